import { describe, expect, it } from 'vitest';
import { agent, customer, figures, status, tell } from '../support/tell.ts';

const frequent = (told: ReturnType<typeof tell>) => {
  const found = figures(told, { metrics: ['frequent-questions'] }).metrics['frequent-questions'];
  if (found?.kind !== 'table') throw new Error(`not a table: ${JSON.stringify(found)}`);
  return found;
};

const asks = (number: number, text: string) =>
  customer('Mon 09:00', { conversation: `c${number}`, author: `customer ${number}`, text });
const says = (number: number, text: string) => agent('Mon 09:10', { conversation: `c${number}`, text });

const ORDER = ['Where is my order?', "where's my order 12??", 'Hello! Where is my order, please?'];

describe('frequent-questions', () => {
  it('counts the conversations in which almost the same is asked, of those in which something is', () => {
    const told = tell([
      ...ORDER.map((text, number) => asks(number, text)),
      asks(7, 'Do you sell lids?'),
      asks(8, 'Thanks!'),
    ]);
    expect(frequent(told)).toMatchObject({ total: 4, rows: [{ count: 3, share: 0.75, answered: 0, answeredN: 3 }] });
  });

  it('counts no question twice in one conversation, and none that is asked in two', () => {
    const again = customer('Mon 09:05', { conversation: 'c0', author: 'customer 0', text: 'Where is my order?' });
    const told = tell([...ORDER.slice(0, 2).map((text, number) => asks(number, text)), again]);
    expect(frequent(told)).toMatchObject({ total: 2, rows: [] });
  });

  it('tells how many were answered afterwards, and how most of them', () => {
    const before = agent('Mon 08:00', { conversation: 'c2', text: 'Welcome to our shop.' });
    const told = tell([
      ...ORDER.map((text, number) => asks(number, text)),
      asks(3, 'Where is my order'),
      before,
      ...[0, 1, 3].map((number) => says(number, `Hi Ann${number}, it leaves us within a day ^S${number}`)),
    ]);
    const [row] = frequent(told).rows;
    expect(row).toMatchObject({ count: 4, answered: 0.75, answeredN: 4, answerN: 3 });
    // Its words were not read again: where they stand.
    for (const place of [row?.key, row?.answer]) expect(place).toMatch(/^file 1, record \d$/);
  });

  it('calls no answer usual that was given once', () => {
    const [row] = frequent(tell([...ORDER.map((text, number) => asks(number, text)), says(0, 'It left today.')])).rows;
    expect(row).toMatchObject({ answered: 1 / 3, answer: null, answerN: 0 });
  });

  it('asks nothing of what is spam', () => {
    const spam = ORDER.map((_, number) => status('spam', 'Mon 10:00', 'system', { conversation: `c${number}` }));
    expect(frequent(tell([...ORDER.map((text, number) => asks(number, text)), ...spam]))).toMatchObject({
      total: 0,
      rows: [],
    });
  });
});
