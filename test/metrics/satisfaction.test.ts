import { expect, it } from 'vitest';
import { withoutRepeatedRatings } from '../../src/normalize/judge.ts';
import { agent, customer, figures, rating, tagged, tell } from '../support/tell.ts';

const satisfaction = (...events: Parameters<typeof tell>[0]) => figures(tell(events)).metrics.satisfaction;
const rated = (value: number, min: number | null, max: number | null) =>
  rating(value, 'Mon 09:00', { detail: { rating: { value, min, max } } });

it('takes 4 and 5 of five for positive', () => {
  expect(satisfaction(...[1, 2, 3, 4, 5].map((value) => rating(value, 'Mon 09:00')))).toMatchObject({
    matched: 2,
    total: 5,
  });
});

it('takes good of good and bad', () => {
  expect(satisfaction(rated(1, 0, 1), rated(0, 0, 1))).toMatchObject({ matched: 1, total: 2 });
});

it('finds the scale of bare numbers in all of them', () => {
  // Up to 10, so 5 is the middle and 8 is good.
  expect(satisfaction(rated(5, null, null), rated(8, null, null), rated(10, null, null))).toMatchObject({
    matched: 2,
    total: 3,
  });
  expect(satisfaction(rated(4, null, null), rated(3, null, null))).toMatchObject({ matched: 1, total: 2 });
});

it('takes 0 for bad only where there is nothing but 0 and 1', () => {
  expect(satisfaction(rated(0, null, null), rated(1, null, null), rated(1, null, null))).toMatchObject({
    matched: 2,
    total: 3,
  });
  expect(satisfaction(rated(0, null, null), rated(1, null, null), rated(5, null, null))).toMatchObject({
    matched: 1,
    total: 2,
  });
  expect(satisfaction(rated(0, null, null), rated(0, null, null))).toMatchObject({ kind: 'not-available' });
  expect(satisfaction(rated(0.95, null, null), rated(0.4, null, null))).toMatchObject({ matched: 1, total: 2 });
});

it('counts a Net Promoter Score beside', () => {
  const nps = (value: number) =>
    rating(value, 'Mon 09:00', { detail: { rating: { value, min: 0, max: 10, nps: true } } });
  expect(satisfaction(nps(10), nps(9), nps(8), nps(0))).toMatchObject({
    total: 0,
    value: null,
    promoters: 2,
    passives: 1,
    detractors: 1,
  });
});

it('credits the agent who answered last', () => {
  const told = tell([
    customer('Mon 09:00'),
    agent('Mon 09:10'),
    agent('Mon 09:20', { author: 'Olek' }),
    rating(5, 'Mon 10:00'),
  ]);
  const { slices } = figures(told, { by: ['agent'], metrics: ['satisfaction'] });
  expect(slices.map(({ by, metrics }) => [by.agent, metrics.satisfaction])).toMatchObject([
    ['Olek', { matched: 1, total: 1 }],
  ]);
});

it('credits the one who answered last, also where they had answered before', () => {
  const [ann, bea] = [{ author: 'Ann B.' }, { author: 'Bea' }];
  const told = tell([
    customer('Mon 09:00'),
    agent('Mon 09:10', ann),
    agent('Mon 09:20', bea),
    agent('Mon 09:30', ann),
    rating(5, 'Mon 10:00'),
  ]);
  const { slices } = figures(told, { by: ['agent'], metrics: ['satisfaction'] });
  expect(slices.map(({ by }) => by.agent)).toEqual(['Ann B.']);
});

it('takes a rating that a table repeats on every row of a case for one', () => {
  const row = (record: number, time: string, who: typeof customer) => {
    const origin = { record, detail: {} };
    return [{ ...who(time, { ...origin }), detail: null }, rating(5, time, { ...origin })];
  };
  const events = tagged([...row(1, 'Mon 09:00', customer), ...row(2, 'Mon 09:10', agent)]);
  // Rows are told apart by where they were read: message and rating of one row share it.
  const rows = events.map((event, index) => ({
    ...event,
    origin: events[index - (index % 2)]?.origin ?? event.origin,
  }));
  expect(withoutRepeatedRatings(rows).filter(({ kind }) => kind === 'rating')).toHaveLength(1);
  expect(withoutRepeatedRatings(rows.slice(0, 3)).filter(({ kind }) => kind === 'rating')).toHaveLength(1);
});

it('tells how many of the surveys were answered, where the export tells which were offered', () => {
  const offered = (conversation: string) => ({
    ...rating(0, 'Mon 12:00', { conversation, detail: {} }),
    author: { id: null, name: null, role: 'system' as const },
    detail: { offered: true as const },
  });
  const asked = (conversation: string) => customer('Mon 09:00', { conversation });
  const rated = rating(5, 'Mon 12:00', { conversation: 'c1' });
  expect(satisfaction(asked('c1'), rated, asked('c2'), offered('c2'), asked('c3'), offered('c3'))).toMatchObject({
    matched: 1,
    total: 1,
    parts: { responded: { matched: 1, total: 3 } },
  });
  expect(satisfaction(asked('c1'), rated)).toMatchObject({ parts: { responded: { total: 0, value: null } } });
});
