import type { Stat } from './stat.ts';

/** Adds up whole numbers: below 2^53 no order of adding changes the sum. */
export class Sum implements Stat<number, number> {
  #sum = 0;

  add(sample: number): void {
    this.#sum += sample;
  }

  merge(other: Sum): void {
    this.#sum += other.#sum;
  }

  summary(): number {
    return this.#sum;
  }
}
