import { type Comparison, directionOf } from './comparison.ts';
import { twoSided } from './normal.ts';

/** Events and how long they were waited for: `days` in any unit, the same for both. */
export interface Rate {
  readonly events: number;
  readonly days: number;
}

/** Above this many events the exact sum is long, and the normal approximation as good. */
const MANY = 10_000;

/**
 * Whether events come more often in the second than in the first by more than chance; `null` where nothing happened or
 * no time went by. Given how many there were in all, those of one are binomial with its share of the time:
 * J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940)
 * 313-323. Two-sided by the sum of what is no more probable, as in R's poisson.test.
 */
export function compareRates(first: Rate, second: Rate): Comparison | null {
  const events = first.events + second.events;
  if (events === 0 || !(first.days > 0) || !(second.days > 0)) return null;
  const share = first.days / (first.days + second.days);
  const direction = directionOf(second.events / second.days - first.events / first.days);
  if (events <= MANY) return { test: 'poisson', direction, p: binomial(first.events, events, share) };
  const error = Math.sqrt(events * share * (1 - share));
  return { test: 'poisson', direction, p: twoSided((first.events - events * share) / error) };
}

/** The probability of what is no more probable than `observed` of `all`; 1e-7 as in `fisher`. */
function binomial(observed: number, all: number, share: number): number {
  const weights = new Array<number>(all + 1).fill(0);
  const odds = share / (1 - share);
  const mode = Math.min(all, Math.floor((all + 1) * share));
  weights[mode] = 1;
  for (let k = mode; k < all; k++) weights[k + 1] = (weights[k] as number) * odds * ((all - k) / (k + 1));
  for (let k = mode; k > 0; k--) weights[k - 1] = (weights[k] as number) * (k / (all - k + 1) / odds);
  const limit = (weights[observed] ?? 0) * (1 + 1e-7);
  let extreme = 0;
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight <= limit) extreme += weight;
  }
  return Math.min(1, extreme / sum);
}
