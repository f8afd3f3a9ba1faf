import type { Stat, StatFactory } from './stat.ts';

/** The earliest or the latest of some instants (epoch milliseconds); `null` of none. */
class Extreme implements Stat<number, number | null> {
  readonly #of: (a: number, b: number) => number;
  #found: number | null = null;

  constructor(of: (a: number, b: number) => number) {
    this.#of = of;
  }

  add(sample: number): void {
    this.#found = this.#found === null ? sample : this.#of(this.#found, sample);
  }

  merge(other: Extreme): void {
    if (other.#found !== null) this.add(other.#found);
  }

  summary(): number | null {
    return this.#found;
  }
}

export const earliest = (): StatFactory<number, number | null> => () => new Extreme(Math.min);
export const latest = (): StatFactory<number, number | null> => () => new Extreme(Math.max);
