import { describe, expect, it } from 'vitest';
import { schedulesOf } from '../../src/model/schedule.ts';
import { readTarget, targetOf } from '../../src/model/target.ts';

const NONE = schedulesOf({ schedules: {}, businessHours: null, timeZone: 'UTC' });
const read = (text: string) => targetOf(...readTarget(text), NONE);

describe('a service level in one line', () => {
  it.each([
    ['first-response 1h', { name: 'first-response 1h', metric: 'first-response', limit: 3_600_000, share: null }],
    ['urgent: first-response 90% in 15m', { name: 'urgent', limit: 900_000, share: '90%' }],
    ['next-response 97.5% within 1h 30m calendar time', { metric: 'next-response', limit: 5_400_000, share: '97.5%' }],
    [
      'next-response 90% in 4h calendar where priority=urgent and channel = chat, e mail',
      {
        limit: 14_400_000,
        share: '90%',
        time: 'calendar',
        where: { priority: ['urgent'], channel: ['chat', 'e mail'] },
      },
    ],
    ['fast ones:  RESOLUTION  2 days', { name: 'fast ones', metric: 'resolution', limit: 172_800_000 }],
  ])('%s', (text, meant) => {
    expect(read(text)).toMatchObject(meant);
  });

  it.each([
    ['1h', '"1h" is no service level. Write a metric and a duration'],
    ['first-response', 'is no service level.'],
    [
      'first-answer 1h',
      '"first-answer" is no metric of a service level. There are first-response, next-response, resolution.',
    ],
    ['first-response soon', '"soon" is not a duration.'],
    ['first-response 101% in 1h', '"101%" is no percentage.'],
    ['first-response 1h where urgent', '"urgent" is no condition. Write for example where priority=urgent.'],
    ['first-response 1h where tag=a and tag=b', 'tag stands twice'],
    ['first-response 1h business', 'no business hours are known to count it in.'],
  ])('%s is told', (text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});
