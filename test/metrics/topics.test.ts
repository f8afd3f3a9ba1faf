import { expect, it } from 'vitest';
import { agent, at, customer, figures, tell } from '../support/tell.ts';

const rows = (...events: Parameters<typeof tell>[0]) => {
  const { topics } = figures(tell(events)).metrics;
  return topics?.kind === 'tally' ? topics.rows : topics;
};

it('counts a conversation once per topic, with its messages and its first response', () => {
  const told = [
    customer('Mon 09:00', { text: 'Where is my parcel? I want a refund.' }),
    customer('Mon 09:01', { text: 'The parcel, please!' }),
    agent('Mon 09:30'),
    customer('Mon 09:00', { conversation: 'c2', text: 'Hello?' }),
  ];
  expect(rows(...told)).toMatchObject([
    { key: 'delivery', count: 1, share: 0.5, messages: 2, firstResponse: 1800, firstResponseN: 1 },
    { key: 'refund', count: 1, share: 0.5 },
  ]);
});

it('takes the categories of the export, and then not the built-in rules', () => {
  const named = customer('Mon 09:00', { text: 'Where is my parcel?', detail: { topics: ['Logistics'] } });
  const unnamed = customer('Mon 09:00', { conversation: 'c2', text: 'Where is my parcel?' });
  expect(rows(named, unnamed)).toMatchObject([{ key: 'Logistics', count: 1, share: 0.5 }]);
});

it('takes tags where there are no categories', () => {
  expect(rows(customer('Mon 09:00', { tags: ['vip', 'late'] }))).toMatchObject([{ key: 'late' }, { key: 'vip' }]);
});

it('does not listen to agents', () => {
  expect(
    rows(customer('Mon 09:00', { text: 'Hi' }), agent('Mon 09:10', { text: 'Your refund is on its way' })),
  ).toEqual([]);
});

const asked = (key: string, start: string, topic: string, negative = false) =>
  customer(start, {
    conversation: key,
    text: 'Hello',
    detail: { topics: [topic], label: negative ? 'negative' : 'neutral' },
  });

const WEEKS = {
  now: { from: at('Mon+1 00:00'), to: at('Mon+2 00:00') },
  before: { from: at('Mon 00:00'), to: at('Mon+1 00:00') },
  isBeside: true,
};

/** The week after and the week before: 3 and 1 of 4 about delivery. */
const WEEK_BY_WEEK = [
  asked('a', 'Mon 09:00', 'delivery'),
  asked('b', 'Tue 09:00', 'refund'),
  asked('c', 'Wed 09:00', 'refund', true),
  asked('d', 'Thu 09:00', 'app'),
  asked('e', 'Mon+1 09:00', 'delivery', true),
  asked('f', 'Tue+1 09:00', 'delivery'),
  asked('g', 'Wed+1 09:00', 'delivery'),
  asked('h', 'Thu+1 09:00', 'refund'),
];

it('tells the change of each topic from the earlier half of the inquiries to the later', () => {
  const { topics } = figures(tell(WEEK_BY_WEEK)).metrics;
  expect(topics).toMatchObject({
    total: 8,
    change: {
      status: 'measured',
      now: { from: '2026-03-09T09:00:00.000Z', total: 4 },
      before: { from: '2026-03-02T09:00:00.000Z', to: '2026-03-09T09:00:00.000Z', total: 4 },
    },
    rows: [
      { key: 'delivery', count: 4, share: 0.5, shareNow: 0.75, shareNowN: 4, shareBefore: 0.25, shareChange: 0.5 },
      { key: 'refund', count: 3, shareNow: 0.25, shareBefore: 0.5, shareBeforeN: 4, shareChange: -0.25, trend: null },
      { key: 'app', count: 1, shareNow: 0, shareBefore: 0.25, shareChange: -0.25 },
    ],
  });
});

it('compares a period with the one before it, which the rows do not count', () => {
  const { conversations, ...rest } = tell(WEEK_BY_WEEK);
  const isNow = ({ startedAt }: { startedAt: number }) => startedAt >= WEEKS.now.from;
  const later = { ...rest, conversations: conversations.filter(isNow) };
  const earlier = conversations.filter((one) => !isNow(one));
  const { topics } = figures(later, { stretches: WEEKS, earlier }).metrics;
  expect(topics).toMatchObject({
    total: 4,
    change: { now: { total: 4 }, before: { total: 4 } },
    rows: [
      { key: 'delivery', count: 3, share: 0.75, shareNow: 0.75, shareBefore: 0.25, shareChange: 0.5 },
      { key: 'refund', count: 1, share: 0.25, shareBefore: 0.5, shareChange: -0.25 },
      { key: 'app', count: 0, share: 0, shareBefore: 0.25, shareChange: -0.25, messages: null },
    ],
  });
  const slices = figures(later, { stretches: WEEKS, earlier, by: ['topic'] }).slices;
  expect(slices.map(({ by }) => by.topic)).toEqual(['delivery', 'refund']);
});

it('tells how the negative share changed, and calls rising what is more than chance', () => {
  const days = Array.from({ length: 40 }, (_, hour) => [
    asked(`x${hour}`, `Mon ${String(hour % 24).padStart(2, '0')}:00`, hour < 4 ? 'outage' : 'refund'),
    asked(`y${hour}`, `Mon+1 ${String(hour % 24).padStart(2, '0')}:00`, hour < 20 ? 'outage' : 'refund', hour < 10),
  ]).flat();
  const { topics } = figures(tell(days)).metrics;
  expect(topics).toMatchObject({
    rows: [
      { key: 'refund', shareNow: 0.5, shareBefore: 0.9, trend: 'falling', negativeShareChange: 0 },
      {
        key: 'outage',
        shareNow: 0.5,
        shareBefore: 0.1,
        shareChange: 0.4,
        trend: 'rising',
        negativeShareNow: 0.5,
        negativeShareNowN: 20,
        negativeShareBefore: 0,
        negativeShareBeforeN: 4,
        negativeShareChange: 0.5,
      },
    ],
  });
});

it('says why there is no change, and compares no slices of time', () => {
  expect(figures(tell([asked('a', 'Mon 09:00', 'delivery')])).metrics.topics).toMatchObject({
    change: { status: 'not-available', reason: expect.stringContaining('two halves') },
    rows: [{ shareChange: null, trend: null, shareChangeP: null }],
  });
  for (const { metrics } of figures(tell(WEEK_BY_WEEK), { by: ['week'] }).slices) {
    expect(metrics.topics).toMatchObject({ change: { status: 'not-available' } });
  }
});
