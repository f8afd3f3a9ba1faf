import { describe, expect, it } from 'vitest';
import { checkLink, linkTo } from '../../src/model/link.ts';
import { pseudonyms } from '../../src/model/pseudonyms.ts';
import { targetOf } from '../../src/model/target.ts';
import type { Normalized } from '../../src/normalize/index.ts';
import { type AnalyzeOptions, withDefaults } from '../../src/options.ts';
import { metricContext } from '../../src/pipeline.ts';
import { type QueueOptions, queueOf } from '../../src/queue/queue.ts';
import { QUEUE_RENDERERS } from '../../src/queue/renderers.ts';
import { agent, customer, laterOn, status, type Told, tell } from '../support/tell.ts';

const c = (conversation: string, more: Told = {}): Told => ({ conversation, ...more });

function queue(told: Normalized, given: AnalyzeOptions = {}, asked: Partial<QueueOptions> & { limit?: string } = {}) {
  const options = withDefaults(given);
  const { limit, ...rest } = asked;
  const target = limit ? targetOf('--target', { metric: 'next-response', target: limit }, options.schedules) : null;
  const analysis = {
    conversations: told.conversations,
    options,
    asOf: told.asOf,
    pseudonymOf: pseudonyms(told.conversations),
  };
  const found = { target, onlyLate: false, most: Number.POSITIVE_INFINITY, link: null, showIds: false, ...rest };
  return queueOf(analysis, metricContext(analysis as never), { where: {}, ...found });
}

const WEEK = tell([
  customer('Fri 16:00', c('old', { author: 'ann', detail: { priority: 'high' } })),
  customer('Fri 16:10', c('old', { author: 'ann' })),
  customer('Thu 09:00', c('again', { author: 'bea', channel: 'twitter' })),
  agent('Thu 09:10', c('again', { author: 'Sandra' })),
  customer('Mon+1 09:30', c('again', { author: 'bea', channel: 'twitter' })),
  customer('Thu 09:00', c('thanked')),
  agent('Thu 09:10', c('thanked')),
  customer('Thu 09:20', c('thanked', { text: 'Thank you!' })),
  customer('Thu 09:00', c('closed')),
  status('resolved', 'Thu 10:00', 'agent', c('closed')),
  laterOn('Mon+1 10:00'),
]);

describe('who waits now', () => {
  it('is told longest first, with who answered last and how much was written', () => {
    const { waiting, total, late, asOf } = queue(WEEK);
    expect({ total, late, asOf }).toEqual({ total: 2, late: null, asOf: '2026-03-09T10:00:00.000Z' });
    expect(waiting).toMatchObject([
      {
        conversation: 'old',
        customer: 'customer-3',
        priority: 'high',
        agent: null,
        messages: 2,
        waitedSeconds: 66 * 3600,
      },
      { conversation: 'again', channel: 'twitter', agent: 'Sandra', messages: 1, waitedSeconds: 1800 },
    ]);
    expect(waiting[0]).toMatchObject({ businessSeconds: null, target: null, late: null, url: null });
  });

  it('under a name of its own, or as the export has it', () => {
    const customers = (showIds: boolean) => queue(WEEK, {}, { showIds }).waiting.map(({ customer: who }) => who);
    expect(customers(false)).toEqual(['customer-3', 'customer-2']);
    expect(customers(true)).toEqual(['ann', 'bea']);
  });

  it('in business time where hours are known', () => {
    const { waiting } = queue(WEEK, { businessHours: 'Mon-Fri 09:00-17:00' });
    expect(waiting.map(({ businessSeconds }) => businessSeconds)).toEqual([7200, 1800]);
  });

  it('past a target is late, by its clock', () => {
    const { waiting, late } = queue(WEEK, {}, { limit: '1h' });
    expect(waiting.map((one) => one.late)).toEqual([true, false]);
    expect(late).toBe(1);
    expect(queue(WEEK, { businessHours: 'Mon-Fri 09:00-17:00' }, { limit: '2h' }).late).toBe(0);
    expect(queue(WEEK, {}, { limit: '1h', onlyLate: true }).waiting.map((one) => one.conversation)).toEqual(['old']);
  });

  it('is held to the service level that speaks of the turn, and of several to the one that is passed by most', () => {
    const sla = {
      first: { metric: 'first-response', target: '1d' },
      urgent: { metric: 'first-response', target: '1h', where: { priority: ['high'] } },
      next: { metric: 'next-response', target: '1h' },
    };
    expect(queue(WEEK, { serviceLevels: sla }).waiting).toMatchObject([
      { conversation: 'old', target: 'urgent', targetSeconds: 3600, overdueSeconds: 65 * 3600, late: true },
      { conversation: 'again', target: 'next', overdueSeconds: -1800, late: false },
    ]);
  });

  it('may be cut to the first of them, and still says how many there are', () => {
    expect(queue(WEEK, {}, { most: 1 })).toMatchObject({ total: 2, waiting: [{ conversation: 'old' }] });
  });
});

describe('a link', () => {
  it('holds the id as one part of the address, whatever it is', () => {
    const places = { conversation: 'a/b?c=#d e"\u{d800}', channel: 'x', account: 'y' };
    expect(linkTo('https://acme.example/{channel}/{conversation}', places)).toBe(
      'https://acme.example/x/a%2Fb%3Fc%3D%23d%20e%22%EF%BF%BD',
    );
  });

  it.each([
    ['acme.example/{conversation}', 'is no address.'],
    ['javascript:alert({conversation})', 'is no address.'],
    ['https://acme.example/', 'opens the same page for every conversation.'],
    ['https://acme.example/{id}/{conversation}', 'asks for {id}; there are {conversation}, {channel}, {account}.'],
  ])('%s', (template, words) => {
    expect(() => checkLink(template)).toThrow(words);
  });
});

describe('every way to write it down', () => {
  const hostile = tell([
    customer('Mon 09:00', c('=1+1', { author: '\u{1b}[31mred', channel: '::error::x' })),
    agent('Mon 09:00', c('x')),
    laterOn('Mon 12:00'),
  ]);

  it.each(QUEUE_RENDERERS.map(({ id, render }) => [id, render] as const))('%s', (id, render) => {
    for (const found of [queue(hostile), queue(WEEK), queue(tell([]))]) {
      const text = render(found, { width: 80, colour: false });
      if (found.waiting.length > 0) expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toMatch(/\u{1b}|^::/mu);
      if (id === 'csv') expect(text).not.toMatch(/(?:^|,)=1/m);
    }
  });
});
