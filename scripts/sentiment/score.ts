// What judgements are worth.

/** The place of the highest chance. */
export const choice = (chances: readonly number[]): number => chances.indexOf(Math.max(...chances));

interface ClassScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scoreOf(gold: readonly number[], said: readonly number[], label: number): ClassScore {
  const right = gold.filter((one, index) => one === label && said[index] === label).length;
  const called = said.filter((one) => one === label).length;
  const all = gold.filter((one) => one === label).length;
  return {
    precision: called === 0 ? 0 : right / called,
    recall: all === 0 ? 0 : right / all,
    f1: called + all === 0 ? 0 : (2 * right) / (called + all),
  };
}

/** The mean F1 over the labels that the texts have. */
export function macroF1(gold: readonly number[], said: readonly number[]): number {
  const labels = [0, 1, 2].filter((label) => gold.includes(label));
  return labels.reduce((sum, label) => sum + scoreOf(gold, said, label).f1, 0) / labels.length;
}
