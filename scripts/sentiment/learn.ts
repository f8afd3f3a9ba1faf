// Learning: signs over all languages together, then each language with its own letters, pulled to what all share.

import { SIGNS } from '../../src/text/sentiment/causes.ts';
import { CLASSES } from '../../src/text/sentiment/model.ts';
import { BUCKETS } from '../../src/text/sentiment/ngrams.ts';
import type { KnownEntry } from './entries.ts';
import { exampleOf, raritiesOf, type Seen } from './examples.ts';
import { type Example, train, type Weights } from './logistic.ts';

/** The labelled texts of a language, and the invented support messages in it. */
export interface Material {
  readonly language: string;
  readonly texts: string;
  readonly learns: boolean;
  /** Whether there is a pack of words. */
  readonly words: boolean;
  /** The entries of the pack, where letters are learnt. */
  readonly entries: readonly KnownEntry[];
  readonly rows: readonly Seen[];
  readonly support: readonly Seen[];
  /** Invented reviews: only where the published texts teach nothing. */
  readonly reviews: readonly Seen[];
}

export interface Learnt {
  readonly weights: Weights;
  readonly rarities: Float64Array | null;
}

const NEGATIVE = 0;
const NEUTRAL = 1;
const POSITIVE = 2;

/**
 * What a language learns from its support messages: together they count as much as `part` of its published texts, which are
 * of other matters. Published texts without a neutral label leave it to them to teach what is neutral.
 */
const WITH_NEUTRAL = { part: 0.8, sparsePenalty: 8, biasPenalty: 30, levels: false } as const;
const WITHOUT_NEUTRAL = { part: 0.6, sparsePenalty: 5, biasPenalty: 3, levels: true } as const;
/** These published texts are judged worse the more support messages count: here they count less. */
const PARTS: Readonly<Record<string, number>> = { pt: 0.1, ru: 0.45 };
/** What a support message counts where nothing else is learnt from; in the shared model. */
const [ALONE, SHARED] = [3, 0.4];
/** What a word of feeling in a pack counts beside a published text, where the texts are few and noisy. */
const ENTRY = 0.3;

const OF_SIGNS = { classes: CLASSES, places: 0, signs: SIGNS.length, sparsePenalty: 1 } as const;

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
  const examples = materials.flatMap(({ rows: published, support, learns }) => {
    const rows = learns ? published : [];
    const weigh = balance(rows);
    const only = hasNeutral(rows) ? null : [NEGATIVE, POSITIVE];
    return [
      ...rows.map((row) => ({ ...exampleOf(row, null, (weigh(row.label) * SET_WEIGHT) / rows.length), only })),
      ...support.map((row) => exampleOf(row, null, SHARED)),
    ];
  });
  return train(examples, { ...OF_SIGNS, densePenalty: () => 10, biasPenalty: 0.1, steps: 150 });
}

const ASKING = [SIGNS.indexOf('asks only'), SIGNS.indexOf('topic without feeling')];

/**
 * Subtitles were labelled without a neutral label, yet questions and business without a word of feeling mostly are: such a text
 * teaches what tells negative from positive, and not that nothing is neutral.
 */
const canBeNeutral = ({ signs }: Seen): boolean => ASKING.some((sign) => signs[sign] === 1);

/**
 * What a language learns from whose published texts nothing may be learnt: how much a review that was invented counts, and
 * how hard the weights of letters and of signs are held. Chosen by cross-validation on the invented texts alone.
 */
const [REVIEW, HELD_LETTERS, HELD, HELD_BIAS] = [12, 10, 15, 1];

/** What all languages share, moved by the support messages and reviews that were invented in this one. */
export function learnInvented({ support, reviews }: Material, prior: Weights): Learnt {
  const rarities = raritiesOf([...support, ...reviews], []);
  const examples = [
    ...support.map((row) => exampleOf(row, rarities, ALONE)),
    ...reviews.map((row) => exampleOf(row, rarities, REVIEW)),
  ];
  const weights = train(examples, {
    classes: CLASSES,
    places: BUCKETS,
    signs: SIGNS.length,
    sparsePenalty: HELD_LETTERS,
    densePenalty: () => HELD,
    biasPenalty: HELD_BIAS,
    prior,
    steps: 60,
  });
  return { weights, rarities };
}

/** A word of a side tells that side from the other; an entry of neither side that it is neutral. */
function entryExamples(entries: readonly KnownEntry[], rarities: Float64Array): readonly Example[] {
  return entries.map((entry) => ({
    ...exampleOf(entry, rarities, ENTRY * entry.counts),
    only: entry.label === NEUTRAL ? null : [NEGATIVE, POSITIVE],
  }));
}

/** About the rarity of a part of words that stands in one text of 150. */
const MIDDLE_RARITY = 5;

/** Where texts are few, how rare a part of words is says less: rare and common ones are made more alike. */
const levelled = (rarities: Float64Array): Float64Array => rarities.map((rarity) => Math.sqrt(rarity * MIDDLE_RARITY));

export function learnLanguage({ language, rows, support, entries }: Material, prior: Weights): Learnt {
  const weigh = balance(rows);
  const ways = hasNeutral(rows) ? WITH_NEUTRAL : WITHOUT_NEUTRAL;
  const counted = raritiesOf(
    [...rows, ...support],
    entries.filter(({ denied }) => !denied),
  );
  const rarities = ways.levels ? levelled(counted) : counted;
  const each = ((PARTS[language] ?? ways.part) * rows.length) / support.length;
  const only = hasNeutral(rows) ? null : [NEGATIVE, POSITIVE];
  const examples = [
    ...rows.map((row) => ({ ...exampleOf(row, rarities, weigh(row.label)), only: canBeNeutral(row) ? only : null })),
    ...support.map((row) => exampleOf(row, rarities, each)),
    ...entryExamples(entries, rarities),
  ];
  const weights = train(examples, {
    classes: CLASSES,
    places: BUCKETS,
    signs: SIGNS.length,
    sparsePenalty: ways.sparsePenalty,
    densePenalty: () => 10,
    biasPenalty: ways.biasPenalty,
    prior,
    steps: 60,
  });
  return { weights, rarities };
}
