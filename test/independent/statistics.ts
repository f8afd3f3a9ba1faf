/** Linear interpolation between closest ranks. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)] as number, sorted[Math.ceil(rank)] as number];
  return below + (above - below) * (rank - Math.floor(rank));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** The smallest time at which the estimated share still waiting is at most one half; null where there is none. */
export function kaplanMeier(ended: readonly number[], waiting: readonly number[]): number | null {
  let share = 1;
  for (const time of [...new Set(ended)].sort((a, b) => a - b)) {
    const atRisk = [...ended, ...waiting].filter((one) => one >= time).length;
    share *= 1 - ended.filter((one) => one === time).length / atRisk;
    if (share <= 0.5 + 1e-12) return time;
  }
  return null;
}

/** Times in milliseconds; figures in seconds. */
export function durationFigures(ended: readonly number[], invalid: number, waiting: number) {
  const seconds = ended.map((time) => time / 1000);
  return {
    n: seconds.length,
    invalid,
    censored: waiting,
    mean: seconds.length === 0 ? null : seconds.reduce((sum, one) => sum + one, 0) / seconds.length,
    median: median(seconds),
    p75: quantile(seconds, 0.75),
    p90: quantile(seconds, 0.9),
    p95: quantile(seconds, 0.95),
    min: quantile(seconds, 0),
    max: quantile(seconds, 1),
  };
}
