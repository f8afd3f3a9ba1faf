import { describe, expect, it } from 'vitest';
import {
  agent,
  at,
  bot,
  conversationOf,
  customer,
  figures,
  laterOn,
  note,
  post,
  rating,
  status,
  tell,
} from '../support/tell.ts';

const turns = (...events: Parameters<typeof tell>[0]) => conversationOf(tell(events)).turns;
const outcomes = (...events: Parameters<typeof tell>[0]) => turns(...events).map(({ outcome }) => outcome);
const MINUTE = 60_000;

describe('a turn', () => {
  it('opens at the first of several customer messages and closes at the next agent message', () => {
    const [turn, ...others] = turns(
      customer('Mon 09:00'),
      customer('Mon 09:20'),
      agent('Mon 09:41'),
      laterOn('Tue 09:00'),
    );
    expect(others).toEqual([]);
    expect(turn).toMatchObject({
      openedAt: at('Mon 09:00'),
      endedAt: at('Mon 09:41'),
      outcome: 'answered',
      messages: 2,
      agent: 'Sandra',
    });
  });

  it('is not closed by a private note', () => {
    expect(turns(customer('Mon 09:00'), note('Mon 09:05'), agent('Mon 10:00'))[0]).toMatchObject({
      endedAt: at('Mon 10:00'),
    });
  });

  it('is not closed by an automatic reply that a human follows', () => {
    const [turn] = turns(customer('Mon 09:00:00'), bot('Mon 09:00:03'), agent('Mon 09:30:00'));
    expect(turn).toMatchObject({ outcome: 'answered', endedAt: at('Mon 09:30') });
  });

  it('is answered by a bot whose message is followed by a day of silence', () => {
    expect(outcomes(customer('Mon 09:00'), bot('Mon 09:01'), laterOn('Tue 09:01'))).toEqual(['answered-by-bot']);
    expect(outcomes(customer('Mon 09:00'), bot('Mon 09:01'), laterOn('Tue 09:00'))).toEqual(['open']);
  });

  it('is open while a customer who wrote after the bot waits', () => {
    expect(outcomes(customer('Mon 09:00'), bot('Mon 09:01'), customer('Mon 09:02'), laterOn('Fri 09:00'))).toEqual([
      'open',
    ]);
  });

  it('is answered by a bot also where the case is closed after that silence', () => {
    expect(outcomes(customer('Mon 09:00'), bot('Mon 09:01'), status('resolved', 'Thu 09:00'))).toEqual([
      'answered-by-bot',
    ]);
    expect(outcomes(customer('Mon 09:00'), bot('Mon 09:01'), status('resolved', 'Mon 12:00'))).toEqual(['closed']);
  });

  it('of thanks after a bot’s answer leaves the inquiry answered by the bot', () => {
    const thanks = customer('Wed 09:00', { text: 'thank you!' });
    const { metrics } = figures(tell([customer('Mon 09:00'), bot('Mon 09:01'), thanks, laterOn('Sun 09:00')]));
    expect(metrics['response-rate']).toMatchObject({ total: 0, answeredByBot: 1 });
  });

  it('is closed without an answer by a human or a system, and answered by a bot that resolves', () => {
    expect(outcomes(customer('Mon 09:00'), status('resolved', 'Mon 10:00', 'agent'))).toEqual(['closed']);
    expect(outcomes(customer('Mon 09:00'), status('closed', 'Mon 10:00', 'system'))).toEqual(['closed']);
    expect(outcomes(customer('Mon 09:00'), status('resolved', 'Mon 10:00', 'bot'))).toEqual(['answered-by-bot']);
  });

  it('counts an answer that is dated before its question, and gives it no duration', () => {
    // The agent's clock runs a minute behind: the link shows what it answers.
    const told = tell([
      customer('Mon 10:00', { id: 'q' }),
      agent('Mon 09:59', { id: 'a', replyTo: 'q' }),
      laterOn('Tue 12:00'),
    ]);
    expect(conversationOf(told).turns).toMatchObject([{ outcome: 'answered', invalid: true }]);
    expect(told.faults.map(({ code }) => code)).toEqual(['answer-before-question']);
    const { metrics } = figures(told);
    expect(metrics['response-rate']).toMatchObject({ matched: 1, total: 1 });
    expect(metrics['first-response-time']).toMatchObject({ n: 0, invalid: 1, censored: 0, median: null });
  });

  it('knows the same of a message in the middle of a conversation', () => {
    const told = tell([
      customer('Mon 09:00', { id: 'q1' }),
      agent('Mon 09:10', { id: 'a1', replyTo: 'q1' }),
      agent('Mon 09:59', { id: 'a2', replyTo: 'q2' }),
      customer('Mon 10:00', { id: 'q2', replyTo: 'a1' }),
    ]);
    expect(conversationOf(told).turns).toMatchObject([
      { outcome: 'answered', invalid: false },
      { outcome: 'answered', invalid: true },
    ]);
  });
});

describe('the vectors of the definitions', () => {
  it('a bot resolves, the customer comes back after days, an agent answers after ten minutes', () => {
    const told = tell([
      customer('Mon 09:00'),
      status('resolved', 'Mon 09:05', 'bot'),
      customer('Fri 14:00'),
      agent('Fri 14:10'),
    ]);
    expect(conversationOf(told).turns.map(({ outcome }) => outcome)).toEqual(['answered-by-bot', 'answered']);
    expect(figures(told).metrics['first-response-time']).toMatchObject({ n: 1, median: 600 });
  });

  it('a bot, two weeks, the bot again, and a human in the morning: exactly 33,068 s', () => {
    const told = tell([
      customer('2025 12 12 16 20 14'),
      bot('2025 12 12 16 20 17'),
      customer('2025 12 26 22 25 45'),
      bot('2025 12 26 22 26 00'),
      agent('2025 12 27 07 36 53'),
    ]);
    const { metrics } = figures(told);
    expect(metrics['first-response-time']).toMatchObject({ n: 1, median: 33_068 });
    expect(metrics['response-time']).toMatchObject({ n: 1, median: 33_068 });
  });

  it('replies after 10, 45, 120, 1200 and 53 minutes: median 53, mean 285.6', () => {
    const minutes = [10, 45, 120, 1200, 53];
    const told = tell(
      minutes.flatMap((wait, index) => {
        const conversation = `c${index}`;
        const answer = agent('Mon 09:00', { conversation });
        return [
          customer('Mon 09:00', { conversation, author: `customer ${index}` }),
          { ...answer, at: answer.at + wait * MINUTE },
        ];
      }),
    );
    expect(figures(told).metrics['first-response-time']).toMatchObject({ n: 5, median: 53 * 60, mean: 285.6 * 60 });
  });

  it('four answered after an hour, six asked five minutes before the end: the Kaplan-Meier median is an hour', () => {
    const asked = Array.from({ length: 10 }, (_, index) => ({
      conversation: `c${index}`,
      author: `customer ${index}`,
    }));
    const told = tell([
      ...asked
        .slice(0, 4)
        .flatMap((who) => [customer('Mon 09:00', who), agent('Mon 10:00', { conversation: who.conversation })]),
      ...asked.slice(4).map((who) => customer('Mon 11:55', who)),
      laterOn('Mon 12:00'),
    ]);
    const { metrics } = figures(told);
    expect(metrics['response-rate']).toMatchObject({ matched: 4, total: 4, pending: 6 });
    expect(metrics['first-response-time']).toMatchObject({
      n: 4,
      censored: 6,
      kaplanMeier: { status: 'reached', median: 3600 },
    });
  });

  it('a post with 500 comments is 500 conversations', () => {
    const comments = Array.from({ length: 500 }, (_, index) =>
      customer('Mon 10:00', { id: `k${index}`, replyTo: 'p', author: `fan ${index}` }),
    );
    for (const grouping of ['id', 'replies'] as const) {
      const told = tell([post('Mon 09:00', { id: 'p' }), ...comments], { stream: { grouping } });
      expect(told.conversations).toHaveLength(500);
      expect(told.faults).toEqual([]);
    }
  });

  it('a rating alone feeds satisfaction only', () => {
    const told = tell([
      rating(5, 'Mon 09:00'),
      customer('Mon 09:00', { conversation: 'c2' }),
      agent('Mon 09:10', { conversation: 'c2' }),
    ]);
    expect(conversationOf(told)).toMatchObject({ leftOut: 'star-only', turns: [] });
    expect(figures(told).metrics).toMatchObject({
      satisfaction: { matched: 1, total: 1 },
      'response-rate': { matched: 1, total: 1 },
      conversations: { value: 1, parts: { conversations: 2, 'star-only': 1 } },
    });
  });

  it('a case reopened without a message counts as reopened and starts no clock', () => {
    const told = tell([
      customer('Mon 09:00'),
      agent('Mon 09:10'),
      status('resolved', 'Mon 09:20'),
      status('reopened', 'Tue 09:00'),
      laterOn('Fri 09:00'),
    ]);
    expect(conversationOf(told).turns).toHaveLength(1);
    expect(figures(told).metrics['reopen-rate']).toMatchObject({ matched: 1, total: 1 });
  });

  it('a human who closes without a word leaves a customer unanswered, and not waiting', () => {
    const told = tell([
      customer('Mon 09:00'),
      status('closed', 'Mon 09:30', 'agent'),
      agent('Mon 09:00', { conversation: 'c2' }),
    ]);
    expect(figures(told).metrics['response-rate']).toMatchObject({ matched: 0, total: 1, pending: 0 });
    expect(figures(told).metrics['first-response-time']).toMatchObject({ n: 0, censored: 1 });
  });

  it('inbound rows only: no response rate, and the reason', () => {
    const { metrics } = figures(tell([customer('Mon 09:00'), customer('Tue 09:00', { conversation: 'c2' })]));
    expect(metrics['response-rate']).toEqual({
      kind: 'not-available',
      reason: 'this export has no answers of the brand',
    });
  });
});
