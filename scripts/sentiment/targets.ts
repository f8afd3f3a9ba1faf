// What the judgement is meant to reach, and whether it does: one line a figure.
import type { SetOutcome } from './page.ts';
import { macroF1, scoreOf } from './score.ts';

const NEGATIVE = 0;

interface Figure {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

interface Target {
  readonly texts: string;
  readonly measure: string;
  readonly of: (gold: readonly number[], said: readonly number[]) => number;
  readonly least: Readonly<Record<string, number>>;
}

const negativeF1 = (gold: readonly number[], said: readonly number[]): number => scoreOf(gold, said, NEGATIVE).f1;

/** Whatever is asked for, by the texts it is asked of. */
const TARGETS: readonly Target[] = [
  { texts: 'support messages on Twitter', measure: 'negative F1', of: negativeF1, least: { en: 0.8 } },
  {
    texts: 'tweets',
    measure: 'macro-F1',
    of: macroF1,
    least: { en: 0.62, de: 0.66, es: 0.58, fr: 0.63, it: 0.58, pt: 0.64 },
  },
  {
    texts: 'film subtitles',
    measure: 'macro-F1',
    of: macroF1,
    least: { pl: 0.65, ru: 0.65, sl: 0.65, hr: 0.65, cs: 0.65 },
  },
  { texts: 'product reviews', measure: 'macro-F1', of: macroF1, least: { zh: 0.5, ja: 0.5 } },
];

/** How far, in points, the share called negative may lie from the labelled one, in every set. */
const WITHIN = 8;

const three = (value: number): string => value.toFixed(3).replace(/^0/, '');

export const share = (labels: readonly number[]): number =>
  labels.filter((label) => label === NEGATIVE).length / labels.length;

const oursOf = ({ outcomes }: SetOutcome) => outcomes[0] ?? { gold: [], said: [] };

function scores(sets: readonly SetOutcome[]): readonly Figure[] {
  return TARGETS.flatMap(({ texts, measure, of, least }) =>
    Object.entries(least).map(([language, target]) => {
      const set = sets.find((one) => one.texts === texts && one.language === language);
      const name = `${measure}, ${texts}, ${language}`;
      if (!set) return { name, target: `at least ${three(target)}`, measured: 'not measured', met: false };
      const { gold, said } = oursOf(set);
      const measured = of(gold, said);
      return { name, target: `at least ${three(target)}`, measured: three(measured), met: measured >= target };
    }),
  );
}

const shares = (sets: readonly SetOutcome[]): readonly Figure[] =>
  sets.map((set) => {
    const { gold, said } = oursOf(set);
    const points = 100 * (share(said) - share(gold));
    return {
      name: `negative share, ${set.texts}, ${set.language}`,
      target: `within ${WITHIN} points`,
      measured: `${points < 0 ? '-' : '+'}${Math.abs(points).toFixed(1)} points`,
      met: Math.abs(points) <= WITHIN,
    };
  });

export function targetTable(sets: readonly SetOutcome[]): string {
  const figures = [...scores(sets), ...shares(sets)];
  const missed = figures.filter(({ met }) => !met).length;
  return [
    `${figures.length - missed} of ${figures.length} figures are met, ${missed} missed.`,
    '',
    '| figure | target | measured | |',
    '| --- | --- | --: | --- |',
    ...figures.map(
      ({ name, target, measured, met }) => `| ${name} | ${target} | ${measured} | ${met ? 'met' : '**missed**'} |`,
    ),
  ].join('\n');
}
