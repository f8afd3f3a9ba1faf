import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { ROOT } from './support/fixtures.ts';
import { expectFigures, oracleFigures } from './support/oracle.ts';

/*
 * scripts/oracle.mjs was written from the definitions alone. Threads that nobody thought of are told to both. Answers
 * dated before their questions are left out: which of two open questions such an answer settles can be read in two ways.
 */

/** A tweet, told by those before it. */
interface Told {
  readonly id: number;
  /** Seconds since the tweet before; often none. */
  readonly after: number;
  readonly author: string;
  /** How far back the tweet is that it answers: 0 for none, beyond the beginning for one that is not there. */
  readonly answers: number;
}

const CUSTOMERS = ['101', '102', '103', '104'];
const BRANDS = ['VekkiloHelp', 'VekkiloShop'];
const BOT = 'VekkiloWelcome';

const told: fc.Arbitrary<Told> = fc.record({
  // Of several lengths: 9 comes before 10.
  id: fc.oneof(fc.nat(99), fc.nat(99_999)),
  after: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(7200), fc.nat(108_000)),
  author: fc.constantFrom(...CUSTOMERS, ...BRANDS, ...BRANDS, BOT),
  answers: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 60 })),
});

const threads = fc
  .uniqueArray(told, { selector: ({ id }) => id, minLength: 10, maxLength: 60, size: 'max' })
  .chain((tweets) =>
    fc.tuple(fc.constant(tweets), fc.shuffledSubarray([...tweets.keys()], { minLength: tweets.length })),
  )
  .map(([tweets, order]) => {
    const rows = rowsOf(tweets);
    const [again = ''] = rows;
    return [...order.map((place) => rows[place] as string), again];
  });

const NOT_THERE = 999_999;

function rowsOf(tweets: readonly Told[]): readonly string[] {
  let at = Date.UTC(2026, 2, 2);
  return tweets.map(({ id, after, author, answers }, place) => {
    at += after * 1000;
    const parent = answers === 0 ? '' : (tweets[place - answers]?.id ?? NOT_THERE);
    return `${id},${author},${CUSTOMERS.includes(author) ? 'True' : 'False'},${twitterDate(at)},@you Hello,,${parent}`;
  });
}

function twitterDate(instant: number): string {
  // Mon, 02 Mar 2026 09:00:00 GMT
  const [weekday, day, month, year, time] = new Date(instant).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-oracle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds in any threads the figures that the oracle finds', async () => {
  const path = join(folder, 'tweets.csv');
  const law = fc.asyncProperty(threads, async (rows) => {
    writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
    const expected = execFileSync(process.execPath, [`${ROOT}scripts/oracle.mjs`, path, '--bot', BOT], {
      encoding: 'utf8',
    });
    const { firstResponse, responseTime, responseRate, ...counts } = JSON.parse(expected);
    const report = await analyze([path], { bot: [BOT] });
    // Without anybody who asks or answers there are no rates; the oracle tells of nothing.
    fc.pre(report.metrics['response-rate-turns']?.kind === 'ratio');
    const found = oracleFigures(report);
    expectFigures(found, { ...counts, responseRate });
    if (firstResponse.n > 0) expectFigures(found, { firstResponse });
    if (responseTime.n > 0) expectFigures(found, { responseTime });
    expect(found.firstResponse).toMatchObject({ n: firstResponse.n, invalid: firstResponse.invalid });
    expect(found.responseTime).toMatchObject({ n: responseTime.n, invalid: responseTime.invalid });
  });
  await fc.assert(law, { numRuns: 40 });
});
