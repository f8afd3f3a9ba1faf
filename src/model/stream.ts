import type { Capability } from './capability.ts';

/**
 * All files of one platform with the same columns: what is true of one column holds for its whole, so that splitting
 * a file in two changes nothing. Facts that no single record can tell are gathered here and settled in normalize.
 */
export interface Stream {
  readonly key: string;
  readonly platform: string;
  readonly grouping: 'id' | 'replies' | 'silence';
  readonly certain: readonly Capability[];
  readonly ifSeen: readonly Capability[];
}
