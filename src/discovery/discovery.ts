/** Words that repeat in messages that no topic names yet. */
export interface DiscoveredGroup {
  readonly name: string;
  /** As people write them, the commonest first. */
  readonly words: readonly string[];
  /** Customer messages without a topic that the rules would find, and the conversations that they stand in. */
  readonly messages: number;
  readonly conversations: number;
  /** Of all customer messages with words. */
  readonly share: number;
  /** In the last period and in the one before it; `null` where the export is too short to tell. */
  readonly now: number | null;
  readonly before: number | null;
  /** now / before - 1; `null` where there was nothing before, too. */
  readonly growth: number | null;
  readonly examples: readonly string[];
  /** For the topics of a configuration. */
  readonly rules: readonly string[];
}

/** What `socmetrics topics` tells: the border between finding and showing. */
export interface Discovery {
  readonly tool: { readonly name: 'socmetrics'; readonly version: string };
  readonly files: readonly string[];
  /** Customer messages with words, and how many of them stand in conversations that have a topic already. */
  readonly messages: number;
  readonly named: number;
  readonly namedShare: number | null;
  /** Of those that have none, how many the groups below would name. */
  readonly found: number;
  readonly compared: { readonly from: string; readonly middle: string; readonly to: string } | null;
  readonly groups: readonly DiscoveredGroup[];
}
