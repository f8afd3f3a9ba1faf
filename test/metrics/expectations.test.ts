import { expect, it } from 'vitest';
import type { TallySummary } from '../../src/stats/index.ts';
import { agent, customer, figures, laterOn, tell } from '../support/tell.ts';

const on = (channel: string, conversation: string, more: object = {}) => ({ channel, conversation, ...more });

it('sets our figures beside published ones, each over what it speaks of', () => {
  const { metrics } = figures(
    tell([
      customer('Mon 09:00', on('twitter', 'c1', { detail: { label: 'negative' } })),
      agent('Mon 09:20', on('twitter', 'c1')),
      customer('Mon 09:00', on('twitter', 'c2', { detail: { label: 'positive' } })),
      agent('Mon 09:50', on('twitter', 'c2')),
      customer('Mon 09:00', on('facebook', 'c3')),
      laterOn('Sun 12:00'),
    ]),
  );
  const { rows } = metrics.expectations as unknown as { rows: { key: string; ours: number; oursN: number }[] };
  const ours = rows.map(({ key, ours: share, oursN }) => [key.slice(0, 8), share, oursN]);
  expect(ours).toEqual([
    ['32 % exp', 1 / 3, 3],
    ['42 % exp', 2 / 3, 3],
    ['72 % com', 1, 1],
    ['10 % of ', 1, 1],
    ['40.9 % o', 1, 2],
    ['59.4 % o', 0, 1],
    ['36 % of ', null, 0],
    ['about 80', 0.5, 2],
    ['Facebook', 0, 1],
    ['Facebook', 0, 1],
  ]);
});

it('names the source of every published figure, also where nothing of ours stands beside it', () => {
  const { metrics } = figures(tell([customer('Mon 09:00', on('chat', 'c1')), agent('Mon 09:20', on('chat', 'c1'))]));
  const { rows } = metrics.expectations as unknown as TallySummary;
  const of = (begin: string) => rows.filter(({ key }) => key.startsWith(begin)).map(({ source }) => source);
  expect([of('32 %'), of('42 %')]).toEqual(Array(2).fill(['The Social Habit, 2012']));
  expect(of('72 %')).toEqual(['Lithium, 2013']);
  const cited = rows.filter(({ key }) => /^(10|40.9|59.4|36|about 80) %/.test(key)).map(({ source }) => source);
  expect(cited).toEqual(Array(5).fill('West Interactive, 2017'));
  expect(of('Facebook')).toEqual(Array(2).fill('Meta'));
});
