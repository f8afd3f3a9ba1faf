import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { METRICS } from '../src/metrics/index.ts';
import type { AnalyzeOptions } from '../src/options.ts';
import { analyze } from '../src/pipeline.ts';
import { fixture, ROOT } from './support/fixtures.ts';
import { run } from './support/program.ts';
import { findings } from './support/report.ts';
import { story } from './support/stories.ts';
import { figures, tell } from './support/tell.ts';

/** A table as it is told: rows as they come, every cell a text. */
interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-invariance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;
/** Files of one export, each under a name of its own; what they are analyzed to. */
async function figuresOf(files: Readonly<Record<string, string | Uint8Array>>, options: AnalyzeOptions = {}) {
  const workingDirectory = join(folder, String(written++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workingDirectory, name)), { recursive: true });
    writeFileSync(join(workingDirectory, name), content);
  }
  const report = await analyze(Object.keys(files), { by: ['channel', 'day'], ...options, workingDirectory });
  return findings(report);
}

const csv = ({ header, rows }: Table, options: Parameters<typeof stringify>[1] = {}): string =>
  stringify([header, ...rows], { record_delimiter: '\n', ...options });
/** An empty cell is a value that is not there. */
const records = ({ header, rows }: Table) =>
  rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] === '' ? null : row[index]])));
const ndjson = (table: Table): string =>
  records(table)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');

/** Worked out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

const EXPORTS = ['twcs/week', 'messages/week', 'tickets/week', 'chat/week'].map((name) => {
  const text = readFileSync(join(ROOT, fixture(name).input), 'utf8');
  const [header = [], ...rows] = parse(text) as string[][];
  const table: Table = { header, rows };
  return { name, text, table, told: once(() => figuresOf({ 'export.csv': text })) };
});

// The record of a chat is its order: its clock knows only minutes, and what was said in one minute stands as it came.
const WITH_TIMES = EXPORTS.filter(({ name }) => name !== 'chat/week');

describe.each(EXPORTS)('the figures of $name', ({ text, table, told }) => {
  it.each([';', '\t', '|'])('are the same with %j between the columns', async (delimiter) => {
    expect(await figuresOf({ 'export.csv': csv(table, { delimiter }) })).toEqual(await told());
  });

  it('are the same with every cell in quotation marks', async () => {
    expect(await figuresOf({ 'export.csv': csv(table, { quoted: true }) })).toEqual(await told());
  });

  it('are the same with the line ends of Windows', async () => {
    expect(await figuresOf({ 'export.csv': csv(table, { record_delimiter: '\r\n' }) })).toEqual(await told());
  });

  it('are the same with a byte order mark', async () => {
    expect(await figuresOf({ 'export.csv': `\uFEFF${text}` })).toEqual(await told());
  });

  it.each(['utf-16le', 'utf-8'] as const)('are the same in %s as it says itself', async (encoding) => {
    const bytes = Buffer.from(`\uFEFF${text}`, encoding === 'utf-8' ? 'utf8' : 'utf16le');
    expect(await figuresOf({ 'export.csv': bytes })).toEqual(await told());
  });

  it('are the same compressed, whatever the name', async () => {
    expect(await figuresOf({ 'export.csv.gz': gzipSync(text) })).toEqual(await told());
    expect(await figuresOf({ 'export.csv': gzipSync(text) })).toEqual(await told());
  });

  it('are the same without a line end at the end', async () => {
    expect(await figuresOf({ 'export.csv': text.trimEnd() })).toEqual(await told());
  });

  it('are the same with the columns the other way round', async () => {
    const turned = {
      header: table.header.toReversed(),
      rows: table.rows.map((row) => row.toReversed()),
    };
    expect(await figuresOf({ 'export.csv': csv(turned) })).toEqual(await told());
  });

  it('are the same with a column more that means nothing', async () => {
    const wider = { header: ['', ...table.header], rows: table.rows.map((row, index) => [String(index), ...row]) };
    expect(await figuresOf({ 'export.csv': csv(wider) })).toEqual(await told());
  });

  it('are the same as JSON and as JSON lines', async () => {
    expect(await figuresOf({ 'export.ndjson': ndjson(table) })).toEqual(await told());
    expect(await figuresOf({ 'export.json': JSON.stringify(records(table)) })).toEqual(await told());
    expect(await figuresOf({ 'export.json': JSON.stringify({ data: { items: records(table) } }, null, 2) })).toEqual(
      await told(),
    );
  });

  it('are the same read from standard input, in pieces of any size', async () => {
    const bytes = Buffer.from(text);
    for (const size of [1, 7, 4096]) {
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const report = await analyze(['-'], { by: ['channel', 'day'], stdin: pieces() });
      expect(findings(report)).toEqual(await told());
    }
  });

  it('are the same in two files, wherever the export was cut', async () => {
    const { header, rows } = table;
    for (const share of [0.1, 0.35, 0.5, 0.8]) {
      const at = Math.floor(rows.length * share);
      const parts = {
        'a.csv': csv({ header, rows: rows.slice(0, at) }),
        'b.csv': csv({ header, rows: rows.slice(at) }),
      };
      expect(await figuresOf(parts), `cut at row ${at}`).toEqual(await told());
    }
  });

  it('are the same in two files of different formats', async () => {
    const { header, rows } = table;
    const at = Math.floor(rows.length / 2);
    const parts = {
      'a.csv': csv({ header, rows: rows.slice(0, at) }, { delimiter: ';' }),
      'b.ndjson': ndjson({ header, rows: rows.slice(at) }),
    };
    expect(await figuresOf(parts)).toEqual(await told());
  });
});

describe.each(WITH_TIMES)('the figures of $name', ({ table, told }) => {
  const { header, rows } = table;

  it('are the same whatever the order of the rows', async () => {
    const everyOrder = fc.shuffledSubarray([...rows], { minLength: rows.length });
    const expected = await told();
    await fc.assert(
      fc.asyncProperty(everyOrder, async (shuffled) => {
        expect(await figuresOf({ 'export.csv': csv({ header, rows: shuffled }) })).toEqual(expected);
      }),
      { numRuns: 10, seed: 20260308 },
    );
  });

  it('are the same whichever of several files comes first', async () => {
    const third = Math.ceil(rows.length / 3);
    const parts = [0, 1, 2].map((part) => csv({ header, rows: rows.slice(part * third, (part + 1) * third) }));
    for (const [a = '', b = '', c = ''] of [parts, parts.toReversed(), [parts[1], parts[0], parts[2]]]) {
      // Files are read by their names, not in the order in which they are given.
      expect(await figuresOf({ 'a.csv': a, 'b.csv': b, 'c.csv': c })).toEqual(await told());
      expect(await figuresOf({ 'z.csv': a, 'm.csv': b, 'a.csv': c })).toEqual(await told());
    }
  });

  it('are the same where every row is there twice, in two files', async () => {
    const twice = { 'a.csv': csv(table), 'b.csv': csv({ header, rows: rows.toReversed() }) };
    expect(await figuresOf(twice)).toEqual(await told());
  });
});

/** Repeated questions are called by where their example stands, which is another place in another order. */
const WITHOUT_PLACES = METRICS.map(({ id }) => id).filter((id) => id !== 'frequent-questions');

describe.each(['id', 'replies'] as const)('any story, grouped by %s', (grouping) => {
  it('has the same figures whatever the order in which it is told', () => {
    const toldTwice = story.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
    );
    const law = fc.property(toldTwice, ([events, shuffled]) => {
      const figuresOfStory = (told: typeof events) =>
        figures(tell(told, { stream: { grouping } }), { by: ['day'], metrics: WITHOUT_PLACES });
      expect(figuresOfStory(shuffled)).toEqual(figuresOfStory(events));
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('the bytes of a report', () => {
  const inputs = EXPORTS.map(({ name }) => fixture(name).input);
  const printed = async (files: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { stdout, code } = await run(['report', ...files, '--json', '--by', 'channel,hour-of-day'], {
      cwd: ROOT,
      env,
    });
    expect(code).toBe(0);
    return stdout;
  };
  const here = once(() => printed(inputs));

  it.each([
    { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' },
    { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' },
  ])('are the same on a machine with the zone $TZ and the language $LC_ALL', async (env) => {
    expect(await printed(inputs, env)).toBe(await here());
  });

  it('do not depend on the order in which files are given', async () => {
    expect(await printed(inputs.toReversed())).toBe(await here());
  });
});
