import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyze } from '../../src/pipeline.ts';
import { ROOT } from '../support/fixtures.ts';
import { casesOf } from './cases.ts';
import { differences } from './compare.ts';
import { figures, known, type Settings } from './figures.ts';
import { inferred } from './resolutions.ts';
import { clocksBetween, RULES } from './schedules.ts';
import { readTweets } from './tweets.ts';

/** Public tweets of strangers; no part of this repository. */
const TWEETS = join(ROOT, '..', 'shared', 'data', 'twcs', 'twcs-5000.csv');
const ZONE = 'Europe/Warsaw';

/** What no words tell: who thanks, and where they are sent, is not known of these. */
const WITHOUT_WORDS = [
  ...['response-rate', 'first-response-time', 'response-time', 'response-rate-turns', 'response-rate-messages'],
  ...['first-response-within', 'conversations', 'messages', 'busy-hours', 'volume-by-channel'],
];

it.skipIf(!existsSync(TWEETS))(
  '5,000 tweets have the figures that the definitions give them',
  async () => {
    const log = casesOf(readTweets(readFileSync(TWEETS, 'utf8')));
    const begin = Math.min(...log.events.map(({ at }) => at));
    const settings: Settings = {
      ...{ resolutionOf: inferred, recorded: false, clocks: clocksBetween(begin, log.asOf), zone: ZONE },
    };
    const report = await analyze([TWEETS], {
      timeZone: ZONE,
      every: 'month',
      schedules: RULES,
      metrics: WITHOUT_WORDS,
    });
    const all: Readonly<Record<string, unknown>> = figures(known(log, settings), log.asOf, settings);
    const expected = Object.fromEntries(WITHOUT_WORDS.map((id) => [id, all[id]]));
    // Who of the brand wrote is told by signatures, which are words.
    const unlike = differences(expected, report.metrics).filter((one) => !one.startsWith('/messages/parts/agents:'));
    expect(unlike).toEqual([]);
  },
  120_000,
);
