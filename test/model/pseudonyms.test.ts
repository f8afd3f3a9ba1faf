import { describe, expect, it } from 'vitest';
import { conversationTable } from '../../src/conversations/table.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { pseudonyms } from '../../src/model/pseudonyms.ts';
import { metricContext, readConversations, reportOn } from '../../src/pipeline.ts';
import { queueOf } from '../../src/queue/queue.ts';
import { fixture, ROOT } from '../support/fixtures.ts';
import { agent, customer, tell } from '../support/tell.ts';

const { conversations } = tell([
  customer('Mon 09:00', { conversation: 'c', author: 'Zoe' }),
  agent('Mon 09:10', { conversation: 'c', author: 'Sandra' }),
  // Into the case of another, before a case of his own.
  customer('Mon 10:00', { conversation: 'c', author: 'Ben' }),
  customer('Mon 11:00', { conversation: 'b', author: 'Ann' }),
  customer('Mon 12:00', { conversation: 'a', author: 'Ben' }),
  customer('Mon 12:00', { conversation: 'd', author: 'Eve' }),
  customer('Mon 12:00', { conversation: 'e', author: 'Dan' }),
]);

describe('pseudonyms', () => {
  it('are numbered by who was there first, of several at once by id', () => {
    const nameOf = pseudonyms(conversations);
    // Whoever is asked for first.
    expect(['Eve', 'Dan', 'Ann', 'Ben', 'Zoe'].map(nameOf)).toEqual([
      'customer-5',
      'customer-4',
      'customer-3',
      'customer-2',
      'customer-1',
    ]);
    expect(['Zoe', 'Dan', 'Eve'].map(pseudonyms(conversations.toReversed()))).toEqual([
      'customer-1',
      'customer-4',
      'customer-5',
    ]);
  });

  it('number no agents', () => {
    expect(pseudonyms(conversations)('Sandra')).toBe('customer-6');
  });
});

it.each([
  '2026-03-02T00:00:00Z',
  '2026-03-04T00:00:00Z',
])('call the same person the same in the ranking, the queue and the table of conversations, from %s', async (from) => {
  const input = fixture('messages/week').input;
  const told = (showIds: boolean) => namesFrom(input, from, showIds);
  const [named, hidden] = [await told(true), await told(false)];
  const pairs = new Map<string, Set<string>>();
  for (const [at, person] of named.entries()) pairs.set(person, (pairs.get(person) ?? new Set()).add(hidden[at] ?? ''));
  expect(pairs.size).toBeGreaterThan(5);
  for (const [person, names] of pairs) expect([person, names.size]).toEqual([person, 1]);
  expect(new Set([...pairs.values()].flatMap((names) => [...names])).size).toBe(pairs.size);
  // The same as in all that was read.
  const everything = await readConversations([input], { workingDirectory: ROOT });
  for (const [person, [name]] of pairs) expect(everything.pseudonymOf(person)).toBe(name);
});

/** Customers wherever they are told, in the order of the cases and of the rows. */
async function namesFrom(input: string, from: string, showIds: boolean): Promise<readonly string[]> {
  const analysis = await readConversations([input], { workingDirectory: ROOT, from, showIds });
  const context = metricContext(analysis);
  const [ranking] = METRICS.filter(({ id }) => id === 'community-ranking');
  const report = reportOn(analysis, ranking ? [ranking] : [], []);
  const { rows } = report.metrics['community-ranking'] as { rows: { key: string }[] };
  const asked = { target: null, where: {}, onlyLate: false, most: Number.POSITIVE_INFINITY, link: null, showIds };
  const { waiting } = queueOf(analysis, context, asked);
  const table: { customer: string | null }[] = JSON.parse(
    [...conversationTable(analysis.conversations, context, 'json', { showIds, raw: false })].join(''),
  );
  const all = [...rows.map(({ key }) => key), ...[...waiting, ...table].map(({ customer: who }) => who)];
  return all.map((name) => name ?? '').filter((name) => name !== '');
}
