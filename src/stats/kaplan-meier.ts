/**
 * The share is a product of as many rounded fractions as there are answers: off by 2^-52 each at worst, by less than
 * 1e-9 for four million. Without anyone still waiting its values are 1 / n apart, so 1e-9 confuses no two of them either.
 */
const HALF = 0.5 + 1e-9;

/**
 * The smallest wait after which at most half are estimated to wait still; `null` if that is never reached. Takes the
 * waits that ended (`answered`) and the ages of those that had not when last seen (`censored`), both ascending.
 * E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457-481;
 * at a tie, who was answered is taken to have been answered first, so the censored are still at risk.
 */
export function kaplanMeierMedian(answered: Float64Array, censored: Float64Array): number | null {
  let atRisk = answered.length + censored.length;
  let waiting = 1;
  let gone = 0;
  for (const wait of answered) {
    for (; (censored[gone] ?? Infinity) < wait; gone++) atRisk--;
    waiting *= (atRisk - 1) / atRisk;
    if (waiting <= HALF) return wait;
    atRisk--;
  }
  return null;
}
