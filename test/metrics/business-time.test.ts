import { describe, expect, it } from 'vitest';
import { clockOf, clocksFor, schedulesOf } from '../../src/model/schedule.ts';
import type { DurationSummary } from '../../src/stats/index.ts';
import { agent, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const hours = (line: string, choice: 'business' | 'both' = 'both') =>
  clocksFor(choice, clockOf('hours', { hours: line }, 'UTC'));
const OFFICE = hours('Mon-Fri 09:00-17:00');

const times = (told: ReturnType<typeof tell>, clocks = OFFICE, id = 'first-response-time') =>
  figures(told, { clocks }).metrics[id] as DurationSummary;

describe('business time beside calendar time', () => {
  it('is 15 minutes where somebody wrote before the doors opened', () => {
    const told = tell([customer('Mon 08:30'), agent('Mon 09:15')]);
    expect(times(told)).toMatchObject({ n: 1, median: 45 * MINUTE, business: { n: 1, median: 15 * MINUTE } });
  });

  it('is 0 outside hours, and counts as answered', () => {
    const told = tell([customer('Sat 10:00'), agent('Sat 12:00')]);
    expect(times(told)).toMatchObject({ n: 1, median: 2 * HOUR, business: { n: 1, invalid: 0, median: 0 } });
  });

  it('is 60 minutes from an evening to the next morning', () => {
    const told = tell([customer('Mon 18:00'), agent('Tue 08:00')]);
    expect(times(told, hours('Mon-Sun 07:00-17:00'))).toMatchObject({ business: { median: HOUR } });
  });

  it('equals calendar time where it never closes', () => {
    const told = tell([
      customer('Fri 23:10:07'),
      agent('Sat 02:00'),
      customer('Sat 03:00'),
      agent('Sun+4 23:59:59'),
      customer('Mon+5 00:00'),
      laterOn('Thu+5 12:00'),
    ]);
    for (const id of ['first-response-time', 'response-time', 'resolution-time', 'first-resolution-time']) {
      const { business, ...calendar } = times(told, hours('24/7'), id);
      expect(business, id).toEqual(calendar);
    }
  });

  it('an impossible interval is invalid by both clocks, also outside hours', () => {
    const told = tell([agent('Sat 09:59', { replyTo: 'm1' }), customer('Sat 10:00', { id: 'm1' })]);
    expect(times(told)).toMatchObject({ n: 0, invalid: 1, business: { n: 0, invalid: 1 } });
  });

  it('censors those who wait by business time too', () => {
    const told = tell([customer('Fri 16:00'), laterOn('Mon+1 10:00'), agent('Fri 10:00', { conversation: 'c2' })]);
    expect(times(told)).toMatchObject({ censored: 1, business: { censored: 1 } });
    expect(times(told).business?.histogram).toEqual([{ from: 6300, to: 8000, answered: 0, censored: 1 }]);
  });

  it('goes for resolutions as well', () => {
    const told = tell([customer('Fri 16:00'), agent('Fri 16:30'), status('resolved', 'Mon+1 09:30')], {
      stream: { ifSeen: ['openings', 'answers', 'resolutions', 'resolution-times'] },
    });
    expect(times(told, OFFICE, 'resolution-time')).toMatchObject({
      median: 65.5 * HOUR,
      business: { median: 1.5 * HOUR },
    });
  });

  it('is a share within each limit', () => {
    const told = tell([customer('Mon 08:30'), agent('Mon 09:20')]);
    const { rows } = figures(told, { clocks: OFFICE }).metrics['first-response-within'] as never as {
      rows: { limit: number; matched: number; business: { matched: number; total: number } }[];
    };
    expect(rows.map(({ limit, matched, business }) => [limit, matched, business.matched, business.total])).toEqual([
      [900, 0, 0, 1],
      [3600, 1, 1, 1],
    ]);
  });
});

it('by business time alone, that is the one figure', () => {
  const summary = times(tell([customer('Mon 08:30'), agent('Mon 09:15')]), hours('Mon-Fri 09:00-17:00', 'business'));
  expect(summary).toMatchObject({ n: 1, median: 15 * MINUTE });
  expect(summary).not.toHaveProperty('business');
});

describe('of several schedules', () => {
  const named = (businessHours: string | null = null) =>
    schedulesOf({
      schedules: {
        all: { hours: 'Mon-Fri 09:00-17:00' },
        chat: { hours: '24/7', channels: ['Chat'] },
        polish: { hours: 'Mon-Fri 08:00-16:00', accounts: ['@AcmePL'], channels: ['twitter', 'chat'] },
      },
      businessHours,
      timeZone: 'UTC',
    });
  const idFor = (account: string, channel: string, hours: string | null = null) =>
    named(hours).of({ account, channel })?.id;

  it('one for certain channels or accounts goes before one for all, and the first that fits counts', () => {
    expect(idFor('AcmeHelp', 'chat')).toBe('chat');
    expect(idFor('acmepl', 'chat')).toBe('chat');
    expect(idFor('acmepl', 'twitter')).toBe('polish');
    expect(idFor('acmepl', 'email')).toBe('all');
  });

  it('one that is named holds for everybody, and so do hours in one line', () => {
    expect(idFor('acmepl', 'email', 'chat')).toBe('chat');
    expect(idFor('acmepl', 'email', 'Sat 10:00-12:00')).toBe('business hours');
    expect(() => named('chatt')).toThrow('there is no schedule "chatt". Did you mean chat?');
  });

  it('none may hold: then business time is calendar time', () => {
    const schedules = schedulesOf({
      schedules: { chat: { hours: 'Mon 09:00-10:00', channels: ['chat'] } },
      businessHours: null,
      timeZone: 'UTC',
    });
    const schedule = schedules.of({ account: 'a', channel: 'email' });
    expect(schedule).toBeNull();
    expect(clocksFor('both', schedule).business?.elapsed(0, 5)).toBe(5);
  });
});
