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

/** The same of numbers that not all can be told (`null`); where none can, neither can their sum. */
export class ToldSum implements Stat<number | null, number | null> {
  #sum = 0;
  #told = false;
  #untold = false;

  add(sample: number | null): void {
    this.#sum += sample ?? 0;
    if (sample === null) this.#untold = true;
    else this.#told = true;
  }

  merge(other: ToldSum): void {
    this.#sum += other.#sum;
    this.#told ||= other.#told;
    this.#untold ||= other.#untold;
  }

  summary(): number | null {
    return this.#untold && !this.#told ? null : this.#sum;
  }
}
