import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze } from '../src/pipeline.ts';
import type { Report } from '../src/report/report.ts';
import { ROOT } from './support/fixtures.ts';
import { expectFigures, oracleFigures } from './support/oracle.ts';
import { findings, problemCount, summary } from './support/report.ts';

/** Public exports of strangers. They are no part of this repository and nothing of them is copied into it. */
const DATA = join(ROOT, '..', 'shared', 'data');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: the tests of real data are skipped.');

const text = (path: string): string => readFileSync(join(DATA, path), 'utf8');
const named = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(DATA, folder))
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);

const reports = new Map<string, Promise<Report>>();
function report(path: string, options: AnalyzeOptions = {}): Promise<Report> {
  const key = JSON.stringify([path, options]);
  const known = reports.get(key) ?? analyze([path], { workingDirectory: DATA, ...options });
  reports.set(key, known);
  return known;
}

const available = ({ metrics }: Report): readonly string[] =>
  Object.keys(metrics).filter((id) => metrics[id]?.kind !== 'not-available');

const expectSame = async (paths: readonly string[]): Promise<void> => {
  const [first, ...others] = await Promise.all(paths.map(async (path) => findings(await report(path))));
  for (const [index, other] of others.entries()) expect(other, paths[index + 1]).toEqual(first);
};

describe.skipIf(!isHere)('tweets of customers and brands', () => {
  it.each(['twcs-5000', 'sample-93'])('of %s give every figure that another program found', async (name) => {
    const found = oracleFigures(await report(`twcs/${name}.csv`));
    expectFigures(found, JSON.parse(text(`twcs/${name}.expected.json`)));
  });

  it('are all read, also where a field holds bare carriage returns', async () => {
    const { input } = await report('twcs/twcs-5000.csv');
    expect(input.files[0]?.records).toEqual({ read: 5000, used: 5000, skipped: 0, duplicates: 0 });
  });

  it('answer 2,078 of 2,275 turns and 2,083 of 2,778 messages', async () => {
    const tweets = await report('twcs/twcs-5000.csv');
    expect(summary(tweets, 'response-rate-turns', 'ratio')).toMatchObject({ matched: 2078, total: 2275 });
    expect(summary(tweets, 'response-rate-messages', 'ratio')).toMatchObject({ matched: 2083, total: 2778 });
  });

  it('of the publisher’s sample answer 41 of 42 turns, with 4 pending', async () => {
    const turns = summary(await report('twcs/sample-93.csv'), 'response-rate-turns', 'ratio');
    expect(turns).toMatchObject({ matched: 41, total: 42, pending: 4 });
  });
});

describe.skipIf(!isHere)('cases of two cities', () => {
  it('of New York are the same in seven formats', async () => {
    const formats = named('311', /^NYC311-5\./);
    expect(formats).toHaveLength(7);
    await expectSame(formats);
    expect((await report(formats[0] as string)).input.conversations).toBe(5);
  });

  const boston = ['boston311-100.csv', 'boston311-dmy-100.csv', 'boston311-100.jsonl'].map((name) => `311/${name}`);

  it('of Boston are the same as CSV, with the day first, and as JSON lines', async () => {
    await expectSame(boston);
  });

  it('of Boston: 85 of 100 are closed, after 16.157 h in the median and 110.629 h on average', async () => {
    const cases = await report(boston[0] as string);
    const time = summary(cases, 'resolution-time', 'duration');
    expect(summary(cases, 'resolution-rate', 'ratio')).toMatchObject({ matched: 85 });
    expect(cases.input.conversations).toBe(100);
    expect(time).toMatchObject({ n: 85, invalid: 0, censored: 15 });
    expect(((time.median ?? 0) / 3600).toFixed(3)).toBe('16.157');
    expect(((time.mean ?? 0) / 3600).toFixed(3)).toBe('110.629');
  });
});

describe.skipIf(!isHere)('tickets whose times are impossible', () => {
  const path = 'kaggle-support-tickets/customer_support_tickets.csv';
  const tickets = () => report(path);

  it('are counted, and none of them is averaged', async () => {
    const found = await tickets();
    expect(problemCount(found, 'impossible-interval')).toBe(1365);
    expect(found.metrics['resolution-time']).toMatchObject({ kind: 'not-available' });
    expect(found.metrics['first-resolution-time']).toMatchObject({ kind: 'not-available' });
  });

  it('have the ratings that stand at the end of their rows', async () => {
    // The last column is the rating, and no line inside a quoted text ends like that.
    const ratings = [...text(path).matchAll(/,(\d)\.0$/gm)].map(([, rating]) => Number(rating));
    const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
    expect(mean.toFixed(4)).toBe('2.9913');
    const satisfaction = summary(await tickets(), 'satisfaction', 'ratio');
    expect(satisfaction.total).toBe(2769);
    expect(satisfaction.total).toBe(ratings.length);
    expect(satisfaction.matched).toBe(ratings.filter((rating) => rating >= 4).length);
  });

  it('have no response rate, because nothing says when customers asked', async () => {
    expect((await tickets()).metrics['response-rate']).toEqual({
      kind: 'not-available',
      reason: 'this export has no times at which customers asked',
    });
  });

  it('are skipped where they hold no time at all, and nowhere else', async () => {
    const found = await tickets();
    const [file] = found.input.files;
    expect(file?.records.read).toBe(8469);
    expect(file?.records.skipped).toBe(problemCount(found, 'no-time'));
  });
});

describe.skipIf(!isHere)('complaints about banks', () => {
  const path = 'cfpb/consumer_complaints.csv';

  it('have the topics of their column Product', async () => {
    // The date comes first, then the product; both lie before any text that might hold a line break.
    const products = [...text(path).matchAll(/^\d+\/\d+\/\d{4},(?:"([^"]*)"|([^,]*)),/gm)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const counts = new Map<string, number>();
    for (const product of products) counts.set(product, (counts.get(product) ?? 0) + 1);
    const { total, rows } = summary(await report(path), 'topics', 'tally');
    expect(total).toBe(3186);
    expect(new Map(rows.map(({ key, count }) => [key, count]))).toEqual(counts);
  });

  it('tell days and no hours, how many there were, whence and about what; everything else is not available', async () => {
    expect(available(await report(path))).toEqual(['conversations', 'alerts', 'volume', 'volume-by-channel', 'topics']);
  });
});
