import { expect, it } from 'vitest';
import type { FeedbackAction } from '../../src/model/interaction.ts';
import { agent, customer, figures, post, type Told, tell } from '../support/tell.ts';

type Events = Parameters<typeof tell>[0];

const ID = 'negative-feedback-reach';
const rate = (...events: Events) => figures(tell(events)).metrics[ID];
const seen = (id: string, reach: number | null, told: Told & { time?: string } = {}) =>
  post(told.time ?? 'Mon 08:00', { id, conversation: null, ...told, detail: { reach } });
const act = (feedback: FeedbackAction, told: Told & { time?: string } = {}) => ({
  ...customer(told.time ?? 'Mon 12:00', { text: '', conversation: null, ...told, detail: { feedback } }),
  kind: 'feedback' as const,
});

it('is explicit negative actions of the reach of all posts, broken down by action', () => {
  const told = [
    seen('p1', 1000),
    act('hide_post', { id: '1', replyTo: 'p1' }),
    act('report_spam', { id: '2', replyTo: 'p1' }),
    seen('p2', 600, { time: 'Tue 08:00' }),
    act('hide_post', { id: '3', replyTo: 'p2', time: 'Tue 09:00' }),
    // Nobody did anything to the third, and its reach counts all the same.
    seen('p3', 400, { time: 'Wed 08:00' }),
    // Of the page, and of no post.
    act('unlike', { id: '4', time: 'Thu 09:00' }),
  ];
  expect(rate(...told)).toMatchObject({
    value: 0.0015,
    matched: 3,
    total: 2000,
    elsewhere: 1,
    parts: {
      hide_post: { matched: 2, total: 2000 },
      hide_all: { matched: 0, total: 2000 },
      report_spam: { matched: 1, total: 2000 },
      unlike: { matched: 0, total: 2000 },
    },
  });
});

it('leaves blocking and likes out', () => {
  const like = { ...act('block', { id: '2', replyTo: 'p1' }), kind: 'reaction' as const, detail: null };
  const told = [seen('p1', 1000), act('hide_all', { id: '1', replyTo: 'p1' }), like];
  expect(rate(...told, act('block', { id: '3', replyTo: 'p1' }))).toMatchObject({ matched: 1, total: 1000 });
});

it('puts actions on posts of unknown reach beside, in neither side', () => {
  const told = [seen('p1', 1000), act('hide_post', { id: '1', replyTo: 'p1' }), seen('p2', null)];
  expect(rate(...told, act('hide_post', { id: '2', replyTo: 'p2' }))).toMatchObject({
    matched: 1,
    total: 1000,
    elsewhere: 1,
  });
});

it('counts a post that was exported twice once, with the reach to which it has grown', () => {
  const told = [seen('p1', 1000), act('hide_post', { id: '1', replyTo: 'p1' })];
  const later = seen('p1', 1500, { file: 1, record: 9 });
  expect(rate(...told, later)).toMatchObject({ matched: 1, total: 1500 });
  expect(rate(later, ...told)).toMatchObject({ matched: 1, total: 1500 });
});

it('counts what is done to a post with it, in its period, and leaves comments to their conversations', () => {
  const told = tell([
    seen('p1', 1000, { account: 'Vek' }),
    act('hide_post', { id: '1', replyTo: 'p1', time: 'Wed 09:00' }),
    customer('Mon 09:00', { id: '2', conversation: null, replyTo: 'p1' }),
    agent('Mon 10:00', { id: '3', conversation: null, replyTo: '2' }),
    seen('p2', 500, { time: 'Wed 08:00' }),
  ]);
  const { metrics, slices } = figures(told, { by: ['day'] });
  expect(slices.map(({ by, metrics: { [ID]: summary } }) => [by.day, summary])).toMatchObject([
    ['2026-03-02', { matched: 1, total: 1000 }],
    ['2026-03-04', { matched: 0, total: 500 }],
  ]);
  expect(metrics['response-rate']).toMatchObject({ matched: 1, total: 1 });
  expect(metrics.conversations).toMatchObject({ value: 1, parts: { conversations: 3, 'no-customer-message': 2 } });
});

it.each(['id', 'replies'] as const)('is the same whether conversations follow from ids or from %s', (grouping) => {
  const events = [
    seen('p1', 1000, { conversation: 'p' }),
    act('hide_post', { id: '1', conversation: 'p', replyTo: 'p1' }),
    customer('Mon 09:00', { id: '2', conversation: 'p', replyTo: 'p1' }),
    act('hide_all', { id: '3', conversation: 'p', replyTo: '2' }),
  ];
  const told = tell(events, { stream: { grouping } });
  expect(told.conversations.map(({ id, events: all }) => [id, all.map((one) => one.id)])).toEqual([
    ['p1', ['p1', '1']],
    ['2', ['2', '3']],
  ]);
  expect(figures(told).metrics[ID]).toMatchObject({ matched: 1, total: 1000, elsewhere: 1 });
});

it('takes an action in the thread of one post that answers nothing for one on the post', () => {
  const told = tell([
    seen('p1', 1000, { conversation: 'p' }),
    act('hide_post', { id: '1', conversation: 'p', time: 'Tue 09:00' }),
  ]);
  expect(told.conversations.map(({ events }) => events.length)).toEqual([2]);
});

it('puts beside what contradicts the reach that is stated', () => {
  const told = [seen('p1', 0), act('hide_post', { id: '1', replyTo: 'p1' }), seen('p2', 50, { time: 'Tue 08:00' })];
  expect(rate(...told)).toMatchObject({ value: 0, matched: 0, total: 50, elsewhere: 1 });
});

it('gives no spread of reaches too large to be added up exactly', () => {
  const told = (reach: number) => [
    seen('p1', reach),
    act('hide_post', { id: '1', replyTo: 'p1' }),
    seen('p2', reach, { time: 'Tue 08:00' }),
  ];
  expect(rate(...told(1000))).toMatchObject({ clusters: { conversations: 2, xx: 2_000_000, xy: 1000, yy: 1 } });
  expect(rate(...told(90_000_000))).toMatchObject({ total: 180_000_000 });
  expect(rate(...told(90_000_000))).not.toHaveProperty('clusters');
});

it('is not available without reach, nor without any such action, which an export may leave out', () => {
  const bare = post('Mon 08:00', { id: 'p1', conversation: null });
  expect(rate(bare, act('hide_post', { id: '1', replyTo: 'p1' }))).toEqual({
    kind: 'not-available',
    reason: 'this export has no reach or impressions of posts',
  });
  expect(rate(seen('p1', 1000), act('block', { id: '1', replyTo: 'p1' }))).toEqual({
    kind: 'not-available',
    reason: 'this export has no reactions to posts such as hiding one or reporting it as spam',
  });
  // On what they were taken, nobody knows: 0 of 1000 would be wrong.
  expect(rate(seen('p1', 1000), act('unlike', { id: '1' }))).toMatchObject({ kind: 'not-available' });
  expect(rate(seen('p1', null), act('hide_post', { id: '1', replyTo: 'p1' }))).toMatchObject({ kind: 'not-available' });
});
