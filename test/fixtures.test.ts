import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { interactionLines } from '../src/cli/normalize.ts';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze, readConversations } from '../src/pipeline.ts';
import { FIXTURES, fixture, ROOT } from './support/fixtures.ts';
import { goldenReport } from './support/golden.ts';
import { expectFigures, oracleFigures } from './support/oracle.ts';
import { findings } from './support/report.ts';

const report = (name: string, options: AnalyzeOptions = {}) =>
  analyze([fixture(name).input], { workingDirectory: ROOT, ...options });

/** What `socmetrics normalize` prints. */
async function interactions(name: string): Promise<string> {
  const options = { workingDirectory: ROOT, keepText: true };
  const { conversations } = await readConversations([fixture(name).input], options);
  return interactionLines(conversations, 'ndjson').join('');
}

describe.each(FIXTURES)('the fixture $name', ({ name, folder }) => {
  it('becomes the interactions beside it', async () => {
    await expect(await interactions(name)).toMatchFileSnapshot(`${folder}/interactions.jsonl`);
  });

  it('gives the report beside it', async () => {
    await expect(goldenReport(await report(name))).toMatchFileSnapshot(`${folder}/report.json`);
  });
});

describe('one week told in several formats', () => {
  const variants = ['messages/week-json', 'messages/week-ndjson', 'messages/week-semicolon'];

  it.each(variants)('gives the same figures as %s and as a plain CSV, in all and by channel and day', async (name) => {
    const options = { by: ['channel', 'day'] };
    expect(findings(await report(name, options))).toEqual(findings(await report('messages/week', options)));
  });

  it.each(variants)('becomes the same interactions in %s as in a plain CSV', async (name) => {
    expect(await interactions(name)).toBe(await interactions('messages/week'));
  });
});

describe('the figures of scripts/oracle.mjs', () => {
  const expected = (file: string) => JSON.parse(readFileSync(`${fixture('twcs/week').folder}/${file}`, 'utf8'));
  const { input: _, ...withPosts } = expected('expected-posts.json');

  it.each([
    { file: 'expected.json', options: {} },
    { file: 'expected-bot.json', options: { bot: ['VekkiloWelcome'] } },
  ])('in $file are those of the twcs week', async ({ file, options }) => {
    expectFigures(oracleFigures(await report('twcs/week', options)), expected(file));
  });

  // A twcs file marks no posts, so expected-posts.json cannot be had from it. messages/ marks the one there is.
  it('in expected-posts.json are those of the twitter messages of the messages week, its statuses left aside', async () => {
    const rows = readFileSync(`${ROOT}${fixture('messages/week-ndjson').input}`, 'utf8')
      .trimEnd()
      .split('\n');
    const isTweet = ({ channel, type }: { channel: string; type: string }) =>
      channel === 'twitter' && (type === 'message' || type === 'post');
    const tweets = rows.filter((row) => isTweet(JSON.parse(row)));
    const alone = await analyze(['-'], { stdin: piped(tweets.join('\n')) });
    expectFigures({ ...oracleFigures(alone), posts: 1 }, withPosts);
  });

  // Recorded statuses close turns without a word and settle what is resolved; inquiries they leave as they are, save
  // that nobody waits for the answer to one that was closed (tw-15).
  it('for inquiries hold in the twitter slice of the messages week with its statuses too', async () => {
    const { groups } = await report('messages/week', { by: ['channel'] });
    const twitter = groups.find(({ by }) => by.channel === 'twitter');
    const { answered, unanswered, pending, answeredByBot, firstResponse } = withPosts;
    expect(twitter?.metrics['response-rate']).toMatchObject({
      matched: answered,
      total: answered + unanswered,
      pending,
      answeredByBot,
    });
    expect(twitter?.metrics['first-response-time']).toMatchObject(firstResponse);
  });
});

describe('the tickets week', () => {
  /** The rows that count, as the columns have them: with an id and a date that is one, of two alike the later. */
  const tickets = () => {
    const rows: Record<string, string>[] = parse(readFileSync(`${ROOT}${fixture('tickets/week').input}`), {
      columns: true,
    });
    const sound = rows.filter((row) => row['Ticket ID'] !== '' && row['Ticket ID'] !== '5901');
    return [...new Map(sound.map((row) => [row['Ticket ID'], row])).values()];
  };
  const secondsUntil = (row: Record<string, string>, column: string): number =>
    (Date.parse(`${row[column]}Z`) - Date.parse(`${row['Created at']}Z`)) / 1000;
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  it('takes from the first reply of each ticket to its creation', async () => {
    const replied = tickets()
      .filter((row) => row['First reply at'] !== '')
      .map((row) => secondsUntil(row, 'First reply at'));
    const usable = replied.filter((seconds) => seconds >= 0);
    const { metrics } = await report('tickets/week');
    expect(metrics['response-rate']).toMatchObject({ matched: replied.length });
    expect(metrics['first-response-time']).toMatchObject({
      n: usable.length,
      invalid: replied.length - usable.length,
      mean: mean(usable),
      max: Math.max(...usable),
    });
  });

  it('takes from the resolution of each ticket to its creation, and none from before its first reply', async () => {
    const resolved = tickets().filter((row) => row['Resolved at'] !== '');
    const impossible = (row: Record<string, string>) => (row['Resolved at'] ?? '') < (row['First reply at'] ?? '');
    const usable = resolved.filter((row) => !impossible(row)).map((row) => secondsUntil(row, 'Resolved at'));
    const { metrics } = await report('tickets/week');
    expect(metrics['resolution-rate']).toMatchObject({ matched: resolved.length });
    expect(metrics['resolution-time']).toMatchObject({
      n: usable.length,
      invalid: resolved.length - usable.length,
      mean: mean(usable),
      max: Math.max(...usable),
    });
  });
});

async function* piped(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
