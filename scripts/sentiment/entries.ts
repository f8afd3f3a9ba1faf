// The entries of a pack as texts to learn from: the letters of a word that we know tell its other forms, too.

import { SIGNS } from '../../src/text/sentiment/causes.ts';
import { type Lexicon, lexiconOf } from '../../src/text/sentiment/lexicon.ts';
import type { LanguagePack } from '../../src/text/sentiment/pack.ts';
import { type Seen, seen } from './examples.ts';

const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2];

export interface KnownEntry extends Seen {
  /** How much it counts beside a plain word of feeling. */
  readonly counts: number;
  /** Whether it stands behind a negator, and means the other side. */
  readonly denied: boolean;
}

const STRENGTHS = { weak: 0.6, plain: 1, strong: 1.5 } as const;
/** Cues are of common words: each of them tells less. */
const CUE = 0.25;
/** What is denied is the other side, but not as much; a bad word that is denied least: "not bad" is hardly good. */
const [DENIED_GOOD, DENIED_BAD] = [0.3, 0.15];

/** By their letters alone: what an entry means as a sign is learnt from texts. */
const NO_SIGNS = new Float64Array(SIGNS.length);

const bare = (text: string): string => text.replaceAll('*', '');

/** A phrase tells more than the words in it, which may be of the other side: "not recommended". */
const PHRASE = 2;
const weightOf = (text: string): number => (text.includes(' ') ? PHRASE : 1);

const entriesIn = (texts: readonly string[] | undefined, label: number, counts: number): readonly KnownEntry[] =>
  (texts ?? []).map((text) => ({
    ...seen({ label, text: bare(text), fold: -1 }, null),
    signs: NO_SIGNS,
    counts: counts * weightOf(text),
    denied: false,
  }));

/** With its signs, so that a word that is denied does not keep by its letters the side that it loses by its sign. */
const deniedIn = (pack: LanguagePack, lexicon: Lexicon, texts: readonly string[], label: number, counts: number) =>
  texts
    .filter((text) => !text.includes(' '))
    .map((text, index): KnownEntry => {
      const { negators } = pack.sentiment;
      const denied = `${negators[index % negators.length]} ${bare(text)}`;
      return { ...seen({ label, text: bare(denied), fold: -1 }, lexicon), counts, denied: true };
    });

/** What is known of words before any text is read: their side and, of questions and the middling, that they have none. */
export function knownEntries(pack: LanguagePack): readonly KnownEntry[] {
  const { sentiment, intents } = pack;
  const lexicon = lexiconOf(pack);
  const felt = (['weak', 'plain', 'strong'] as const).flatMap((strength) => [
    ...entriesIn(sentiment.negative[strength], NEGATIVE, STRENGTHS[strength]),
    ...entriesIn(sentiment.positive[strength], POSITIVE, STRENGTHS[strength]),
    ...deniedIn(pack, lexicon, sentiment.negative[strength], POSITIVE, STRENGTHS[strength] * DENIED_BAD),
    ...deniedIn(pack, lexicon, sentiment.positive[strength], NEGATIVE, STRENGTHS[strength] * DENIED_GOOD),
  ]);
  const { support, irony, inquiries, middling } = sentiment;
  const { complaint, praise, thanks, question } = intents;
  return [
    ...felt,
    ...[support, irony, complaint].flatMap((texts) => entriesIn(texts, NEGATIVE, CUE)),
    ...[praise, thanks].flatMap((texts) => entriesIn(texts, POSITIVE, CUE)),
    ...[inquiries, question, middling].flatMap((texts) => entriesIn(texts, NEUTRAL, CUE)),
  ];
}
