// Learning: signs over all languages together, then each language with its own letters, pulled to what all share.
import { CLASSES } from '../../src/text/sentiment/model.ts';
import { BUCKETS } from '../../src/text/sentiment/ngrams.ts';
import { SIGNS } from '../../src/text/sentiment/signs.ts';
import { exampleOf, raritiesOf, type Seen } from './examples.ts';
import { train, type Weights } from './logistic.ts';

/** The labelled texts of a language, and the invented support messages in it. */
export interface Material {
  readonly language: string;
  readonly texts: string;
  readonly learns: boolean;
  /** Whether there is a pack of words. */
  readonly words: boolean;
  readonly rows: readonly Seen[];
  readonly support: readonly Seen[];
}

export interface Learnt {
  readonly weights: Weights;
  readonly rarities: Float64Array | null;
}

const NEGATIVE = 0;
const NEUTRAL = 1;
const POSITIVE = 2;

/** An invented support message counts as much as this many published texts: there are few, and they are what is judged. */
const SUPPORT_WEIGHT = 6;
/** In the shared model, as if each set held this many texts. */
const SET_WEIGHT = 500;

const hasNeutral = (rows: readonly Seen[]): boolean => rows.some(({ label }) => label === NEUTRAL);

/** Rarer labels count more, but not as much as if they were as frequent. */
function balance(rows: readonly Seen[]): (label: number) => number {
  const counts = Array.from({ length: CLASSES }, (_, label) => rows.filter((row) => row.label === label).length);
  const present = counts.filter((count) => count > 0).length;
  return (label) => Math.sqrt(rows.length / (present * Math.max(1, counts[label] as number)));
}

/** What signs say in any language. Sets without a neutral label teach only what tells negative from positive. */
export function learnShared(materials: readonly Material[]): Weights {
  const examples = materials.flatMap(({ rows, support }) => {
    const weigh = balance(rows);
    const only = hasNeutral(rows) ? null : [NEGATIVE, POSITIVE];
    return [
      ...rows.map((row) => ({ ...exampleOf(row, null, (weigh(row.label) * SET_WEIGHT) / rows.length), only })),
      ...support.map((row) => exampleOf(row, null, SUPPORT_WEIGHT)),
    ];
  });
  return train(examples, {
    classes: CLASSES,
    places: 0,
    signs: SIGNS.length,
    sparsePenalty: 1,
    densePenalty: 10,
    steps: 150,
  });
}

const ASKING = [SIGNS.indexOf('asks only'), SIGNS.indexOf('topic without feeling')];

/**
 * Subtitles were labelled without a neutral label, yet questions and business without a word of feeling mostly are: such a text
 * teaches what tells negative from positive, and not that nothing is neutral.
 */
const canBeNeutral = ({ signs }: Seen): boolean => ASKING.some((sign) => signs[sign] === 1);

/** How hard the weights of signs are held where only the middle between the labels is learnt. */
const HELD = 3000;
/** The folds of texts that must teach no more than the middle; figures are of the others. */
export const isForMiddle = ({ fold }: { readonly fold: number }): boolean => fold < 2;

/** What all languages share, with the middle between negative, neutral and positive where a part of the texts has it. */
export function learnMiddle({ rows, support }: Material, prior: Weights): Learnt {
  const examples = [
    ...rows.filter(isForMiddle).map((row) => exampleOf(row, null, 1)),
    ...support.map((row) => exampleOf(row, null, SUPPORT_WEIGHT)),
  ];
  const training = { classes: CLASSES, places: 0, signs: SIGNS.length, sparsePenalty: 1, densePenalty: HELD };
  return { weights: train(examples, { ...training, prior, steps: 60 }), rarities: null };
}

export function learnLanguage({ rows, support }: Material, prior: Weights): Learnt {
  const rarities = raritiesOf([...rows, ...support]);
  const weigh = balance(rows);
  const only = hasNeutral(rows) ? null : [NEGATIVE, POSITIVE];
  const examples = [
    ...rows.map((row) => ({ ...exampleOf(row, rarities, weigh(row.label)), only: canBeNeutral(row) ? only : null })),
    ...support.map((row) => exampleOf(row, rarities, SUPPORT_WEIGHT)),
  ];
  const weights = train(examples, {
    classes: CLASSES,
    places: BUCKETS,
    signs: SIGNS.length,
    sparsePenalty: 8,
    densePenalty: 10,
    prior,
    steps: 60,
  });
  return { weights, rarities };
}
