import type { Stat, StatFactory } from './stat.ts';

/** The commonest of some texts, how often it was said, and how many there were. */
export interface ModeSummary {
  readonly value: string | null;
  readonly count: number;
  readonly total: number;
}

class Mode implements Stat<string, ModeSummary> {
  readonly #counts = new Map<string, number>();

  add(sample: string): void {
    this.#counts.set(sample, (this.#counts.get(sample) ?? 0) + 1);
  }

  merge(other: Mode): void {
    for (const [text, count] of other.#counts) this.#counts.set(text, (this.#counts.get(text) ?? 0) + count);
  }

  /** Of texts that are equally common the first by code unit: the order in which they came must not matter. */
  summary(): ModeSummary {
    let found: ModeSummary = { value: null, count: 0, total: 0 };
    let total = 0;
    for (const [value, count] of this.#counts) {
      total += count;
      if (count > found.count || (count === found.count && value < (found.value ?? '')))
        found = { value, count, total };
    }
    return { ...found, total };
  }
}

export const mode = (): StatFactory<string, ModeSummary> => () => new Mode();
