import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze, readConversations } from '../src/pipeline.ts';
import { ROOT } from './support/fixtures.ts';
import { problemCount, summary } from './support/report.ts';

/** Public exports of strangers. They are no part of this repository and nothing of them is copied into it. */
const DATA = join(ROOT, '..', 'shared', 'data');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: the platforms are not tested on them.');

const parsed = (path: string) => JSON.parse(readFileSync(join(DATA, path), 'utf8'));
const report = (inputs: readonly string[], options: AnalyzeOptions = {}) =>
  analyze(inputs, { workingDirectory: DATA, ...options });
const conversations = async (inputs: readonly string[], options: AnalyzeOptions = {}) =>
  (await readConversations(inputs, { workingDirectory: DATA, ...options })).conversations;

describe.skipIf(!isHere)('dialogs of customers and brands on Twitter', () => {
  const path = 'ibm-twitter-care/dev.json';
  const DAY = 86_400;

  it('are all read, and each of them is answered', async () => {
    const found = await report([path]);
    expect(found.input.files[0]?.records).toEqual({ read: 525, used: 525, skipped: 0, duplicates: 0 });
    expect(found.input.conversations).toBe(525);
    // Each holds the answer with the link beside what it lists, which is what its messageCount counts.
    const messages = parsed(path).map(({ dialogHeader }: { dialogHeader: { messageCount: string } }) =>
      Number(dialogHeader.messageCount),
    );
    expect(found.input.interactions).toBe(messages.reduce((sum: number, count: number) => sum + count, 0));
    expect(summary(found, 'response-rate', 'ratio')).toMatchObject({ matched: 525, total: 525 });
  });

  it('last as long as their authors say, who count without whole days', async () => {
    const stated = new Map<string, number>();
    for (const { dialogHeader } of parsed(path)) {
      const [, hours, minutes, seconds] = /^-?(\d+):(\d+):(\d+)/.exec(dialogHeader.duration) ?? [];
      stated.set(dialogHeader.sessionID, Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
    }
    const longer = (await conversations([path])).map(({ id, startedAt, events }) => {
      const seconds = Math.floor(((events.at(-1)?.at ?? 0) - startedAt) / 1000) % DAY;
      return (stated.get(id) ?? 0) - seconds;
    });
    expect(longer.filter((seconds) => Math.abs(seconds) <= 1)).toHaveLength(517);
    // Of the other eight theirs is the longer by half an hour at least: it ends with a later tweet than the one they list.
    expect(longer.filter((seconds) => seconds > 1800)).toHaveLength(8);
  });
});

describe.skipIf(!isHere)('chats that another parser has read', () => {
  const folder = (chat: string) => `chatminer-fixtures/${chat}`;
  const cases = ['instagram', 'signal', 'telegram', 'whatsapp'].flatMap((chat) =>
    (isHere ? readdirSync(join(DATA, folder(chat))) : [])
      .filter((name) => name.startsWith('test_'))
      .map((name) => ({ chat, name })),
  );
  /** The other parser joins lines and parts by spaces, and writes local times without a zone. */
  const plain = (text: string | null) => (text ?? '').replace(/\s+/g, '');

  it.each(cases)('tell the same in $chat/$name: who wrote what, and when', async ({ chat, name }) => {
    const expected = parsed(`${folder(chat)}/target.json`).map(
      (one: { timestamp: string; author: string; message: string }) => [one.timestamp, one.author, plain(one.message)],
    );
    const found: unknown[] = [];
    await conversations([`${folder(chat)}/${name}`], {
      onInteraction({ kind, at, author, text }) {
        if (kind === 'message') found.push([new Date(at).toISOString().slice(0, 19), author.name, plain(text)]);
      },
    });
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

describe.skipIf(!isHere)('tickets and users of a made-up help desk of Zendesk', () => {
  const tickets = 'zendesk-challenge/tickets.json';
  const users = 'zendesk-challenge/users.json';

  it('are all read, and those that are over are as many as their states say', async () => {
    const found = await conversations([tickets, users]);
    const ended = parsed(tickets).filter(
      ({ status }: { status: string }) => status === 'solved' || status === 'closed',
    );
    expect(found).toHaveLength(200);
    expect(found.filter(({ resolution }) => resolution?.state === 'resolved')).toHaveLength(ended.length);
  });

  it('are inquiries where the table of users says that a customer opened them', async () => {
    const roles = new Map(parsed(users).map((one: { _id: number; role: string }) => [one._id, one.role]));
    // One was opened by somebody whom the table does not hold: whose side it is stays unknown.
    const asked = parsed(tickets).filter(
      ({ submitter_id: by }: { submitter_id: number }) => roles.get(by) === 'end-user',
    );
    expect(summary(await report([tickets, users]), 'conversations', 'count').value).toBe(asked.length);
  });

  it('tell no response rate, because nothing in them is an answer', async () => {
    const { metrics } = await report([tickets, users]);
    expect(metrics['response-rate']).toMatchObject({ kind: 'not-available' });
    expect(metrics['resolution-time']).toMatchObject({ kind: 'not-available' });
  });
});

describe.skipIf(!isHere)('the tables of a warehouse that holds Zendesk', () => {
  const seeds = 'dbt-zendesk/seeds';
  const rows = (name: string): readonly Readonly<Record<string, string>>[] =>
    parse(readFileSync(join(DATA, seeds, `${name}_data.csv`)), { columns: true });

  it('are read together, the other tables beside them set aside', async () => {
    const found = await report([seeds]);
    expect(found.input.files).toHaveLength(5);
    expect(problemCount(found, 'unreadable-file')).toBe(0);
    expect(problemCount(found, 'set-aside')).toBe(readdirSync(join(DATA, seeds)).length - 5);
  });

  it('have as many cases as tickets that any of them names, and each comment', async () => {
    const named = ['ticket_comment', 'ticket_field_history'].flatMap((table) =>
      rows(table).map((row) => row.ticket_id),
    );
    const cases = new Set([...rows('ticket').map(({ id }) => id), ...named]);
    const found = await report([seeds]);
    expect(found.input.conversations).toBe(cases.size);
    expect(summary(found, 'messages', 'count').value).toBe(rows('ticket_comment').length);
  });

  it('tell when a ticket was solved by the table of changes', async () => {
    const [ticket] = (await conversations([seeds])).filter(({ id }) => id === '11071');
    const changes = rows('ticket_field_history').filter(
      (row) => row.ticket_id === '11071' && row.field_name === 'status',
    );
    const solved = changes.find(({ value }) => value === 'solved')?.updated;
    expect(ticket?.resolution).toMatchObject({ state: 'resolved', firstAt: Date.parse(`${solved}Z`), reopened: false });
  });
});

describe.skipIf(!isHere)('answers of the API of Freshdesk', () => {
  const folder = 'freshdesk-fixtures';

  it('hold the tickets and what was said in them, each once', async () => {
    const found = await report([folder]);
    const files = readdirSync(join(DATA, folder)).filter(
      (name) => /ticket|outbound/.test(name) && name.endsWith('.json'),
    );
    const tickets = files.flatMap((name) => {
      const content = parsed(`${folder}/${name}`);
      return (content.results ?? (Array.isArray(content) ? content : [content])).map(({ id }: { id: number }) => id);
    });
    expect(found.input.conversations).toBe(new Set(tickets).size);
    expect(problemCount(found, 'unknown-type')).toBe(0);
    expect(problemCount(found, 'wrong-shape')).toBe(0);
  });
});
