import { expect, it } from 'vitest';
import { compareCounts, compareDurations, compareRatios } from '../../../src/stats/comparison/index.ts';
import { addTogether, count, durations, ratio, type Stat } from '../../../src/stats/index.ts';

/** What one factory makes of conversations, each given as the samples that it holds. */
function told<Sample, Summary>(stat: Stat<Sample, Summary>, conversations: readonly (readonly Sample[])[]) {
  for (const samples of conversations) addTogether(stat, samples);
  return { summary: stat.summary(), conversations: null };
}

const times = <T>(many: number, value: T): T[] => Array.from({ length: many }, () => value);
const matched = (yes: number, no: number) => [
  ...times(yes, { matched: 1, total: 1 }),
  ...times(no, { matched: 0, total: 1 }),
];

it('takes five messages of one mind for one', () => {
  const spoken = (good: number, bad: number, size: number) =>
    told(ratio()(), [...times(good, matched(size, 0)), ...times(bad, matched(0, size))]);
  // 40 of 100 against 50 of 100 conversations: z = 1.42. Five messages each make no more of it.
  const alone = compareRatios(spoken(40, 60, 1), spoken(50, 50, 1));
  const five = compareRatios(spoken(40, 60, 5), spoken(50, 50, 5));
  expect(alone?.p).toBeCloseTo(0.1552, 3);
  expect(five?.p).toBeCloseTo(0.1552, 1);
  const independent = compareRatios(
    told(
      ratio()(),
      times(500, 0).map((_, i) => matched(i < 200 ? 1 : 0, i < 200 ? 0 : 1)),
    ),
    told(
      ratio()(),
      times(500, 0).map((_, i) => matched(i < 250 ? 1 : 0, i < 250 ? 0 : 1)),
    ),
  );
  expect(independent?.p).toBeLessThan(0.002);
});

it('takes turns of one conversation that wait alike for fewer', () => {
  const waited = (minutes: readonly number[], size: number) =>
    told(
      durations()(),
      minutes.map((minute) => times(size, { elapsed: minute * 60_000 })),
    );
  const quick = times(60, 0).map((_, at) => 10 + (at % 30));
  const slow = quick.map((minute) => minute + 4);
  const alone = compareDurations(waited(quick, 1), waited(slow, 1));
  const four = compareDurations(waited(quick, 4), waited(slow, 4));
  const summary = { ...waited(quick, 4).summary };
  delete summary.clusters;
  const later = { ...waited(slow, 4).summary };
  delete later.clusters;
  const naive = compareDurations({ summary, conversations: null }, { summary: later, conversations: null });
  expect(four?.p).toBeCloseTo(alone?.p ?? 0, 1);
  expect(naive?.p).toBeLessThan((four?.p ?? 0) / 20);
});

it('counts what comes in heaps as heaps', () => {
  const written = (conversations: number, size: number) => ({
    summary: told(count()(), times(conversations, [{ value: size }])).summary,
    days: 10,
  });
  // 20 against 35 cases: p = 0.058. That each brings ten messages makes it no clearer.
  expect(compareCounts(written(20, 1), written(35, 1))?.p).toBeCloseTo(0.0577, 3);
  expect(compareCounts(written(20, 10), written(35, 10))?.p).toBeCloseTo(0.0577, 3);
});

it('tests no rate that is no share', () => {
  const often = told(ratio()(), [[{ matched: 7, total: 2 }]]);
  expect(compareRatios(often, often)).toBeNull();
});
