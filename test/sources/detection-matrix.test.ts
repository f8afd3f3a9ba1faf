import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import { findSources } from '../../src/sources/open.ts';
import { planFile } from '../../src/sources/plan.ts';
import { NothingToMeasure, UnknownShape } from '../../src/sources/unmeasured/nothing.ts';
import { FIXTURES, ROOT } from '../support/fixtures.ts';

const SETTINGS = {
  platform: null,
  delimiter: null,
  header: null,
  encoding: null,
  mappings: [],
  dateFormat: null,
  dateOrder: null,
  zone: 'UTC',
  self: [],
};

/** What becomes of each file below a path: a platform, or why there is none. */
async function recognised(input: string, workingDirectory: string): Promise<Readonly<Record<string, string>>> {
  const { sources } = await findSources([input], { workingDirectory });
  const found: Record<string, string> = {};
  for (const source of sources) {
    found[source.path] = await planFile(source, SETTINGS).then(
      ({ match }) => match.platform.id,
      (error) => refusal(error),
    );
  }
  return found;
}

function refusal(error: unknown): string {
  if (error instanceof NothingToMeasure) return NOTHING;
  if (error instanceof UnknownShape) return UNKNOWN;
  if (error instanceof UserError) return NO_DATA;
  throw error;
}

const NOTHING = 'known to hold no conversations';
const UNKNOWN = 'nothing fits';
const NO_DATA = 'no data that can be read';

describe.each(FIXTURES)('of the fixture $name', ({ folder, input }) => {
  it('each file is recognised as its report says', async () => {
    const { files } = JSON.parse(readFileSync(`${folder}/report.json`, 'utf8')).input;
    const declared = files.map(({ path, platform }: { path: string; platform: string }) => [path, platform]);
    expect(await recognised(input, ROOT)).toEqual(Object.fromEntries(declared));
  });

  it('what is written beside it is either read again as messages or known for a report', async () => {
    const place = `fixtures/${folder.split('fixtures/')[1]}`;
    expect(await recognised(`${place}/interactions.jsonl`, ROOT)).toEqual({
      [`${place}/interactions.jsonl`]: 'messages',
    });
    expect(await recognised(`${place}/report.json`, ROOT)).toEqual({ [`${place}/report.json`]: NOTHING });
  });
});

const DATA = join(ROOT, '..', 'shared', 'data');
const isHere = existsSync(DATA);
if (!isHere) console.log('The public exports are not beside this repository: their detection is not tested.');

/** The first pattern that a path holds tells what is expected. */
const EXPECTED: Readonly<Record<string, readonly (readonly [path: RegExp, is: string])[]>> = {
  '311': [[/./, 'tickets']],
  cfpb: [
    [/SOURCE/, UNKNOWN],
    [/./, 'tickets'],
  ],
  'chatminer-fixtures': [
    [/SOURCE/, UNKNOWN],
    [/target\.json$/, 'messages'],
    [/\/instagram\//, 'meta'],
    [/\/signal\//, 'signal'],
    [/\/telegram\//, 'telegram'],
    [/\/whatsapp\//, 'whatsapp'],
  ],
  'csv-spectrum': [[/./, UNKNOWN]],
  'dbt-zendesk': [
    [/SOURCE/, UNKNOWN],
    [/ticket_data/, 'zendesk-ticket-table'],
    [/ticket_comment_data/, 'zendesk-comment-table'],
    [/ticket_field_history_data/, 'zendesk-history-table'],
    [/\/user_data/, 'zendesk-user-table'],
    [/./, NOTHING],
  ],
  'freshdesk-fixtures': [
    [/SOURCE|attachment|groups\.json|role|solution_(categories|folders)/, UNKNOWN],
    [/compan|customer\.|group_1|solution_articles|time_entr/, NOTHING],
    [/./, 'freshdesk'],
  ],
  'ibm-twitter-care': [[/./, 'care-dialogs']],
  'kaggle-support-tickets': [
    [/SOURCE/, UNKNOWN],
    [/./, 'tickets'],
  ],
  twcs: [
    [/expected/, NOTHING],
    [/./, 'twcs'],
  ],
  'zendesk-challenge': [
    [/SOURCE|organizations/, UNKNOWN],
    [/./, 'zendesk'],
  ],
};

/** Lists that people and scripts write, under names that products use too. */
const PLAIN_LISTS = [
  { id: 'm1', conversation_id: 'c1', created_at: '2026-03-02T09:00:00Z', direction: 'inbound', text: 'Hello?' },
  {
    id: '1',
    conversation_id: '7',
    created_at: '2026-03-02T09:00:00Z',
    author_id: '9',
    role: 'customer',
    text: 'Hello?',
  },
  { id: 1, created_at: '2026-03-02T09:00:00Z', author_id: 'c1', author_role: 'customer', lang: 'en', text: 'Hello?' },
  { id: 1, thread_ts: '5', ts: '2026-03-02T09:00:00Z', user: 'U2', text: 'Hello?', direction: 'inbound' },
  { message_id: 1, ticket_id: 5, timestamp: '2026-03-02T09:00:00Z', sender: 'customer', message: 'Hello?' },
];

it.each(PLAIN_LISTS)('a list of messages is one, whatever product has such names: %o', async (message) => {
  const folder = mkdtempSync(join(tmpdir(), 'socmetrics-lists-'));
  const lines = `${JSON.stringify(message)}\n`.repeat(2);
  writeFileSync(join(folder, 'lines.ndjson'), lines);
  writeFileSync(join(folder, 'list.json'), JSON.stringify([message, message]));
  const found = await recognised('.', folder);
  rmSync(folder, { recursive: true });
  expect(Object.values(found)).toEqual(['messages', 'messages']);
});

describe.skipIf(!isHere)('of public exports', () => {
  it.each(Object.entries(EXPECTED))('each file of %s is recognised for what it is', async (name, expected) => {
    const found = await recognised(name, DATA);
    const paths = Object.keys(found);
    expect(paths.length).toBeGreaterThan(0);
    const due = paths.map((path) => [path, expected.find(([pattern]) => pattern.test(path))?.[1]]);
    expect(found).toEqual(Object.fromEntries(due));
  });

  it('no file of a suite of parsers is taken for an export', async () => {
    const taken = Object.values(await recognised('jsontestsuite', DATA));
    expect(taken.filter((is) => ![NOTHING, UNKNOWN, NO_DATA].includes(is))).toEqual([]);
  });

  it('every folder is in the table', () => {
    const folders = readdirSync(DATA, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    // Labels and texts without times are no exports; they are in .tsv, which is looked at all the same.
    const others = ['jsontestsuite', 'sentiment'];
    expect(folders.map((name) => basename(name)).sort()).toEqual([...Object.keys(EXPECTED), ...others].sort());
  });

  it('a list of labels and texts is none', async () => {
    expect(new Set(Object.values(await recognised('sentiment', DATA)))).toEqual(new Set([UNKNOWN]));
  });
});
