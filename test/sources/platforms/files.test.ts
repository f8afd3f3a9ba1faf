import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problemsOf(name: string, content: string) {
  writeFileSync(join(folder, name), content);
  const { input } = await analyze([name], { workingDirectory: folder });
  return { problems: input.problems, records: input.files[0]?.records };
}

const ticket = (id: number, more: object = {}) => ({
  ticket_id: id,
  created_at: new Date(Date.UTC(2026, 0, 1, 0, id)).toISOString(),
  status: 'open',
  subject: 'x',
  ...more,
});
const late = [...Array.from({ length: 1100 }, (_, id) => ticket(id)), ticket(1100, { csat: 5 })];

describe('what is not read', () => {
  it('of a JSON document: each list beside the one that is', async () => {
    const tickets = [ticket(1), ticket(2)];
    const comments = [1, 2, 3].map((id) => ({
      id,
      ticket_id: 1,
      created_at: '2026-01-01T00:00:00Z',
      role: 'agent',
      body: 'hi',
    }));
    const { problems } = await problemsOf('two.json', JSON.stringify({ tickets, comments }));
    expect(problems).toMatchObject([
      {
        code: 'unread-list',
        count: 1,
        examples: [{ message: 'tickets: 2 elements; only one list of a document is read' }],
      },
    ]);
  });

  it('of JSON: no name, however late it comes', async () => {
    expect((await problemsOf('late.json', JSON.stringify(late))).problems).toEqual([]);
  });

  it('of lines of JSON: a name that only late records have, once', async () => {
    const lines = [...late, ticket(1101, { csat: 4 })].map((record) => JSON.stringify(record)).join('\n');
    const { problems } = await problemsOf('late.ndjson', lines);
    expect(problems).toMatchObject([{ code: 'late-column', count: 1, examples: [{ record: 1101 }] }]);
  });
});

describe('the order of day and month', () => {
  it('is looked for in the whole file where its beginning shows no date of a column', async () => {
    const rows = late.map(({ ticket_id }) => `${ticket_id},2026-01-01 10:00,,open`);
    const { problems, records } = await problemsOf(
      'late.csv',
      ['ticket_id,created_at,resolved_at,status', ...rows, '2000,13/01/2026 10:00,14/01/2026 10:00,closed'].join('\n'),
    );
    expect(records).toMatchObject({ skipped: 0 });
    expect(problems.map(({ code }) => code)).toContain('date-order-guessed');
  });
});
