import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agent,
  at,
  bot,
  conversationOf,
  customer,
  figures,
  laterOn,
  post,
  rating,
  status,
  tell,
} from '../support/tell.ts';

const REPLIES = { stream: { grouping: 'replies' } } as const;
const SILENCE = { stream: { grouping: 'silence' } } as const;
const ids = (told: ReturnType<typeof tell>) =>
  told.conversations.map(({ id, events }) => [id, events.map((event) => event.id)]);
const codes = (told: ReturnType<typeof tell>) => told.faults.map(({ code }) => code);

describe('reply links', () => {
  const thread = [
    customer('Mon 09:00', { id: '1' }),
    agent('Mon 09:10', { id: '2', replyTo: '1' }),
    customer('Mon 09:20', { id: '3', replyTo: '2' }),
    agent('Mon 09:15', { id: '5', replyTo: '4' }),
    customer('Mon 09:01', { id: '4', author: 'Bob' }),
  ];

  it('lead upward to the root, whose id names the conversation', () => {
    expect(ids(tell(thread, REPLIES))).toEqual([
      ['1', ['1', '2', '3']],
      ['4', ['4', '5']],
    ]);
  });

  it('give the same conversations whatever the order of the rows', () => {
    const sorted = ids(tell(thread, REPLIES));
    fc.assert(
      fc.property(fc.shuffledSubarray(thread, { minLength: thread.length }), (shuffled) => {
        expect(ids(tell(shuffled, REPLIES))).toEqual(sorted);
      }),
    );
  });

  it('make the earliest present ancestor the root where a parent is missing, and leave its conversation out', () => {
    const told = tell(thread.slice(1), REPLIES);
    expect(ids(told)).toEqual([
      ['4', ['4', '5']],
      ['2', ['2', '3']],
    ]);
    expect(conversationOf(told, '2').leftOut).toBe('truncated');
    expect(codes(told)).toEqual(['missing-parent']);
  });

  it('are cut at the earliest message of a ring', () => {
    const ring = tell(
      [
        customer('Mon 09:10', { id: 'b', replyTo: 'a' }),
        agent('Mon 09:20', { id: 'c', replyTo: 'b' }),
        customer('Mon 09:00', { id: 'a', replyTo: 'c' }),
        customer('Mon 09:30', { id: 'd', replyTo: 'b' }),
      ],
      REPLIES,
    );
    expect(ids(ring)).toEqual([['a', ['a', 'b', 'c', 'd']]]);
    expect(codes(ring)).toEqual(['reply-cycle']);
    expect(codes(tell([customer('Mon 09:00', { id: 'a', replyTo: 'a' })], REPLIES))).toEqual(['reply-cycle']);
  });

  it('may be a hundred thousand deep', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => ({
      ...customer('Mon 09:00', { id: String(index), ...(index > 0 ? { replyTo: String(index - 1) } : {}) }),
      at: at('Mon 09:00') + index,
    }));
    expect(tell(chain, REPLIES).conversations).toHaveLength(1);
  });

  it('keep the export’s own ids as conversations, and tell what points outside', () => {
    const told = tell([
      customer('Mon 09:00', { id: '1' }),
      agent('Mon 09:05', { id: '2', replyTo: '1' }),
      customer('Mon 10:00', { id: '3', conversation: 'c2', replyTo: '1' }),
      customer('Mon 11:00', { id: '4', conversation: 'c3', replyTo: 'gone' }),
    ]);
    expect(told.conversations.map(({ id, leftOut }) => [id, leftOut])).toEqual([
      ['c1', null],
      ['c2', null],
      ['c3', 'truncated'],
    ]);
    expect(codes(told)).toEqual(['parent-elsewhere', 'missing-parent']);
  });
});

describe('the order of events', () => {
  const order = (...events: Parameters<typeof tell>[0]) => conversationOf(tell(events)).events.map(({ id }) => id);

  it('is that of instants, the root first', () => {
    expect(order(agent('Mon 08:59', { id: 'a', replyTo: 'q' }), customer('Mon 09:00', { id: 'q' }))).toEqual([
      'q',
      'a',
    ]);
  });

  it('puts a parent before its child at one instant, then goes by number', () => {
    const same = 'Mon 09:00';
    expect(
      order(customer(same, { id: '10' }), customer(same, { id: '9' }), agent(same, { id: '1', replyTo: '10' })),
    ).toEqual(['9', '10', '1']);
  });

  it('goes by number at one instant wherever no parent has to wait, however deep the thread', () => {
    const same = 'Mon 09:00';
    const thread = [
      customer(same, { id: '1' }),
      customer(same, { id: '2', replyTo: '1' }),
      customer(same, { id: '3', replyTo: '2' }),
      agent(same, { id: '4', replyTo: '1' }),
      customer(same, { id: '5', replyTo: '7' }),
      customer(same, { id: '6', replyTo: '1' }),
      agent(same, { id: '7', replyTo: '3' }),
    ];
    expect(order(...thread)).toEqual(['1', '2', '3', '4', '6', '7', '5']);
  });

  it('cuts a ring of one instant at its first message', () => {
    const same = 'Mon 09:00';
    const ring = [
      customer(same, { id: '3', replyTo: '1' }),
      customer(same, { id: '1', replyTo: '2' }),
      customer(same, { id: '2', replyTo: '3' }),
    ];
    expect(order(...ring)).toEqual(['1', '3', '2']);
  });

  it('is found soon where a hundred thousand messages have one instant', () => {
    const star = Array.from({ length: 100_000 }, (_, index) =>
      customer('Mon 09:00', { id: String(index), ...(index < 99_999 ? { replyTo: '99999' } : {}) }),
    );
    expect(order(...star).slice(0, 3)).toEqual(['99999', '0', '1']);
  });

  it('puts what was said before what it led to, unless one numbering runs through both', () => {
    const same = 'Mon 09:00';
    expect(order(status('resolved', same, 'agent', { id: 'a' }), agent(same, { id: '1' }))).toEqual(['1', 'a']);
    expect(order(status('resolved', same, 'agent', { id: '3' }), customer(same, { id: '4' }))).toEqual(['3', '4']);
  });
});

describe('duplicates', () => {
  it('are dropped and counted, and a conflict is told', () => {
    const told = tell([
      customer('Mon 09:00', { id: '1' }),
      customer('Mon 09:00', { id: '1' }),
      agent('Mon 09:10', { id: '2' }),
      agent('Mon 09:05', { id: '2', text: 'Something else.' }),
    ]);
    expect([...told.duplicates]).toEqual([[0, 2]]);
    expect(told.interactions).toBe(2);
    expect(codes(told)).toEqual(['id-conflict', 'repeated-record']);
    expect(conversationOf(told).events.map((event) => event.at)).toEqual([at('Mon 09:00'), at('Mon 09:05')]);
  });

  it('are told once for each file, however many they are', () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      customer('Mon 09:00', { id: String(index), record: index + 1 }),
    );
    const again = rows.map((row, index) => ({ ...row, told: { ...row.told, file: 1, record: 50 - index } }));
    expect(tell([...rows, ...again]).faults).toEqual([
      { code: 'repeated-record', message: 'such as id 49: it counts once', file: 1, record: 1, count: 50 },
    ]);
  });

  it('are not messages without ids', () => {
    expect(tell([customer('Mon 09:00'), customer('Mon 09:00')]).duplicates.size).toBe(0);
  });

  it('of chats without ids are told by their words, from one file to another', () => {
    const line = (file: number) => customer('Mon 09:00', { file, text: 'Hello?' });
    const overlapping = tell([line(0), line(0), line(1), agent('Mon 09:10', { file: 1 })]);
    expect([...overlapping.duplicates]).toEqual([[1, 1]]);
    expect(conversationOf(overlapping).events).toHaveLength(3);
  });

  it('of a whole case: only the newest revision counts, whichever file came first', () => {
    const version = (updated: string, record: number, closed: string | null) => {
      const revision = { of: 'c1', at: at(updated) };
      return [
        customer('Mon 09:00', { id: 'c1/opened', record, detail: { synthetic: true, revision } }),
        ...(closed ? [status('closed', closed, 'system', { id: 'c1/closed', record, detail: { revision } })] : []),
      ];
    };
    const older = version('Mon 12:00', 1, 'Mon 11:00');
    const newer = version('Tue 12:00', 2, null);
    for (const events of [
      [...older, ...newer],
      [...newer, ...older],
    ]) {
      const told = tell(events);
      expect(conversationOf(told).events.map(({ id }) => id)).toEqual(['c1/opened']);
      expect([...told.duplicates]).toEqual([[0, 1]]);
      expect(told.faults).toMatchObject([{ code: 'repeated-record', message: 'such as c1: its newest state counts' }]);
    }
  });
});

describe('endless chats', () => {
  const chat = (...events: Parameters<typeof tell>[0]) =>
    tell(
      events.map((event) => ({ ...event, conversationId: 'Ann' })),
      SILENCE,
    );
  const sizes = (told: ReturnType<typeof tell>) => told.conversations.map(({ events }) => events.length);

  it('are cut before a message that follows a day of silence', () => {
    expect(sizes(chat(customer('Mon 09:00'), agent('Mon 09:10'), customer('Tue 09:10'), agent('Tue 09:20')))).toEqual([
      2, 2,
    ]);
    expect(sizes(chat(customer('Mon 09:00'), agent('Mon 09:10'), customer('Tue 09:09'), agent('Tue 09:20')))).toEqual([
      4,
    ]);
  });

  it('keep a late answer beside its question', () => {
    const told = chat(customer('Mon 09:00'), agent('Fri 09:00'));
    expect(sizes(told)).toEqual([2]);
    expect(figures(told).metrics['first-response-time']).toMatchObject({ n: 1, median: 4 * 86_400 });
  });

  it('take thanks for an end, and a bot’s last word for an answer', () => {
    expect(
      sizes(
        chat(
          customer('Mon 09:00'),
          agent('Mon 09:10'),
          customer('Mon 09:20', { text: 'thank you!' }),
          customer('Thu 09:00'),
        ),
      ),
    ).toEqual([3, 1]);
    expect(sizes(chat(customer('Mon 09:00'), bot('Mon 09:01'), customer('Thu 09:00')))).toEqual([2, 1]);
    expect(
      sizes(
        chat(
          customer('Mon 09:00'),
          agent('Mon 09:10'),
          customer('Mon 09:20', { text: 'and when?' }),
          customer('Thu 09:00'),
        ),
      ),
    ).toEqual([4]);
  });

  it('take a closing for an end', () => {
    expect(sizes(chat(customer('Mon 09:00'), status('resolved', 'Mon 10:00', 'agent'), customer('Thu 09:00')))).toEqual(
      [2, 1],
    );
  });

  it('are cut later with a longer --gap', () => {
    const events = [customer('Mon 09:00'), agent('Mon 09:10'), customer('Wed 09:10')].map((event) => ({
      ...event,
      conversationId: 'Ann',
    }));
    expect(sizes(tell(events, { ...SILENCE, gap: 72 * 3_600_000 }))).toEqual([3]);
  });
});

describe('rows that lack something', () => {
  it('belong to the conversation of the message that they answer, or are one themselves', () => {
    const told = tell([
      customer('Mon 09:00', { id: '1' }),
      agent('Mon 09:10', { id: '2', conversation: null, replyTo: '1' }),
      customer('Mon 09:00', { id: '3', conversation: null, author: 'Bob' }),
    ]);
    expect(ids(told)).toEqual([
      ['c1', ['1', '2']],
      ['message 3', ['3']],
    ]);
    expect(figures(told).metrics['response-rate']).toMatchObject({ matched: 1, total: 1, pending: 1 });
  });

  it('belong together over several answers, each comment on a post for itself, however often it is exported', () => {
    const none = { conversation: null };
    const told = tell([
      customer('Mon 08:00', { id: '1' }),
      post('Mon 09:00', { id: 'p', ...none }),
      customer('Mon 09:10', { id: '2', replyTo: 'p', ...none }),
      agent('Mon 09:20', { id: '3', replyTo: '2', ...none }),
      customer('Mon 09:30', { id: '4', replyTo: '3', ...none }),
      customer('Mon 09:40', { id: '5', replyTo: 'p', author: 'Bob', ...none }),
      customer('Mon 09:40', { id: '5', replyTo: 'p', author: 'Bob', ...none, record: 99 }),
    ]);
    expect(ids(told)).toEqual([
      ['c1', ['1']],
      ['message 2', ['2', '3', '4']],
      ['message 5', ['5']],
    ]);
  });

  it('are answers to the only customer of a chat', () => {
    const told = tell(
      [customer('Mon 09:00', { conversation: '/Ann' }), agent('Mon 09:10', { conversation: null })],
      SILENCE,
    );
    expect(figures(told).metrics['response-rate']).toMatchObject({ matched: 1, total: 1 });
  });

  it('are nobody’s answers among several customers: then nothing is said of answers', () => {
    const told = tell(
      [
        customer('Mon 09:00', { conversation: '/Ann' }),
        customer('Mon 09:01', { conversation: '/Bob', author: 'Bob' }),
        agent('Mon 09:10', { conversation: null }),
      ],
      SILENCE,
    );
    expect(codes(told)).toEqual(['unattributed-answer']);
    expect(figures(told).metrics['response-rate']).toMatchObject({ kind: 'not-available' });
  });
});

describe('conversations that are left out', () => {
  const reason = (...events: Parameters<typeof tell>[0]) =>
    conversationOf(tell([...events, laterOn('Sun 12:00')])).leftOut;

  it('are those that the brand began, but bots and system begin nothing', () => {
    expect(reason(agent('Mon 09:00'), customer('Mon 09:10'))).toBe('brand-initiated');
    expect(reason(bot('Mon 09:00'), customer('Mon 09:10'))).toBeNull();
    expect(reason(status('opened', 'Mon 09:00'), customer('Mon 09:10'))).toBeNull();
  });

  it('are not begun by a brand that answers a rating', () => {
    expect(reason(rating(2, 'Mon 09:00'), agent('Mon 09:10'))).toBe('star-only');
    expect(reason(agent('Mon 09:00'), rating(2, 'Mon 09:10'))).toBe('brand-initiated');
  });

  it('go by the first reason that applies', () => {
    expect(reason(agent('Mon 09:00'), status('spam', 'Mon 10:00'))).toBe('spam');
    expect(reason(customer('Mon 09:00'), status('spam', 'Mon 10:00'), status('deleted', 'Mon 11:00'))).toBe('deleted');
    expect(reason(status('opened', 'Mon 09:00'))).toBe('no-customer-message');
  });

  it('count where the user includes their reason', () => {
    const told = tell([agent('Mon 09:00'), customer('Mon 09:10'), agent('Mon 09:20')], {
      include: ['brand-initiated'],
    });
    expect(figures(told).metrics['response-rate']).toMatchObject({ matched: 1, total: 1 });
  });

  it('do not count where there is nothing that could be answered', () => {
    const told = tell([agent('Mon 09:00'), laterOn('Sun 12:00')], { include: ['brand-initiated'] });
    expect(conversationOf(told).leftOut).toBe('no-customer-message');
    const rating5 = tell([rating(5, 'Mon 09:00'), laterOn('Sun 12:00')], { include: ['star-only'] });
    expect(conversationOf(rating5).leftOut).toBeNull();
  });
});
