import * as z from 'zod';
import { whole } from './fields.ts';

/** What one conversation holds: how many observations (`x`), and what they come to (`y`). Whole numbers. */
interface Cluster {
  readonly x: number;
  readonly y: number;
}

export const clustersSchema = z
  .object({
    conversations: whole.describe('Those with an observation at all'),
    xx: whole,
    xy: whole,
    yy: whole,
  })
  .describe(
    'Where a conversation holds several observations: with x of them in a conversation, y of which matched (of times: y is the sum of the numbers of their bins), the sums of x², xy and y² over conversations. How alike they are follows, and so how many independent ones they are worth.',
  );
export type Clusters = z.infer<typeof clustersSchema>;

/** Sums of whole numbers, so that the order of conversations changes nothing. */
export class ClusterSums {
  #conversations = 0;
  #x = 0;
  #xx = 0;
  #xy = 0;
  #yy = 0;

  add({ x, y }: Cluster): void {
    if (x === 0) return;
    this.#conversations += 1;
    this.#x += x;
    this.#xx += x * x;
    this.#xy += x * y;
    this.#yy += y * y;
  }

  merge(other: ClusterSums): void {
    this.#conversations += other.#conversations;
    this.#x += other.#x;
    this.#xx += other.#xx;
    this.#xy += other.#xy;
    this.#yy += other.#yy;
  }

  /**
   * As a field of a summary; nothing where every conversation holds one observation, which says it all. Nothing either
   * where the sums are too large to be whole: in any order of adding they then are, since rounding keeps what is larger.
   */
  summary(): { clusters?: Clusters } {
    if (this.#xx === this.#x || ![this.#xx, this.#xy, this.#yy].every(Number.isSafeInteger)) return {};
    return { clusters: { conversations: this.#conversations, xx: this.#xx, xy: this.#xy, yy: this.#yy } };
  }
}
