import type { Capability } from './model/capability.ts';
import type { Conversation } from './model/conversation.ts';
import type { FaultLog } from './model/fault-log.ts';
import type { Origin } from './model/interaction.ts';
import type { Options } from './options.ts';
import type { FilePlan } from './sources/plan.ts';
import type { FileResult } from './sources/read.ts';
import type { Stretches } from './stats/index.ts';

/** Reads the words at some places again: nothing else keeps them. What is not there any more is left out. */
export type TextReader = (places: readonly Origin[]) => Promise<ReadonlyMap<Origin, string>>;

/** Everything that is known before anything is measured. */
export interface Analysis {
  readonly options: Options;
  readonly files: readonly AnalyzedFile[];
  readonly interactions: number;
  readonly excluded: number;
  readonly conversations: readonly Conversation[];
  /** Those of the period before the one that is asked for; where none is, or the export does not hold it, none. */
  readonly earlier: readonly Conversation[];
  /** What is compared where a metric tells its change; `null`: the halves of what there is. */
  readonly stretches: Stretches | null;
  /** What each export tells, also of conversations that `--from` and `--to` leave aside. */
  readonly provided: ReadonlySet<ReadonlySet<Capability>>;
  readonly asOf: number | null;
  /** The start of the first conversation, also of one that `--from` leaves aside. */
  readonly earliest: number | null;
  readonly log: FaultLog;
  readonly textsAt: TextReader;
  /** `customer-1`, `customer-2` ...: of all that was read, whatever period is asked for. */
  pseudonymOf(customer: string): string;
}

interface AnalyzedFile {
  readonly plan: FilePlan;
  readonly result: FileResult;
  readonly duplicates: number;
}
