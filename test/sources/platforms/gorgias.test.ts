import { describe, expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { problemCount } from '../../support/report.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}
async function* lines(...values: readonly unknown[]) {
  yield Buffer.from(values.map((value) => JSON.stringify(value)).join('\n'));
}
const T = '2026-03-02T09:00:00.123456+00:00';
const at = (minutes: number): string => new Date(Date.parse('2026-03-02T09:00:00Z') + minutes * 60_000).toISOString();
const TICKET = {
  id: 1,
  status: 'open',
  channel: 'email',
  from_agent: false,
  is_unread: false,
  spam: false,
  created_datetime: T,
  updated_datetime: at(600),
  closed_datetime: null,
  snooze_datetime: null,
  trashed_datetime: null,
};
const said = (id: number, minutes: number, more: object = {}) => ({
  id,
  ticket_id: 1,
  public: true,
  channel: 'email',
  via: 'helpdesk',
  from_agent: true,
  rule_id: null,
  sender: { id: 7, name: 'Sandra' },
  body_text: `words ${id}`,
  created_datetime: at(minutes),
  ...more,
});
const ASKED = said(1, 0, { from_agent: false, via: 'email', sender: { id: 31, name: 'Ida' } });
const one = async (value: unknown) => (await readConversations(['-'], { stdin: piped(value) })).conversations[0];

describe('a ticket of Gorgias', () => {
  it.each([
    ['open', {}, 'pending'],
    ['closed', { closed_datetime: at(60) }, 'resolved'],
    ['closed and put off', { closed_datetime: at(60), snooze_datetime: at(6000) }, 'pending'],
    ['closed, and put off once', { closed_datetime: at(60), snooze_datetime: at(30) }, 'resolved'],
  ])('that is %s', async (words, more, state) => {
    const status = words === 'open' ? 'open' : 'closed';
    expect((await one([{ ...TICKET, status, ...more }]))?.resolution?.state).toBe(state);
  });

  it.each([
    [{ spam: true }, 'spam'],
    [{ trashed_datetime: at(5) }, 'deleted'],
    [{ from_agent: true }, 'brand-initiated'],
  ])('%o is left out as %s', async (more, reason) => {
    expect((await one([{ ...TICKET, ...more }]))?.leftOut).toBe(reason);
  });

  it.each([
    ['notes', { public: false, channel: 'internal-note' }],
    ['rules', { rule_id: 12 }],
    ['campaigns', { meta: { campaign_id: 'c-1' } }],
    ['the AI agent', { sender: { id: 9, name: 'AI Agent', email: 'bot@65f0c1a2b3d4e5f607182930' } }],
    ['what failed to be sent', { failed_datetime: at(31) }],
  ])('is not answered by %s', async (_, more) => {
    const found = await one([{ ...TICKET, messages: [ASKED, said(2, 30, more)] }]);
    expect(found?.turns).toMatchObject([{ outcome: 'open' }]);
  });

  it('is answered by people, also where the messages are listed apart', async () => {
    const answered = { outcome: 'answered', endedAt: Date.parse(at(30)), agent: 'Sandra' };
    expect((await one([{ ...TICKET, messages: [ASKED, said(2, 30)] }]))?.turns).toMatchObject([answered]);
    expect((await one({ data: [ASKED, said(2, 30)] }))?.turns).toMatchObject([answered]);
  });

  it('was closed by a bot where the events name the AI agent', async () => {
    const bot = said(2, 1, { sender: { id: 9, name: 'AI Agent', email: 'bot@65f0c1a2b3d4e5f607182930' } });
    const closed = { id: 5, type: 'ticket-closed', object_type: 'Ticket', object_id: 1, created_datetime: at(2) };
    const by = async (user_id: number | null) => {
      const stdin = lines({ ...TICKET, messages: [ASKED, bot] }, { ...closed, user_id });
      return (await readConversations(['-'], { stdin })).conversations[0]?.turns[0]?.outcome;
    };
    expect(await by(9)).toBe('answered-by-bot');
    expect(await by(null)).toBe('closed');
  });

  it('counts a score of its survey, and a survey without one as offered', async () => {
    const survey = { id: 5, ticket_id: 1, sent_datetime: at(90), scored_datetime: null, score: null };
    const rated = { ...survey, id: 6, score: 5, scored_datetime: at(99) };
    const { metrics } = await analyze(['-'], {
      stdin: piped([
        { ...TICKET, messages: [ASKED], satisfaction_survey: survey },
        { ...TICKET, id: 2, satisfaction_survey: { ...rated, ticket_id: 2 } },
      ]),
    });
    expect(metrics.satisfaction).toMatchObject({
      matched: 1,
      total: 1,
      parts: { responded: { matched: 1, total: 2 } },
    });
  });

  it('keeps the rest where a message or a time is none', async () => {
    const messages = [ASKED, { id: 2 }, said(3, 30, { created_datetime: 'soon' }), said(4, 40)];
    const report = await analyze(['-'], { stdin: piped([{ ...TICKET, messages }]) });
    expect([problemCount(report, 'wrong-shape'), problemCount(report, 'bad-date')]).toEqual([1, 1]);
    expect(report.metrics['first-response-time']).toMatchObject({ n: 1, median: 2400 });
  });
});
