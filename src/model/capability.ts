/**
 * What an export can tell. A platform declares what it provides, a metric what it needs; what is needed and not
 * provided makes the metric "not available", with the words below as the reason.
 */
export const CAPABILITIES = {
  openings: 'when customers asked',
  answers: 'what the brand answered, or when',
  messages: 'single messages of both sides',
  resolutions: 'when cases were resolved',
  ratings: 'ratings',
  opinions: 'ratings, reactions or labels that tell the opinion of a customer',
  topics: 'topics, categories or words to find them in',
  categories: 'topics or tags of its own',
  agents: 'who of the brand answered',
} as const satisfies Record<string, string>;
export type Capability = keyof typeof CAPABILITIES;
