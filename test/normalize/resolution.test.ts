import { describe, expect, it } from 'vitest';
import { agent, bot, conversationOf, customer, figures, laterOn, status, tell } from '../support/tell.ts';

const HOUR = 3600;
const resolution = (...events: Parameters<typeof tell>[0]) => conversationOf(tell(events)).resolution;
const thanks = (time: string) => customer(time, { text: 'Thanks a lot!' });

describe('an inferred resolution', () => {
  it('is an agent’s last message after three days of silence, leaving aside thanks', () => {
    expect(
      resolution(customer('Mon 09:00'), agent('Mon 10:00'), thanks('Mon 11:00'), laterOn('Thu 10:00')),
    ).toMatchObject({
      state: 'resolved',
      source: 'inferred',
    });
    expect(resolution(customer('Mon 09:00'), agent('Mon 10:00'), laterOn('Thu 09:59'))).toMatchObject({
      state: 'pending',
    });
  });

  it('is not undone by what a bot or a system adds', () => {
    const survey = bot('Mon 10:05', { text: 'Please rate us.' });
    expect(resolution(customer('Mon 09:00'), agent('Mon 10:00'), survey, laterOn('Fri 10:00'))).toMatchObject({
      state: 'resolved',
    });
  });

  it('is none where the customer wrote last, unless that was a moment ago', () => {
    expect(
      resolution(customer('Mon 09:00'), agent('Mon 10:00'), customer('Mon 11:00'), laterOn('Fri 09:00')),
    ).toMatchObject({ state: 'unresolved' });
    expect(
      resolution(customer('Mon 09:00'), agent('Mon 10:00'), customer('Mon 11:00'), laterOn('Mon 12:00')),
    ).toMatchObject({ state: 'pending' });
  });

  it('comes first where the silence comes first; what the customer writes after it opens the case again', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 10:00'),
      customer('Fri 10:00'),
      agent('Fri 11:00'),
      laterOn('Thu+1 11:00'),
    ]);
    const { metrics } = figures(told);
    expect(metrics['first-resolution-time']).toMatchObject({ n: 1, median: HOUR });
    expect(metrics['resolution-time']).toMatchObject({ n: 1, median: 98 * HOUR });
    expect(metrics['reopen-rate']).toMatchObject({ matched: 1, total: 1 });
  });

  it('is not undone by thanks', () => {
    const told = tell([customer('Mon 09:00'), agent('Mon 10:00'), thanks('Fri 10:00'), laterOn('Sun 10:00')]);
    expect(figures(told).metrics).toMatchObject({
      'reopen-rate': { matched: 0, total: 1 },
      'resolution-rate': { matched: 1, total: 1 },
    });
  });

  it('has a horizon that much earlier: nobody could be resolved in the last three days', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 10:00'),
      customer('Thu 09:00', { conversation: 'c2', author: 'Bob' }),
      agent('Thu 10:00', { conversation: 'c2' }),
      laterOn('Fri 10:00'),
    ]);
    expect(figures(told).metrics['first-resolution-time']).toMatchObject({
      n: 1,
      censored: 1,
      kaplanMeier: { status: 'reached', median: HOUR },
    });
  });

  it('tells of waits for a last resolution no more than silence can: an export of two days has resolved nothing', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 10:00'),
      customer('Tue 09:00', { conversation: 'c2', author: 'Bob' }),
      laterOn('Wed 09:00'),
    ]);
    expect(figures(told).metrics['resolution-time']).toMatchObject({
      n: 0,
      censored: 2,
      histogram: [{ from: 0, answered: 0, censored: 2 }],
    });
  });

  it('follows an answer that a wrong clock dates before its question', () => {
    expect(
      resolution(
        customer('Mon 09:00', { id: '1' }),
        agent('Mon 10:00', { id: '2', replyTo: '1' }),
        customer('Mon 12:00', { id: '3' }),
        agent('Mon 11:59', { id: '4', replyTo: '3' }),
        laterOn('Sun 09:00'),
      ),
    ).toMatchObject({ state: 'resolved' });
  });
});

describe('a recorded resolution', () => {
  it('is waited for from the customer’s first message on, not from a greeting', () => {
    const told = [
      status('resolved', 'Mon 09:00', 'agent', { conversation: 'c2' }),
      customer('Mon 09:00', { conversation: 'c2' }),
    ];
    expect(resolution(bot('Mon 08:00'), customer('Fri 09:00'), ...told, laterOn('Fri 10:00'))).toMatchObject({
      state: 'pending',
    });
  });

  it('is the last one; closing what is resolved is not another', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 09:10'),
      status('resolved', 'Mon 10:00'),
      status('closed', 'Thu 10:00'),
    ]);
    expect(figures(told).metrics['resolution-time']).toMatchObject({ n: 1, median: HOUR });
  });

  it('holds after a reopening from the second resolution on', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 09:10'),
      status('resolved', 'Mon 10:00'),
      customer('Mon 12:00'),
      agent('Mon 12:30'),
      status('resolved', 'Mon 13:00'),
    ]);
    expect(figures(told).metrics).toMatchObject({
      'resolution-time': { n: 1, median: 4 * HOUR },
      'first-resolution-time': { n: 1, median: HOUR },
      'reopen-rate': { matched: 1, total: 1 },
    });
  });

  it('is decided for the platform: in an export that records them, silence resolves nothing', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 09:10'),
      customer('Mon 09:00', { conversation: 'c2' }),
      status('resolved', 'Mon 10:00', 'agent', { conversation: 'c2' }),
      laterOn('Sun 12:00'),
    ]);
    expect(conversationOf(told).resolution).toMatchObject({ state: 'unresolved', source: 'recorded' });
    expect(figures(told).metrics['resolution-rate']).toMatchObject({ matched: 1, total: 2, pending: 0 });
  });

  it('dated before the first reply of a ticket gives no duration; the first response stays', () => {
    const synthetic = { synthetic: true } as const;
    const told = tell([
      customer('Mon 09:00', { id: 't/opened', detail: synthetic }),
      agent('Mon 11:00', { id: 't/first-reply', detail: synthetic }),
      status('resolved', 'Mon 10:00', 'system', { id: 't/resolved' }),
    ]);
    const { metrics } = figures(told);
    expect(metrics['resolution-time']).toMatchObject({ n: 0, invalid: 1, median: null });
    expect(metrics['first-response-time']).toMatchObject({ n: 1, median: 2 * HOUR });
    expect(told.faults.map(({ code }) => code)).toEqual(['impossible-interval']);
  });
});

it('one touch is exactly one message of an agent', () => {
  const told = tell([
    customer('Mon 09:00'),
    agent('Mon 10:00'),
    customer('Mon 09:00', { conversation: 'c2' }),
    agent('Mon 10:00', { conversation: 'c2' }),
    agent('Mon 10:01', { conversation: 'c2' }),
    laterOn('Sun 12:00'),
  ]);
  expect(figures(told).metrics['one-touch-rate']).toMatchObject({ matched: 1, total: 2 });
});
