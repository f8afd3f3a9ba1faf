import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const rate = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics['response-rate-messages'];

it('counts the messages that an answer links to', () => {
  const told = [
    customer('Mon 09:00', { id: '1' }),
    customer('Mon 09:01', { id: '2' }),
    agent('Mon 09:10', { id: '3', replyTo: '1' }),
    customer('Mon 09:20', { id: '4', replyTo: '3' }),
  ];
  expect(rate(...told)).toMatchObject({ matched: 1, total: 3 });
});

it('counts the messages of answered turns where nothing is linked', () => {
  expect(rate(customer('Mon 09:00'), customer('Mon 09:01'), agent('Mon 09:10'), customer('Mon 09:20'))).toMatchObject({
    matched: 2,
    total: 3,
  });
});

it('decides conversation by conversation', () => {
  const linked = [customer('Mon 09:00', { id: '1' }), agent('Mon 09:10', { id: '2', replyTo: '1' })];
  const chat = [customer('Mon 09:00', { conversation: 'c2' }), agent('Mon 09:10', { conversation: 'c2' })];
  expect(rate(...linked, ...chat)).toMatchObject({ matched: 2, total: 2 });
});

it('takes a link to what is not there for none', () => {
  expect(rate(customer('Mon 09:00', { id: '1', replyTo: 'gone' }), agent('Mon 09:10', { id: '2' }))).toMatchObject({
    matched: 1,
    total: 1,
  });
});
