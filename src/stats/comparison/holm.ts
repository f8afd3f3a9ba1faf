/**
 * The probabilities corrected for being looked at together, so that the chance of even one false alarm among them keeps
 * to the level: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
 * (1979) 65-70. In the order of the input; never below what they were.
 */
export function holm(probabilities: readonly number[]): number[] {
  const ascending = [...probabilities.entries()].sort(([, a], [, b]) => a - b);
  const adjusted = new Array<number>(probabilities.length).fill(1);
  let greatest = 0;
  for (const [rank, [index, p]] of ascending.entries()) {
    greatest = Math.max(greatest, Math.min(1, p * (ascending.length - rank)));
    adjusted[index] = greatest;
  }
  return adjusted;
}
