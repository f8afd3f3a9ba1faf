import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline.ts';
import type { Report } from '../../../src/report/report.ts';
import { FIXTURES, fixture, ROOT } from '../../support/fixtures.ts';

async function* piped(lines: readonly string[]) {
  yield Buffer.from(lines.join('\n'));
}

/** What scripts/help-desks.mjs tells: a courier (em-05) and a review (fb-07) are in no help desk. */
const isTold = ({ conversation_id: id, channel }: { conversation_id: string; channel: string }): boolean =>
  ['email', 'chat', 'facebook'].includes(channel) && id !== 'em-05' && id !== 'fb-07' && /^(em|ch|fb)-/.test(id);

const told: readonly { conversation_id: string; channel: string; type: string; author_role: string }[] = readFileSync(
  `${ROOT}${fixture('messages/week-ndjson').input}`,
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(isTold);

const isByBot = ({ type, author_role: role }: (typeof told)[number]): boolean =>
  type.startsWith('status:') && role === 'bot';
const byBots = new Set(told.filter(isByBot).map((one) => one.conversation_id));

/** Most desks know rules that close, and not that one of them had answered; nor do they know ratings. */
const TELL_ALL = ['gorgias', 'help-scout'];
const linesFor = (platform: string): readonly string[] =>
  told
    .filter((one) => TELL_ALL.includes(platform) || (one.type !== 'rating' && !byBots.has(one.conversation_id)))
    .map((one) => JSON.stringify(one));

/** What the same cases say in every desk that tells messages and states. */
const FIGURES = [
  'conversations',
  'response-rate',
  'first-response-time',
  'response-rate-turns',
  'response-time',
  'resolution-rate',
  'resolution-time',
  'first-resolution-time',
  'reopen-rate',
  'one-touch-rate',
  'satisfaction',
];

/** Help desks tell which surveys were sent beside those that were answered. */
const figuresOf = ({ metrics }: Report) =>
  Object.fromEntries(
    FIGURES.map((name) => [name, name === 'satisfaction' ? { ...metrics[name], parts: null } : metrics[name]]),
  );

const WEEKS = FIXTURES.filter(({ platform }) =>
  ['gorgias', 'help-scout', 'front', 'zammad', 'osticket'].includes(platform),
).filter(({ name }) => name.endsWith('/week'));

describe.each(WEEKS)('the week as $platform tells it', ({ platform, input }) => {
  it('has the figures of the same cases in messages', async () => {
    const expected = figuresOf(await analyze(['-'], { stdin: piped(linesFor(platform)) }));
    const found = figuresOf(await analyze([input], { workingDirectory: ROOT }));
    expect(found).toEqual(expected);
  });
});
