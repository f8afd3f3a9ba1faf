import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { ROOT } from '../../support/fixtures.ts';
import { problemCount, summary } from '../../support/report.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

const TICKET = {
  id: 7,
  via: { channel: 'web' },
  submitter_id: 901,
  requester_id: 901,
  has_incidents: false,
  status: 'open',
  subject: 'Lamp',
  created_at: '2026-03-02T09:00:00Z',
  updated_at: '2026-03-02T12:00:00Z',
};
const comment = (id: number, author_id: number, minute: number, more: object = {}) => ({
  id,
  author_id,
  public: true,
  body: `comment ${id}`,
  created_at: `2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`,
  ...more,
});
const minutes = (calendar: number | null) => ({ calendar, business: calendar });

const read = (value: unknown) => readConversations(['-'], { stdin: piped(value) });
const one = async (value: unknown) => (await read(value)).conversations[0];

describe('the sides of a Zendesk ticket', () => {
  const comments = [comment(1, 901, 0), comment(2, 31, 5, { public: false }), comment(3, 31, 9), comment(4, 55, 10)];

  it('without users are told by who asks, who writes in private, and who else writes', async () => {
    const found = await read([{ ...TICKET, comments }]);
    const said = found.conversations[0]?.events.filter(({ kind }) => kind === 'message' || kind === 'note');
    expect(said?.map(({ kind, author }) => `${kind} ${author.role}`)).toEqual([
      'message customer',
      'note agent',
      'message agent',
      'message agent',
    ]);
    expect(found.log.counts().map(({ code }) => code)).toContain('role-inferred');
  });

  it('are not those of people in copy, who may be anybody', async () => {
    const found = await one([{ ...TICKET, email_cc_ids: [55], comments }]);
    expect(found?.events.find(({ id }) => id === '4')?.author.role).toBe('unknown');
  });

  it('are those of the list of users, whatever tickets make of them', async () => {
    const users = [
      { id: 55, name: 'Ana', role: 'end-user', url: 'x', verified: true },
      { id: 901, name: 'Ida', role: 'end-user', url: 'x', verified: true },
      { id: 31, name: 'Sandra', role: 'admin', url: 'x', verified: true },
    ];
    const found = await read({ tickets: [{ ...TICKET, comments }], users });
    expect(found.conversations[0]?.events.find(({ id }) => id === '4')?.author).toEqual({
      id: '55',
      name: 'Ana',
      role: 'customer',
    });
    expect(found.log.counts()).toEqual([]);
  });

  it('are a bot where the account’s own rules write', async () => {
    const found = await one([{ ...TICKET, comments: [comment(1, 901, 0), comment(2, -1, 1)] }]);
    expect(found?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('are the submitter’s where an agent opened it, and the requester’s where one forwarded an e-mail', async () => {
    const ticket = { ...TICKET, submitter_id: 31, assignee_id: 31 };
    expect((await one([ticket]))?.leftOut).toBe('brand-initiated');
    expect((await one([{ ...ticket, via: { channel: 'email' } }]))?.leftOut).toBeNull();
  });
});

describe('the times of a Zendesk ticket', () => {
  const metric_set = {
    reopens: 1,
    solved_at: '2026-03-02T11:00:00Z',
    reply_time_in_minutes: minutes(8),
    first_resolution_time_in_minutes: minutes(20),
    full_resolution_time_in_minutes: { calendar: 120, business: 60 },
  };

  it('are those of its metric set where no comments are there', async () => {
    const found = await one([{ ...TICKET, status: 'solved', metric_set }]);
    const minute = (at: number) => (at - Date.parse(TICKET.created_at)) / 60_000;
    expect(minute(found?.turns[0]?.endedAt ?? 0)).toBe(8);
    expect(minute(found?.resolution?.lastAt ?? 0)).toBe(120);
    expect(minute(found?.resolution?.firstAt ?? 0)).toBeCloseTo(21, 3);
    expect(found?.resolution?.reopened).toBe(true);
  });

  it('are those of its comments where they are there, in the ticket or in another list', async () => {
    const tickets = [{ ...TICKET, status: 'solved', metric_set }];
    const comments = [comment(1, 901, 0), comment(2, 31, 9)].map((each) => ({ ...each, ticket_id: 7 }));
    const users = [{ id: 31, name: 'Sandra', role: 'agent', url: 'x' }];
    for (const value of [
      { tickets, comments, users },
      { tickets: [{ ...tickets[0], comments }], users },
    ]) {
      const found = await one(value);
      expect(found?.turns).toHaveLength(1);
      expect(found?.turns[0]).toMatchObject({ agent: 'Sandra', messages: 1, synthetic: false });
      expect(found?.turns[0]?.endedAt).toBe(Date.parse('2026-03-02T09:09:00Z'));
      expect(found?.tags).toEqual([]);
    }
  });

  it('that Zendesk recorded are kept beside: calendar and business', async () => {
    const found = await one([{ ...TICKET, metric_set }]);
    expect(found?.events[0]?.detail?.recorded).toEqual({
      'first-response-time': { calendar: 480_000, business: 480_000 },
      'first-resolution-time': { calendar: 1_200_000, business: 1_200_000 },
      'resolution-time': { calendar: 7_200_000, business: 3_600_000 },
    });
  });

  it('stay none where nothing was recorded', async () => {
    const none = {
      reopens: 0,
      solved_at: null,
      reply_time_in_minutes: minutes(null),
      first_resolution_time_in_minutes: minutes(null),
      full_resolution_time_in_minutes: minutes(null),
    };
    const found = await one([{ ...TICKET, metric_set: none }]);
    expect(found?.turns).toMatchObject([{ outcome: 'open' }]);
    expect(found?.events[0]?.detail?.recorded).toBeUndefined();
  });

  it('may come in a list of metric sets of their own; an open ticket was opened again', async () => {
    const ticket_metrics = [{ ticket_id: 7, created_at: TICKET.created_at, ...metric_set }];
    const found = await one({ tickets: [TICKET], ticket_metrics });
    expect(found?.turns[0]?.endedAt).toBe(Date.parse('2026-03-02T09:08:00Z'));
    expect(found?.resolution).toMatchObject({ everResolved: true, state: 'pending', reopened: true });
  });
});

describe('the state of a Zendesk ticket', () => {
  it.each([
    [{ status: 'deleted' }, 'deleted'],
    [{ status: 'closed', tags: ['closed_by_merge'] }, 'merged'],
    [{ status: 'closed' }, null],
  ])('%o leaves it out as %s', async (more, reason) => {
    expect((await one([{ ...TICKET, ...more }]))?.leftOut).toBe(reason);
  });

  it('is the newest of those at the borders of pages', async () => {
    const newer = { ...TICKET, status: 'solved', updated_at: '2026-03-03T09:00:00Z' };
    for (const tickets of [
      [TICKET, newer],
      [newer, TICKET],
    ])
      expect((await one({ tickets }))?.resolution?.state).toBe('resolved');
  });
});

describe('a rating of Zendesk', () => {
  it('is counted once from the ticket and from the list of ratings, and not where it was only offered', async () => {
    const rating = { id: 9, ticket_id: 7, requester_id: 901, score: 'bad', created_at: TICKET.updated_at };
    const tickets = [{ ...TICKET, satisfaction_rating: { id: 9, score: 'bad' } }];
    const satisfaction_ratings = [rating, { ...rating, id: 10, score: 'offered' }];
    const found = await analyze(['-'], { stdin: piped({ tickets, satisfaction_ratings }) });
    expect(summary(found, 'satisfaction', 'ratio')).toMatchObject({ matched: 0, total: 1 });
    expect(problemCount(found, 'no-rating')).toBe(1);
  });
});

describe('a list of comments without ticket ids', () => {
  const comments = [comment(1, 901, 0)];

  it('is of the ticket that the address of its pages names', async () => {
    const next_page = 'https://a.example/api/v2/tickets/7/comments.json?page=2';
    expect((await one({ comments, next_page }))?.id).toBe('7');
  });

  it('is counted as unusable where nothing names it', async () => {
    await expect(read({ comments })).rejects.toThrow('a comment that does not say of which ticket it is');
  });
});

const DATA = join(ROOT, '..', 'shared', 'data', 'zendesk-challenge');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: the tests of real data are skipped.');

describe.skipIf(!isHere)('two hundred public tickets and their users', () => {
  const list = (name: string): Record<string, unknown>[] => JSON.parse(readFileSync(join(DATA, name), 'utf8'));

  it('are all read, their openers by the role of the user', async () => {
    const { conversations, log } = await readConversations(['tickets.json', 'users.json'], { workingDirectory: DATA });
    const tickets = list('tickets.json');
    const roles = new Map(list('users.json').map(({ _id, role }) => [_id, role]));
    expect(conversations).toHaveLength(tickets.length);
    for (const { _id, created_at, submitter_id, status } of tickets) {
      const found = conversations.find(({ id }) => id === _id);
      expect(found?.startedAt).toBe(Date.parse(String(created_at).replace(' ', '')));
      const side = roles.get(submitter_id) === 'end-user' ? 'customer' : 'agent';
      expect(found?.events[0]?.author.role).toBe(side);
      const resolved = status === 'solved' || status === 'closed';
      if (found?.leftOut === null) expect(found.resolution?.state === 'resolved').toBe(resolved);
    }
    // The users do not list everybody who is assigned.
    expect(log.counts().map(({ code }) => code)).toEqual(['role-inferred']);
  });
});

it('says of whom nothing tells the side, where comments are given alone', async () => {
  const alone = [comment(1, 20, 0), comment(2, 10, 5)].map((one) => ({ ...one, ticket_id: 1 }));
  const users = [
    { id: 20, name: 'Ida', role: 'end-user', url: 'x' },
    { id: 10, name: 'Finn', role: 'agent', url: 'x' },
  ];
  expect((await read({ comments: alone })).log.counts()).toMatchObject([
    { code: 'unknown-role', examples: [{ message: expect.stringContaining('the side of 10, 20') }] },
  ]);
  expect((await read({ comments: alone, users })).log.counts()).toEqual([]);
});

it('a short ticket that holds its comments is read with them, and its people are those of a short list', async () => {
  const { via, has_incidents, ...short } = TICKET;
  const tickets = [{ ...short, comments: [comment(1, 901, 0), comment(2, 31, 9)] }];
  const users = [
    { id: 31, name: 'Ada', role: 'end-user' },
    { id: 901, name: 'Bo', role: 'agent', email: 'bo@shop.example' },
  ];
  const found = await one({ tickets, users });
  const said = found?.events.filter(({ kind, detail }) => kind === 'message' && !detail?.synthetic);
  expect(said?.map(({ author }) => author.role)).toEqual(['agent', 'customer']);
});
