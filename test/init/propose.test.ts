import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withProfile } from '../../src/config/add-profile.ts';
import { readDocument } from '../../src/config/document.ts';
import { configSchema } from '../../src/config/schema.ts';
import { nameFrom, profileLines } from '../../src/init/profile.ts';
import { propose } from '../../src/init/propose.ts';
import { UserError } from '../../src/model/problem.ts';
import type { Table } from '../../src/sources/table.ts';

const table = (header: readonly string[], ...records: (readonly string[])[]): Table => ({
  path: 'own.csv',
  place: '',
  format: 'csv',
  sheet: null,
  delimiter: ',',
  isHeadless: false,
  header,
  records,
});

/** field -> column */
const mapOf = (...tables: Table[]): Record<string, string> =>
  Object.fromEntries(propose(tables, null).picks.map(({ field, column }) => [field, column]));

const TALK = [
  ['2026-03-02 09:00', 'm1', '', 'ana', 'Where is the parcel that I ordered?'],
  ['2026-03-02 09:30', 'm2', 'm1', 'shop', 'It is on its way to you now.'],
  ['2026-03-02 10:00', 'm3', '', 'ben', 'How do I set the scale to zero?'],
  ['2026-03-02 10:30', 'm4', 'm3', 'shop', 'Press the left button for two seconds.'],
] as const;

describe('a proposal', () => {
  it('takes a column by its values where its name says nothing', () => {
    const found = mapOf(table(['a', 'message id', 'c', 'from', 'e'], ...TALK));
    expect(found).toEqual({ at: 'a', id: 'message id', replyTo: 'c', author: 'from', text: 'e' });
  });

  it('takes ids of the first message for the conversation, and ids of other messages for replies', () => {
    const rows = TALK.map(([at, id, parent, who, words]) => [at, id, parent || id, who, words]);
    const found = mapOf(table(['when', 'message id', 'root', 'from', 'words'], ...rows));
    expect(found).toMatchObject({ conversation: 'root', id: 'message id' });
    expect(found.replyTo).toBeUndefined();
  });

  it('reads bare numbers as durations only where the name states their unit', () => {
    const rows = ['1', '2', '3'].map((id) => [id, `2026-03-0${id} 09:00`, `${id}5`, 'open']);
    expect(mapOf(table(['ticket', 'opened', 'first reply time', 'status'], ...rows)).firstReplyAfter).toBeUndefined();
    expect(mapOf(table(['ticket', 'opened', 'first reply time (min)', 'status'], ...rows)).firstReplyAfter).toBe(
      'first reply time (min)',
    );
  });

  it('guesses no time from a column that is called as another one', () => {
    const rows = ['1', '2', '3'].map((id) => [id, `2026-03-0${id}`, '2026-03-09', 'open']);
    for (const name of ['date of purchase', 'due date', 'birthday']) {
      expect(mapOf(table(['ticket', name, 'closed at', 'status'], ...rows))).not.toHaveProperty('createdAt');
    }
  });

  it('names the sheet of a workbook that stands apart, and none of those that are alike', () => {
    const sheet = (title: string, ...names: string[]): Table => ({
      ...table(names, ...['1', '2', '3'].map((id) => [id, `2026-03-0${id} 09:00`, 'open'])),
      sheet: title,
    });
    const [jan, feb] = ['Jan', 'Feb'].map((title) => sheet(title, 'ticket', 'opened', 'status'));
    const notes = sheet('Notes', 'a', 'b', 'c');
    expect(propose([notes, jan as Table], null).sheet).toBe('Jan');
    expect(propose([notes, jan as Table, feb as Table], null).sheet).toBeNull();
  });

  it.each([
    ['Richtung', 'Eingehend', 'Ausgehend'],
    ['Kierunek', 'Przychodząca', 'Wychodząca'],
    ['Dirección', 'Entrante', 'Saliente'],
    ['Sens', 'Reçu', 'Envoyé'],
    ['Direction', 'Received', 'Sent'],
  ])('knows directions in the languages of their names: %s', (name, came, went) => {
    const rows = TALK.map(([at, id, parent, who, words]) => [at, parent || id, who, words, parent ? went : came]);
    expect(mapOf(table(['when', 'conversation', 'from', 'text', name], ...rows)).direction).toBe(name);
  });

  it('leaves out a column of accounts that never writes, since it would make a customer of everybody', () => {
    const rows = TALK.map(([at, , , who, words], row) => [at, row < 2 ? 'c1' : 'c2', who, words, 'Main page']);
    const proposal = propose([table(['sent', 'conversation', 'from', 'text', 'page'], ...rows)], null);
    expect(proposal.picks.map(({ field }) => field)).not.toContain('account');
    expect(proposal.brand).not.toBeNull();
  });

  it('says when day and month cannot be told apart, and which it is when they can', () => {
    const opened = (first: string) => [
      ['1', first, 'open'],
      ['2', first.includes('/') ? '03/04/2026' : '2026-03-04', 'open'],
    ];
    const orderOf = (first: string) => propose([table(['id', 'opened', 'status'], ...opened(first))], null).dateOrder;
    expect([orderOf('02/03/2026'), orderOf('23/03/2026'), orderOf('03/23/2026'), orderOf('2026-03-23')]).toEqual([
      'either',
      'dmy',
      'mdy',
      null,
    ]);
  });

  it('repeats no value that is not a word of our own lists', () => {
    const rows = TALK.map(([at, id, parent, who, words], row) => [at, id, parent, who, words, row % 2 ? 'out' : 'in']);
    const lines = profileLines(propose([table(['a', 'id', 'c', 'from', 'e', 'way'], ...rows)], null), 'own').join('\n');
    for (const value of ['ana', 'ben', 'parcel', 'm1', '09:00']) expect(lines).not.toContain(value);
    expect(lines).toContain('directions: in, out');
  });

  it('is legal whatever the columns are called and hold', { timeout: 60_000 }, async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '2026-03-02 09:00',
        'agent',
        'customer',
        'open',
        '',
        'Where is it, my parcel?',
        '46083.5',
        'x:min',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const name = fc.oneof(
      fc.constantFrom('created_at', 'status', 'text', 'from', 'id', 'a: b #c', '- x'),
      fc.string({ unit: 'binary' }),
    );
    const tables = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.record({
        header: fc.array(name, { minLength: width, maxLength: width }),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ({ header, rows }) => {
        let lines: readonly string[];
        const one = table(
          ['opened', 'status', ...header],
          ...rows.map((row, at) => [`2026-03-0${at + 1}`, 'open', ...row]),
        );
        try {
          lines = profileLines(propose([one], null), 'own');
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        const text = await withProfile('', { name: 'own', lines }, GIVEN);
        const { value } = await readDocument(text, 'own.yaml');
        expect(configSchema.safeParse(value).error?.issues ?? []).toEqual([]);
        const { map } = (value as { mappings: { own: { map: Record<string, string> } } }).mappings.own;
        for (const column of Object.values(map)) expect(one.header).toContain(String(column));
      }),
      { numRuns: 150 },
    );
  });
});

const GIVEN = { file: 'own.yaml', replace: false, isOurs: (line: string) => line.startsWith('# ours') };
const PROFILE = { name: 'own', lines: ['# ours', 'own:', '  platform: tickets', '  map:', '    id: Nr # why'] };

describe('a profile that is added', () => {
  const FILES = {
    nothing: '',
    'a comment alone': '# nothing yet\n',
    'no section': 'timeZone:   UTC # here\n\n# end',
    'an empty section': 'mappings:\nself: [me] # us\n',
    'others, indented by four': '# a\nmappings:\n    one: { map: { id: x } } # b\n\n# c\nself: me\n',
    'others at the end of the file': 'self: me\nmappings:\n  one:\n    map:\n      id: x',
  };

  it.each(Object.entries(FILES))('to a file with %s leaves every line of it', async (_, text) => {
    const added = await withProfile(text, PROFILE, GIVEN);
    const [before = '', after = ''] = added.split(/(?: *# ours\n(?:.*\n){3}.*# why\n)/);
    expect((before + after).replace(/\n*(mappings:)?\n*$/, '')).toBe(text.replace(/\n*$/, ''));
    const { value } = await readDocument(added, 'own.yaml');
    expect(value).toMatchObject({ mappings: { own: { platform: 'tickets', map: { id: 'Nr' } } } });
    expect(await withProfile(added, PROFILE, { ...GIVEN, replace: true })).toBe(added);
    await expect(withProfile(added, PROFILE, GIVEN)).rejects.toThrow(/has a profile "own" already.*--force/);
  });

  it('to JSON, and to a section in brackets, is a member of it', async () => {
    for (const text of ['{ "self": "me" }', 'self: me\nmappings: { one: { map: { id: x } } }\n']) {
      const { value } = await readDocument(await withProfile(text, PROFILE, GIVEN), 'own.yaml');
      expect(value).toMatchObject({ self: 'me', mappings: { own: { platform: 'tickets' } } });
    }
  });
});

it('is called as the file is, without numbers and endings', () => {
  expect(['a/Sprout_2026-03.csv', '-', '2026.csv', 'Größe.tsv.gz'].map(nameFrom)).toEqual([
    'sprout',
    'standard-input',
    'export',
    'größe',
  ]);
});
