/** A name of a column, folded, or how it begins; or several, of which one is there. */
export type ColumnName = string | readonly string[];

/**
 * A file that is known and holds nothing to measure: a report of averages, a table beside the tickets. Recognised, so
 * that it is neither taken for an export that it resembles nor refused without a word of why. Adding one is one line.
 */
export interface Unmeasured {
  /** What it is, after "this is": `Chatwoot's report of agents`. */
  readonly title: string;
  /** All of them are there. */
  readonly columns: readonly ColumnName[];
  /** And one column at least that is called so. */
  like?(name: string): boolean;
  /** A shape so common that an export of conversations has it too: only where nothing else fits. */
  readonly last?: true;
  /** What it is and cannot tell, in a sentence. */
  readonly why: string;
  /** Which export tells it, in a sentence. */
  readonly instead: string;
}

/** Why averages are no input, whoever made them. */
export const AVERAGES =
  'It holds averages over many conversations, from which no median, percentile, share or list of who waits follows; so no figure is computed from it.';
