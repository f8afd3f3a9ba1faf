import { expect, it } from 'vitest';
import { agent, customer, figures, tell } from '../support/tell.ts';

const BRAND = { author: 'VekkiloHelp' };
const day = (conversation: string, text: string) => [
  customer('Mon 09:00', { conversation }),
  agent('Mon 10:00', { ...BRAND, conversation, text }),
];
const agentsOf = (...texts: readonly string[]) => {
  const told = tell(texts.flatMap((text, index) => day(`c${index}`, text)));
  const { rows } = figures(told).metrics.agents as { rows: readonly { key: string; count: number }[] };
  return rows.map(({ key, count }) => [key, count]);
};

it('tells apart who signs behind a shared handle', () => {
  expect(agentsOf('Hello ^SP', 'Sorry ^SP', 'On it ^AK', 'Done ^AK', 'Once ^ZZ', 'Not signed')).toEqual([
    ['VekkiloHelp ^AK', 2],
    ['VekkiloHelp ^SP', 2],
    ['VekkiloHelp', 1],
    ['VekkiloHelp ^ZZ', 1],
  ]);
});

it('believes names from the second time on, and none where only one is used', () => {
  expect(agentsOf('Hi -Anna', 'Hi -Anna', 'Hi -Ben', 'Hi -Ben', 'Best regards -Support')).toEqual([
    ['VekkiloHelp -Anna', 2],
    ['VekkiloHelp -Ben', 2],
    ['VekkiloHelp', 1],
  ]);
  expect(agentsOf('Hi -Anna', 'Hi -Anna', 'Hi -Ben')).toEqual([['VekkiloHelp', 3]]);
});

it('leaves the account as it was, and slices by who signed', () => {
  const texts = ['Hello ^SP', 'Sorry ^SP', 'On it ^AK', 'Done ^AK'];
  const told = tell(texts.flatMap((text, index) => day(`c${index}`, text)));
  expect(told.conversations.map(({ account }) => account)).toEqual(Array(4).fill('VekkiloHelp'));
  const { slices, metrics } = figures(told, { by: ['agent'], metrics: ['first-response-time', 'messages'] });
  expect(slices.map(({ by, metrics: of }) => [by.agent, (of['first-response-time'] as { n: number }).n])).toEqual([
    ['VekkiloHelp ^AK', 2],
    ['VekkiloHelp ^SP', 2],
  ]);
  expect(metrics.messages).toMatchObject({ parts: { agents: 2 } });
});
