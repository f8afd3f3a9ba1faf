import { expect, it } from 'vitest';
import { analyze } from '../../src/pipeline.ts';

/** What is said of a JSON file, or how many conversations are in it. */
async function read(value: unknown): Promise<string> {
  const stdin = (async function* () {
    yield Buffer.from(JSON.stringify(value));
  })();
  return analyze(['-'], { stdin }).then(
    ({ input }) => `${input.conversations} conversations`,
    ({ message }: Error) => message,
  );
}

const at = (day: number) => `2026-03-0${day}T10:00:00Z`;

it('takes ids, times and titles for any list of things, and says what a list of tickets has besides', async () => {
  const things = [1, 2, 3].map((id) => ({ id, created_at: at(id), title: `Thing ${id}` }));
  expect(await read(things)).toMatch(/The closest is tickets .* which lacks status or isResolved/);
  for (const more of [{ status: 'open' }, { priority: 'high' }, { agent: 'Jo' }, { category: 'Billing' }]) {
    expect(await read(things.map((thing) => ({ ...thing, ...more })))).toBe('3 conversations');
  }
});

it('says of records that hold lists how they are to be written', async () => {
  const dialogs = [{ dialogId: 'a', messages: [{ ts: at(1), author: { kind: 'visitor' }, body: 'Hello?' }] }];
  expect(await read({ dialogs })).toMatch(/Each holds a list of its own, messages, .* one record for each entry/);
});

it('reads the kind of a nested author as its side', async () => {
  const said = (day: number, kind: string) => ({
    ts: at(day),
    dialogId: 'a',
    body: 'Hello.',
    author: { id: kind, kind },
  });
  expect(await read([said(1, 'visitor'), said(2, 'operator')])).toBe('1 conversations');
});
