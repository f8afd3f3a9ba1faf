/**
 * What an export can tell. A platform declares what it provides, a metric what it needs; what is needed and not
 * provided makes the metric "not available", with the words below in the reason: "this export has no ...".
 */
export const CAPABILITIES = {
  openings: 'times at which customers asked',
  hours: 'times of day: all its times are days',
  answers: 'answers of the brand',
  messages: 'single messages',
  words: 'words of messages',
  resolutions: 'resolutions',
  'resolution-times': 'times of resolutions',
  ratings: 'ratings',
  opinions: 'ratings, reactions or labels that tell an opinion',
  'judged-words': 'words in a language that is judged',
  topics: 'topics, and no words to find them in',
  categories: 'topics or tags of its own',
  agents: 'names of agents',
  bots: 'answers of bots (--bot NAME says who is one)',
  customers: 'names or ids of customers',
  languages: 'languages of messages',
  offers: 'surveys that were offered',
  'answer-words': 'words of agents',
  reach: 'reach or impressions of posts',
  feedback: 'reactions to posts such as hiding one or reporting it as spam',
} as const satisfies Record<string, string>;
export type Capability = keyof typeof CAPABILITIES;
