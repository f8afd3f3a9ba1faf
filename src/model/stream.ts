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
  /** Of two exports that tell of one case, the one of the lower rank tells more of it. */
  readonly rank: number;
  /** A shape that people make by hand, of the cases of any product. */
  readonly byHand: boolean;
  /** Who answers is a person of the team, and no account that customers write to. */
  readonly agentsArePeople: boolean;
  readonly grouping: 'id' | 'replies' | 'silence';
  /** Chats that do not say which side wrote: who writes in all of them is the brand. */
  readonly sides: 'threads' | null;
  readonly certain: readonly Capability[];
  readonly ifSeen: readonly Capability[];
}
