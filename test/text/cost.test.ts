import { describe, expect, it } from 'vitest';
import { deflectionsIn } from '../../src/text/deflection.ts';
import { exampleOf } from '../../src/text/example.ts';
import { languageEvidence } from '../../src/text/language/index.ts';
import { maskOf } from '../../src/text/mask.ts';
import { mentionsIn } from '../../src/text/mentions.ts';
import { answerSketch } from '../../src/text/near.ts';
import { questionIn } from '../../src/text/question.ts';
import { questionSketch } from '../../src/text/question-sketch.ts';
import { readWords } from '../../src/text/reading.ts';
import { explainOpinion } from '../../src/text/sentiment/judge.ts';
import { scan, scanned } from '../../src/text/sentiment/scan.ts';
import { signatureOf } from '../../src/text/signature.ts';
import { onlyThanks } from '../../src/text/thanks.ts';
import { topicFinder } from '../../src/text/topics.ts';

/** What strangers may send: in each the same again and again. */
const UNITS = [
  'a',
  '这个产品很差',
  'a@',
  '@a ',
  '((((',
  ':(',
  '!?',
  "a'",
  'ﷺ',
  '😡',
  'http://',
  '1',
  '-\n',
  'not good ',
];

const topics = topicFinder({ builtIn: 'on', rules: { refund: ['refund*', 'money back'] } });
const mask = maskOf();

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  language: languageEvidence,
  opinion: (text) => readWords(text, null),
  'opinion in English': (text) => explainOpinion(text, 'en'),
  'opinion in Chinese': (text) => explainOpinion(text, 'zh'),
  topics,
  question: questionIn,
  sketches: (text) => [questionSketch(text), answerSketch(text)],
  thanks: onlyThanks,
  mentions: mentionsIn,
  deflection: deflectionsIn,
  signature: signatureOf,
  mask,
  example: (text) => exampleOf(text, mask, 100),
};

/** Of the processor, the least of several: other work on the machine does not count, and a pause hardly. */
function cost(read: (text: string) => unknown, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const begin = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(begin);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const times = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

/** Ten times as long may cost thirty times as much and 20 milliseconds; what is quadratic costs a hundred times. */
describe.each(Object.entries(READERS))('%s: what is ten times as long costs about ten times as much', (_, read) => {
  it.each(UNITS)('%s', (unit) => {
    expect(cost(read, times(unit, 1_000_000))).toBeLessThan(30 * cost(read, times(unit, 100_000)) + 20);
  });
});

describe('the words of an endless text', () => {
  it.each(UNITS)('are read from a bounded beginning: %s', (unit) => {
    scan(times(unit, 1_000_000), { elides: false });
    expect(scanned.text.length).toBeLessThanOrEqual(3000);
    expect(scanned.count).toBeLessThanOrEqual(1200);
    expect(scanned.length).toBeLessThanOrEqual(scanned.letters.length);
  });
});
