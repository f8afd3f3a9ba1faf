import { describe, expect, it } from 'vitest';
import type { TaggedInteraction } from '../../src/model/interaction.ts';
import { withFoldedIds } from '../../src/normalize/ids.ts';
import { agent, conversationOf, customer, tagged, tell, unknown } from '../support/tell.ts';

const account = (...events: Parameters<typeof tell>[0]) => conversationOf(tell(events)).account;
const elsewhere = { conversation: 'c2', author: 'AcmeHelp', account: 'AcmeHelp' };

describe('the account of a conversation', () => {
  it('is what the export says', () => {
    expect(
      account(customer('Mon 09:00', { account: 'Inbox 1', text: '@AcmeHelp hi' }), agent('Mon 09:10', elsewhere)),
    ).toBe('Inbox 1');
  });

  it('is the first brand handle that the customer mentions, written as the brand writes it', () => {
    const told = [
      customer('Mon 09:00', { text: '@friend look, @acmehelp @OtherBrand ignore me' }),
      agent('Mon 09:10', elsewhere),
    ];
    expect(account(...told)).toBe('AcmeHelp');
  });

  it('knows the brand also by the name beside its number', () => {
    const brand = {
      ...agent('Mon 09:10', { conversation: 'c2' }),
      author: { id: '77', name: 'AcmeCares', role: 'agent' as const },
    };
    expect(account(customer('Mon 09:00', { text: '@acmecares hello?' }), brand)).toBe('AcmeCares');
  });

  it('may be a handle that only the user names', () => {
    expect(
      conversationOf(tell([customer('Mon 09:00', { text: '@silent_brand hello?' })], { accounts: ['@Silent_Brand'] }))
        .account,
    ).toBe('Silent_Brand');
  });

  it('is the answerer where nobody is mentioned, and unknown where nobody answers', () => {
    expect(account(customer('Mon 09:00'), agent('Mon 09:10', { author: 'Sandra' }))).toBe('Sandra');
    expect(account(customer('Mon 09:00'))).toBe('(unknown)');
  });

  it('is never the person who answers at a help desk', () => {
    const events = [
      customer('Mon 09:00', { text: 'Hello @sandra' }),
      agent('Mon 09:10', { author: 'Sandra' }),
      customer('Mon 10:00', { conversation: 'c2', account: 'Inbox 1' }),
    ];
    const told = tell(events, { stream: { agentsArePeople: true } });
    expect(told.conversations.map(({ account }) => account)).toEqual(['(unknown)', 'Inbox 1']);
  });
});

describe('an author whose side is unknown', () => {
  it('is told by their other messages, which is said', () => {
    const told = tell([
      unknown('Mon 09:00', { author: 'Zoe' }),
      customer('Tue 09:00', { author: 'Zoe', conversation: 'c2' }),
    ]);
    expect(conversationOf(told).turns).toHaveLength(1);
    expect(told.faults.map(({ code }) => code)).toEqual(['role-inferred']);
  });

  it('stays unknown where they write on both sides or on none', () => {
    const both = [
      unknown('Mon 09:00', { author: 'Zoe' }),
      customer('Tue 09:00', { author: 'Zoe', conversation: 'c2' }),
      agent('Wed 09:00', { author: 'Zoe', conversation: 'c3' }),
    ];
    expect(conversationOf(tell(both)).turns).toEqual([]);
    expect(conversationOf(tell([unknown('Mon 09:00')])).turns).toEqual([]);
  });

  it('is a bot where the user says so, and left out where the user says so', () => {
    const told = [
      customer('Mon 09:00'),
      agent('Mon 09:01', { author: 'AutoReply 3000' }),
      agent('Fri 09:00', { conversation: 'c2', author: 'Olek' }),
    ];
    expect(conversationOf(tell(told, { bot: ['autoreply*'] })).turns).toMatchObject([{ outcome: 'answered-by-bot' }]);
    const without = tell(told, { excludeAuthor: ['ann'] });
    expect(without.excluded).toBe(1);
    expect(without.conversations.map(({ leftOut }) => leftOut)).toEqual(['brand-initiated', 'brand-initiated']);
  });
});

it('a thread goes on through an author who is left out', () => {
  const events = [
    customer('Mon 09:00', { id: '1' }),
    agent('Mon 09:05', { id: '2', replyTo: '1', author: 'Tester' }),
    customer('Mon 09:10', { id: '3', replyTo: '2' }),
    agent('Mon 09:20', { id: '4', replyTo: '3' }),
  ];
  const told = tell(events, { excludeAuthor: ['tester'], stream: { grouping: 'replies' } });
  expect(told.conversations.map(({ id, leftOut }) => [id, leftOut])).toEqual([['1', null]]);
});

it('ids that a program wrote as 3.0 are 3 where the whole column is written so', () => {
  const [question, answer] = tagged([
    customer('Mon 09:00', { id: '3' }),
    agent('Mon 09:10', { id: '4', replyTo: '3.0' }),
  ]);
  expect(withFoldedIds(answer as TaggedInteraction, new Set(['replyTo']))).toMatchObject({ id: '4', replyTo: '3' });
  expect(withFoldedIds(answer as TaggedInteraction, new Set(['id']))).toMatchObject({ replyTo: '3.0' });
  expect(withFoldedIds(question as TaggedInteraction, new Set(['id', 'replyTo']))).toEqual(question);
});

it('an agent who mostly answers within seconds is pointed out', () => {
  const told = tell(
    Array.from({ length: 20 }, (_, index) => [
      customer('Mon 09:00:00', { conversation: `c${index}` }),
      agent('Mon 09:00:03', { conversation: `c${index}`, author: 'Speedy' }),
    ]).flat(),
  );
  expect(told.faults).toMatchObject([{ code: 'fast-answerer' }]);
});
