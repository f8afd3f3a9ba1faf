import { describe, expect, it } from 'vitest';
import { clockOf, clocksFor, type Schedules } from '../../src/model/schedule.ts';
import { type TargetRules, targetOf } from '../../src/model/target.ts';
import { withDefaults } from '../../src/options.ts';
import { analyze } from '../../src/pipeline.ts';
import type { TallySummary } from '../../src/stats/index.ts';
import { agent, bot, customer, figures, laterOn, status, type Told, tell } from '../support/tell.ts';

const OFFICE = clockOf('office', { hours: 'Mon-Fri 09:00-17:00' }, 'UTC');
const HOURS: Schedules = { told: {}, named: new Map([['office', OFFICE]]), of: () => OFFICE };
const NO_HOURS: Schedules = { told: {}, named: new Map(), of: () => null };

function judged(told: ReturnType<typeof tell>, rules: Partial<TargetRules> = {}, schedules = NO_HOURS) {
  const target = targetOf('promise', { metric: 'first-response', target: '1h', ...rules }, schedules);
  const clocks = clocksFor('calendar', schedules.of({ account: '', channel: '' }));
  const { rows, total } = figures(told, { targets: [target], clocks }).metrics.sla as TallySummary;
  const [row] = rows;
  expect(rows.map(({ key }) => key)).toEqual(['promise']);
  expect(row?.count).toBe(total);
  return { met: row?.met, breached: row?.breached, pending: row?.pending, value: row?.value, n: row?.valueN };
}

const c = (conversation: string, more: Told = {}): Told => ({ conversation, ...more });

describe('a first response', () => {
  it('is met within the target, the target itself included', () => {
    const told = tell([
      customer('Mon 09:00', c('a')),
      agent('Mon 10:00', c('a')),
      customer('Mon 09:00', c('b')),
      agent('Mon 10:00:01', c('b')),
    ]);
    expect(judged(told)).toEqual({ met: 1, breached: 1, pending: 0, value: 0.5, n: 2 });
  });

  it('that is open is pending up to the target, and a breach past it, however young', () => {
    const told = tell([
      customer('Mon 09:00', c('a')),
      agent('Mon 09:10', c('a')),
      customer('Mon 11:00', c('b')),
      customer('Mon 10:59:59', c('c')),
      laterOn('Mon 12:00'),
    ]);
    expect(judged(told)).toEqual({ met: 1, breached: 1, pending: 1, value: 0.5, n: 2 });
  });

  it('that never came is a breach where the case was closed without a word', () => {
    const told = tell([
      customer('Mon 09:00', c('a')),
      status('resolved', 'Mon 09:10', 'agent', c('a')),
      customer('Mon 09:00', c('b')),
      agent('Mon 09:10', c('b')),
    ]);
    expect(judged(told)).toMatchObject({ met: 1, breached: 1 });
  });

  it('of a bot is no case, and neither is an impossible one', () => {
    const told = tell([
      customer('Mon 09:00', c('a')),
      bot('Mon 09:00:05', c('a')),
      agent('Mon 09:59', c('b', { replyTo: 'm1' })),
      customer('Mon 10:00', c('b', { id: 'm1' })),
      laterOn('Thu 12:00'),
    ]);
    expect(judged(told)).toEqual({ met: 0, breached: 0, pending: 0, value: null, n: 0 });
  });

  it('is counted in business time where hours are known, unless calendar time is asked for', () => {
    const told = tell([customer('Fri 16:30'), agent('Mon+1 09:20')]);
    expect(judged(told, {}, HOURS)).toMatchObject({ met: 1, breached: 0 });
    expect(judged(told, { clock: 'calendar' }, HOURS)).toMatchObject({ met: 0, breached: 1 });
    expect(judged(told, { schedule: 'office' }, { ...HOURS, of: () => null })).toMatchObject({ met: 1 });
    expect(judged(told)).toMatchObject({ breached: 1 });
  });

  it('is judged where the target says', () => {
    const told = tell([
      customer('Mon 09:00', c('a', { channel: 'twitter', detail: { priority: 'high' } })),
      agent('Mon 09:10', c('a')),
      customer('Mon 09:00', c('b', { channel: 'chat', tags: ['vip'] })),
      agent('Mon 12:00', c('b')),
    ]);
    expect(judged(told, { where: { channel: ['twitter', 'x'] } })).toMatchObject({ met: 1, breached: 0 });
    expect(judged(told, { where: { tag: ['vip'] } })).toMatchObject({ met: 0, breached: 1 });
    expect(judged(told, { where: { priority: ['high'], channel: ['chat'] } })).toMatchObject({ met: 0, breached: 0 });
  });
});

it('a next response is every later turn, and every turn of what the brand began; nobody owes one to thanks', () => {
  const told = tell([
    customer('Mon 09:00'),
    agent('Mon 12:00'),
    customer('Mon 13:00'),
    agent('Mon 13:30'),
    customer('Mon 14:00'),
    agent('Mon 16:00'),
    customer('Mon 16:01', { text: 'Thank you!' }),
    agent('Mon 08:00', c('ours')),
    customer('Mon 08:10', c('ours')),
    agent('Mon 08:20', c('ours')),
    laterOn('Thu 12:00'),
  ]);
  expect(judged(told, { metric: 'next-response' })).toMatchObject({ met: 2, breached: 1, pending: 0 });
  expect(judged(told)).toMatchObject({ met: 0, breached: 1 });
});

it('a resolution is the last one; what is open is judged by its age', () => {
  const stream = {
    ifSeen: ['openings', 'answers', 'messages', 'resolutions', 'resolution-times'],
    certain: ['messages', 'resolutions', 'resolution-times'],
  } as const;
  const told = tell(
    [
      customer('Mon 09:00', c('a')),
      agent('Mon 09:10', c('a')),
      status('resolved', 'Mon 10:00', 'system', c('a')),
      customer('Mon 09:00', c('b')),
      agent('Mon 09:10', c('b')),
      status('resolved', 'Mon 09:20', 'system', c('b')),
      status('reopened', 'Mon 10:00', 'system', c('b')),
      status('resolved', 'Wed 10:00', 'system', c('b')),
      customer('Mon 09:00', c('open')),
      customer('Thu 11:00', c('young')),
      laterOn('Thu 12:00'),
    ],
    { stream },
  );
  expect(judged(told, { metric: 'resolution', target: '1d' })).toMatchObject({ met: 1, breached: 2, pending: 1 });
});

it('a resolution may be what an agent wrote last, where it is inferred: past the target it is too late', () => {
  const told = tell([
    customer('Mon 09:00', c('a')),
    agent('Mon 12:00', c('a')),
    customer('Mon 09:00', c('b')),
    agent('Wed 09:00', c('b')),
    customer('Mon 09:00', c('c')),
    agent('Mon 12:00', c('c')),
    customer('Wed 11:00', c('c')),
    laterOn('Wed 12:00'),
  ]);
  expect(judged(told, { metric: 'resolution', target: '1d' })).toMatchObject({ met: 0, breached: 2, pending: 1 });
});

it('a target that no conversation concerns has a row all the same, and nothing to divide by', () => {
  const told = tell([customer('Mon 09:00'), agent('Mon 09:10')]);
  expect(judged(told, { where: { channel: ['fax'] } })).toEqual({ met: 0, breached: 0, pending: 0, value: null, n: 0 });
});

it('without any target it is not available, and says what would make it so', () => {
  expect(figures(tell([customer('Mon 09:00'), agent('Mon 09:10')])).metrics.sla).toEqual({
    kind: 'not-available',
    reason: 'no target is set (--sla "first-response 1h", or sla in the configuration)',
  });
});

describe('service levels in one line', () => {
  it('of one name would be one row, and are an error', () => {
    const targets = ['high: first-response 1h', 'high: resolution 1d'];
    expect(() => withDefaults({ targets })).toThrow('--sla: two service levels are called "high"');
  });

  it('speak of slices that there are', async () => {
    const unknown = analyze([], { targets: ['first-response 1h where priorty=high'] });
    await expect(unknown).rejects.toThrow('"priorty" is no dimension of --sla. Did you mean priority?');
  });
});
