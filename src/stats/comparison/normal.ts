/** Above this the series would lose digits to cancellation; the continued fraction converges fast from here on. */
const FAR = 3;

/**
 * The probability that a standard normal value lies at least `|z|` from 0, on either side. Near the centre by the series
 * of G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004), no. 4; in the tails
 * by Laplace's continued fraction, M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.2.14.
 */
export function twoSided(z: number): number {
  const distance = Math.abs(z);
  return distance < FAR ? 1 - 2 * central(distance) : 2 * upperTail(distance);
}

const density = (z: number): number => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);

/** From 0 to z. */
function central(z: number): number {
  let sum = z;
  let term = z;
  for (let odd = 3; sum !== sum + term || odd === 3; odd += 2) {
    term *= z ** 2 / odd;
    sum += term;
  }
  return sum * density(z);
}

function upperTail(z: number): number {
  let fraction = z;
  for (let step = 80; step >= 1; step--) fraction = z + step / fraction;
  return density(z) / fraction;
}
