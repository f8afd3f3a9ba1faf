import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import type { TallySummary } from '../../src/stats/index.ts';
import { planted, SENTENCES } from './planted.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-planted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tallyOf(seed: number, id: string): Promise<TallySummary> {
  const path = join(folder, `planted-${seed}.csv`);
  writeFileSync(path, planted(seed));
  return (await analyze([path], { metrics: [id] })).metrics[id] as TallySummary;
}

const total = (isOne: (sentence: (typeof SENTENCES)[number]) => boolean): number =>
  SENTENCES.filter(isOne).reduce((sum, { times = 1 }) => sum + times, 0);

const seeds = [1, 2, 3];

it.each(seeds)('counts what customers want as often as it was written (%d)', async (seed) => {
  const { rows, total: all } = await tallyOf(seed, 'intents');
  expect(all).toBe(total(() => true));
  const found = Object.fromEntries(rows.map(({ key, count, conversations }) => [key, [count, conversations]]));
  const expected = [...new Set(SENTENCES.map(({ intent }) => intent))].map((intent) => {
    const times = total((sentence) => sentence.intent === intent);
    return [intent, [times, times]];
  });
  expect(found).toEqual(Object.fromEntries(expected));
});

it.each(
  seeds,
)('finds the questions that were asked again and again, and what is usually answered (%d)', async (seed) => {
  const { rows, total: asked } = await tallyOf(seed, 'frequent-questions');
  expect(asked).toBe(total(({ intent }) => intent === 'question'));
  const expected = SENTENCES.filter(({ intent, times = 1 }) => intent === 'question' && times >= 3);
  expect(rows).toHaveLength(expected.length);
  for (const { text, times = 1, answer, unanswered = 0 } of expected) {
    const words = text.split(/[{},?]/).reduce((longest, part) => (part.length > longest.length ? part : longest));
    const row = rows.find(({ key }) => key.includes(words.trim()));
    expect(row, text).toMatchObject({
      count: times,
      share: times / Number(asked),
      answered: (times - unanswered) / times,
      answeredN: times,
      answer: answer?.text ?? null,
      answerN: answer?.times ?? 0,
    });
  }
});
