import type { Capability } from './capability.ts';

/**
 * All files of one platform with the same columns: what is true of one column holds for its whole, so that splitting
 * a file in two changes nothing. Facts that no single record can tell are gathered here and settled in normalize.
 */
export interface Stream {
  readonly key: string;
  readonly platform: string;
  /** Ids are shared by all exports of one product. */
  readonly system: string;
  readonly grouping: 'id' | 'replies' | 'silence';
  /** Chats that do not say which side wrote: who writes in all of them is the brand. */
  readonly sides: 'threads' | null;
  readonly certain: readonly Capability[];
  readonly ifSeen: readonly Capability[];
}
