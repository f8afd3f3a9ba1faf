import { expect, it } from 'vitest';
import { count } from '../../src/stats/index.ts';
import { summarize } from './summarize.ts';

it('is 0 of nothing, and still names what was declared', () => {
  const inquiries = count({ parts: ['spam', 'deleted'], distinct: ['customers'] });
  const parts = { spam: 0, deleted: 0, customers: 0 };
  expect(inquiries().summary()).toEqual({ kind: 'count', value: 0, parts });
});

it('knows no number of those whom nobody names', () => {
  const people = count({ parts: ['messages', 'joined'], distinct: ['customers'], untold: ['joined', 'customers'] });
  const nobody = { value: 1, parts: { messages: 1 }, distinct: { customers: null } };
  expect(summarize(people, [nobody]).parts).toEqual({ messages: 1, joined: null, customers: null });
  const ada = { parts: { joined: 0 }, distinct: { customers: 'ada' } };
  expect(summarize(people, [nobody, ada]).parts).toEqual({ messages: 1, joined: 0, customers: 1 });
  expect(Object.keys(summarize(people, [ada, nobody]).parts)).toEqual(['messages', 'joined', 'customers']);
});

it('sums values and parts', () => {
  const samples = [{ value: 1 }, { parts: { spam: 1 } }, { value: 1, parts: { spam: 3, merged: 1 } }];
  expect(summarize(count(), samples)).toEqual({ kind: 'count', value: 2, parts: { merged: 1, spam: 4 } });
});

it('counts a key once, and nobody for null', () => {
  const samples = ['ada', 'bo', null, 'ada'].map((customer) => ({ value: 1, distinct: { customers: customer } }));
  expect(summarize(count(), samples)).toEqual({ kind: 'count', value: 4, parts: { customers: 2 } });
});

it('lists declared names first and in their order, then the others by code unit', () => {
  const conversations = count({ parts: ['spam', 'deleted'], distinct: ['customers'] });
  const parts = { zebra: 1, deleted: 1, ä: 1, Zoo: 1, apple: 1 };
  const summary = summarize(conversations, [{ parts }]);
  expect(Object.keys(summary.parts)).toEqual(['spam', 'deleted', 'customers', 'Zoo', 'apple', 'zebra', 'ä']);
});

it('takes names that plain objects own for names like any other', () => {
  const sample = { parts: { constructor: 1, toString: 2 } };
  expect(summarize(count(), [sample, sample]).parts).toEqual({ constructor: 2, toString: 4 });
});
