import { printable } from '../model/text.ts';
import { languageEvidence, languageOf, likelyLanguages } from '../text/language/index.ts';
import { type Mask, withoutSecrets } from '../text/mask.ts';
import { languageOfWords } from '../text/reading.ts';
import { explainOpinion, JUDGED, readMessage } from '../text/sentiment/judge.ts';
import type { TopicFinder } from '../text/topics.ts';

/** What the words of one message say, and which of them decided. */
export interface TextInspection {
  /** `null`: the text alone does not tell it. */
  readonly language: string | null;
  /** In which it was judged: where the text alone does not tell, the likeliest. */
  readonly judgedIn: string | null;
  readonly sentiment: {
    readonly label: string;
    readonly score: number;
    readonly confidence: number;
    /** Below zero: towards negative; the heaviest first. */
    readonly because: readonly { readonly text: string; readonly weight: number }[];
  } | null;
  readonly intent: string;
  readonly topics: readonly string[];
}

/** Judged as messages of exports are. Of what decided, nothing is shown that `hide` hides in the whole text. */
export function inspectText(written: string, topics: TopicFinder, hide: Mask = (text) => text): TextInspection {
  const text = withoutSecrets(written);
  const evidence = languageEvidence(text);
  const likely = likelyLanguages(evidence, JUDGED);
  const judgedIn = languageOfWords(text, null);
  const found = topics(written, () => (likely.length === 0 ? null : new Set(likely)));
  return {
    language: evidence === null ? null : languageOf([evidence]),
    judgedIn,
    sentiment: shownOpinion(explainOpinion(text, judgedIn), formOf(hide(written))),
    intent: readMessage(text, judgedIn).intent,
    topics: [...new Set([...found.topics, ...found.ruled.filter(({ about }) => about).map(({ topic }) => topic)])],
  };
}

const HIDDEN = '[hidden]';

/** Part of a number or a name may be what decided: it is shown where the masked text still holds it. */
function shownOpinion(opinion: TextInspection['sentiment'], shown: string): TextInspection['sentiment'] {
  return (
    opinion && {
      ...opinion,
      because: opinion.because.map((one) => ({ ...one, text: shown.includes(one.text) ? one.text : HIDDEN })),
    }
  );
}

/** As explanations write a text: composed letters, straight apostrophes. */
const formOf = (text: string): string => text.normalize('NFC').replaceAll('’', "'");

/** Lines for people. */
export function textLines({ language, judgedIn, sentiment, intent, topics }: TextInspection): readonly string[] {
  const whyNot = judgedIn === null ? 'nothing tells its language' : `words in ${judgedIn} are not`;
  const guess = judgedIn === null ? '' : ` (read as ${judgedIn})`;
  return [
    `Language   ${language ?? `unknown${guess}`}`,
    `Opinion    ${sentiment === null ? `not judged: ${whyNot}` : opinionIn(sentiment)}`,
    ...(sentiment?.because ?? []).map(({ text, weight }) => `           ${signed(weight)}  ${printable(text, 60)}`),
    `Intent     ${intent}`,
    `Topics     ${topics.length === 0 ? 'none' : topics.map((topic) => printable(topic, 60)).join(', ')}`,
  ];
}

const opinionIn = ({ label, confidence }: NonNullable<TextInspection['sentiment']>): string =>
  `${label}, ${Math.round(100 * confidence)} % sure`;

const signed = (weight: number): string => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)}`;
