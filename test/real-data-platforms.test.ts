import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze, readConversations } from '../src/pipeline.ts';
import { ROOT } from './support/fixtures.ts';
import { summary } from './support/report.ts';

/** Public exports of strangers. They are no part of this repository and nothing of them is copied into it. */
const DATA = join(ROOT, '..', 'shared', 'data');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: the platforms are not tested on them.');

const parsed = (path: string) => JSON.parse(readFileSync(join(DATA, path), 'utf8'));
const report = (inputs: readonly string[], options: AnalyzeOptions = {}) =>
  analyze(inputs, { workingDirectory: DATA, ...options });
const conversations = async (inputs: readonly string[], options: AnalyzeOptions = {}) =>
  (await readConversations(inputs, { workingDirectory: DATA, ...options })).conversations;

describe.skipIf(!isHere)('dialogs of customers and brands on Twitter', () => {
  const path = 'ibm-twitter-care/dev.json';
  const DAY = 86_400;

  it('are all read, and each of them is answered', async () => {
    const found = await report([path]);
    expect(found.input.files[0]?.records).toEqual({ read: 525, used: 525, skipped: 0, duplicates: 0 });
    expect(found.input.conversations).toBe(525);
    // Each holds the answer with the link beside what it lists, which is what its messageCount counts.
    const messages = parsed(path).map(({ dialogHeader }: { dialogHeader: { messageCount: string } }) =>
      Number(dialogHeader.messageCount),
    );
    expect(found.input.interactions).toBe(messages.reduce((sum: number, count: number) => sum + count, 0));
    expect(summary(found, 'response-rate', 'ratio')).toMatchObject({ matched: 525, total: 525 });
  });

  it('last as long as their authors say, who count without whole days', async () => {
    const stated = new Map<string, number>();
    for (const { dialogHeader } of parsed(path)) {
      const [, hours, minutes, seconds] = /^-?(\d+):(\d+):(\d+)/.exec(dialogHeader.duration) ?? [];
      stated.set(dialogHeader.sessionID, Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
    }
    const longer = (await conversations([path])).map(({ id, startedAt, events }) => {
      const seconds = Math.floor(((events.at(-1)?.at ?? 0) - startedAt) / 1000) % DAY;
      return (stated.get(id) ?? 0) - seconds;
    });
    expect(longer.filter((seconds) => Math.abs(seconds) <= 1)).toHaveLength(517);
    // Of the other eight theirs is the longer by half an hour at least: it ends with a later tweet than the one they list.
    expect(longer.filter((seconds) => seconds > 1800)).toHaveLength(8);
  });
});
