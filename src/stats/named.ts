import type { Stat, StatFactory } from './stat.ts';

/**
 * One stat per name. Declared names are there from the start; others join when they occur. Names may come from the
 * data, hence a Map inside: a part called "constructor" is a part like any other.
 */
export class Named<Sample, Summary> {
  readonly #make: StatFactory<Sample, Summary>;
  readonly #declared: readonly string[];
  readonly #stats = new Map<string, Stat<Sample, Summary>>();

  constructor(make: StatFactory<Sample, Summary>, declared: readonly string[] = []) {
    this.#make = make;
    this.#declared = declared;
    for (const name of declared) this.#at(name);
  }

  add(name: string, sample: Sample): void {
    this.#at(name).add(sample);
  }

  /** One sample per name; `null` adds nothing. */
  addEach(samples: Readonly<Record<string, Sample | null>> = {}): void {
    for (const [name, sample] of Object.entries(samples)) if (sample !== null) this.add(name, sample);
  }

  merge(other: Named<Sample, Summary>): void {
    for (const [name, stat] of other.#stats) this.#at(name).merge(stat);
  }

  /** The declared names in their order, then the others by code unit, whatever order they came in. */
  summary(): Record<string, Summary> {
    const names = new Set([...this.#declared, ...[...this.#stats.keys()].sort()]);
    return Object.fromEntries(Array.from(names, (name) => [name, this.#at(name).summary()]));
  }

  #at(name: string): Stat<Sample, Summary> {
    const known = this.#stats.get(name);
    if (known) return known;
    const fresh = this.#make();
    this.#stats.set(name, fresh);
    return fresh;
  }
}
