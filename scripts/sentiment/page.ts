// docs/accuracy.md out of what was measured.
import { LABELS } from './rows.ts';
import { macroF1, scoreOf } from './score.ts';
import { share, targetTable } from './targets.ts';

/** What one judge said of one set. */
export interface Outcome {
  readonly by: string;
  readonly gold: readonly number[];
  readonly said: readonly number[];
  /** The share of negative corrected for the rates of the other folds; `null` where nobody measured rates. */
  readonly corrected: number | null;
  readonly perSecond: number;
}

export interface SetOutcome {
  readonly texts: string;
  readonly language: string;
  /** Whether anything can be learnt from the labels. */
  readonly meaningful: boolean;
  readonly about: string;
  /** Ours first. */
  readonly outcomes: readonly Outcome[];
}

const two = (value: number): string => value.toFixed(2).replace(/^0/, '');
const three = (value: number): string => value.toFixed(3).replace(/^0/, '');
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** Three figures are all that a speed is worth. */
const speed = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en');

function line({ by, gold, said, corrected, perSecond }: Outcome): string {
  const classes = LABELS.map((_, label) => {
    if (!gold.includes(label)) return '-';
    const { precision, recall, f1 } = scoreOf(gold, said, label);
    return `${two(precision)} / ${two(recall)} / ${two(f1)}`;
  });
  const cells = [
    by,
    String(gold.length),
    `**${three(macroF1(gold, said))}**`,
    ...classes,
    percent(share(gold)),
    percent(share(said)),
  ];
  return `| ${[...cells, corrected === null ? '-' : percent(corrected), speed(perSecond)].join(' | ')} |`;
}

const section = ({ texts, language, about, outcomes }: SetOutcome): string =>
  [
    `### ${texts}, ${language}`,
    '',
    about,
    '',
    '| judge | texts | macro-F1 | negative P / R / F1 | neutral P / R / F1 | positive P / R / F1 | labelled negative | judged negative | corrected | messages a second |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...outcomes.map(line),
    '',
  ].join('\n');

/** Ours alone, a line a language. */
function supportTable(sets: readonly SetOutcome[]): string {
  const lines = sets
    .filter(({ texts }) => texts.includes('support'))
    .map(({ texts, language, outcomes }) => {
      const { gold = [], said = [] } = outcomes[0] ?? {};
      const { precision, recall, f1 } = scoreOf(gold, said, 0);
      const cells = [language, texts, gold.length, three(macroF1(gold, said)), two(precision), two(recall), two(f1)];
      return `| ${[...cells, percent(share(gold)), percent(share(said))].join(' | ')} |`;
    });
  return [
    '| language | texts | n | macro-F1 | negative precision | recall | F1 | labelled negative | judged negative |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: |',
    ...lines,
  ].join('\n');
}

export const page = (sets: readonly SetOutcome[]): string => `# What the text judgement is worth
<!-- Written by \`npm run accuracy -- FOLDER\`; edits here are lost. -->

How often the judgement of a single message (negative, neutral, positive) is right, beside three libraries, on the same
texts in the same run.

## How it was measured

- **Cross-validation.** Each set is cut into five fixed parts. Every text is judged by models that were trained on the
  other four; a text that stands in a set twice counts once. The weights that all languages share are learnt without the
  same part of each set. Subtitles of one film stand in several languages, so a translation of a text may lie in
  another part of another set: only those shared weights, of about fifty signs and of no word, could learn from it. No
  letters of a language are learnt from texts in another one.
- **Words of our own** are written from knowledge of the languages. Nothing here can prove that no word was taken from the
  texts that they are scored on; the invented support messages, which were written apart, are the check on it. The entries
  of the lists also stand among what letters are learnt from, so that other forms of a known word are known, too.
- How hard weights are held, and how much a support message or an entry counts, was tried by cross-validation on the same
  published texts. So the figures may be a little too good.
- **macro-F1** is the mean of the F1 of the labels that a set has. P / R / F1: precision, recall, and their harmonic mean.
  Subtitles have no neutral label: there a neutral answer is a miss. Reviews are for scoring only and nothing is learnt from them: they are judged by
  words alone, with weights learnt on other languages and on support messages and reviews that were invented for this.
- **Judged negative** is the share called negative. **Corrected** is that share after the correction that reports carry
  (Rogan and Gladen), with the error rates of the other four parts.
- **Messages a second** of processor time, the judgement alone. Speeds move with the machine.
- \`multilang-sentiment\` was given 60 texts of each set, evenly spread. \`sentiment\` and \`vader-sentiment\` know English;
  on other languages they show what an English word list makes of them.

## What is asked for, and what is reached

Speed is asked for as 100,000 short messages a second of one core for language, opinion, topics and intent together:
\`node bench/text.mjs\` measures it. The speeds below are of the opinion alone.

${targetTable(sets)}

## What these figures cannot tell

- Tweets, subtitles and reviews are **not support messages**. Their labels were given by other people, by other rules,
  with a third of the tweets in each label. In support most messages state a problem, and who states one is not pleased:
  that is what the judge is taught to call negative, also without a word of feeling ("my parcel has not arrived"). The
  support sets below show it, but they are small.
- Subtitles were labelled in English and Finnish and the labels carried over to the translations, so they are noisy. An F1
  of 900 texts moves by 2 points either way by chance alone.
- Irony, quotations and what a picture shows are missed. A judge that errs once in four messages says little of one
  message; of thousands it says how shares differ and move, and the corrected share what they are, as long as the
  messages are like the texts that the rates were measured on.
- The error rates in a report are those of these texts: in English of real support messages; of tweets in German, Spanish,
  French, Italian, Portuguese and Arabic; of the invented support messages where the published texts have no neutral label
  or stars for labels (few as they are, the interval is wide, and invented sentences are plainer than real ones). On other
  texts the corrected share can be off by as much as the plain one.

## Support messages

What the judge is for. Real ones there are in English alone; in other languages they were **invented for this page**, as
customers write to shops, banks, carriers and airlines, and no model learnt from them. Invented sentences are plainer than
real ones, and one text in fifty is two points: the figures show that no language is judged blindly, and how good the
judgement of real messages is only roughly. They were written by who knew neither lists nor rules nor the
messages that models learn from, with hard ones among them (irony, complaints without a word of feeling, plain questions with
frightening words), and are looked at by nobody who changes the rules. A second reader, who did not see the first labels, gave
979 of 980 the same label; so near an agreement says that invented messages are clear ones. How much messages count and which
words stay was chosen on other messages before these were scored for the first time; what was changed since, decision 164 tells.

${supportTable(sets)}

## All figures

${sets.map(section).join('\n')}
## The texts, and whom they are owed to

None of them is part of this project. What is shipped (\`src/text/data/sentiment\`) are weights learnt from tweets and
subtitles: a number a sign and two a group of letters, which many groups share, so that no text can be read back.

- Tweets: the Unified Multilingual Sentiment Analysis Benchmark, tweets in eight languages (Barbieri, Espinosa Anke,
  Camacho-Collados: XLM-T, 2022), published with its repository under the
  [Apache License 2.0](https://www.apache.org/licenses/LICENSE-2.0).
- Subtitles: XED, a multilingual dataset for sentiment analysis and emotion detection (Öhman, Pàmies, Kajava, Tiedemann,
  2020), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); its emotions taken for negative and positive.
- Reviews in Japanese and Chinese: for these figures alone.
- Support messages: invented for this project, in \`test/text/accuracy/blind.tsv\`; those that the models learn from are
  others, in \`scripts/sentiment/support/\`, with reviews in \`scripts/sentiment/reviews.tsv\`.

The models are made by \`npx tsx scripts/train-sentiment.ts FOLDER\`.
`;
