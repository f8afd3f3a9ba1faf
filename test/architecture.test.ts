import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/fixtures.ts';

/*
 * What may know what (docs/architecture.md), and what may be done where. A rule that is broken is told as
 * "file -> file: why not".
 */

interface Arrow {
  readonly why: string;
  /** Only these files. */
  readonly only?: readonly string[];
  /** Only types: nothing of it runs. */
  readonly types?: true;
}

/** A place is a folder of `src`, or a file beside the folders. What is not listed may not be imported. */
const ARROWS: Readonly<Record<string, Readonly<Record<string, Arrow>>>> = {
  model: {},
  stats: {},
  text: { model: { why: 'words are part of interactions' } },
  'sources/formats': { model: { why: 'a record that cannot be read is a problem' } },
  'sources/platforms': {
    model: { why: 'records become interactions' },
    'sources/formats': { why: 'a platform names the formats that it comes in', types: true },
  },
  sources: {
    model: { why: 'records become interactions, and what is wrong with them problems' },
    'sources/formats': { why: 'bytes become records' },
    'sources/platforms': { why: 'records become interactions' },
  },
  normalize: {
    model: { why: 'interactions become conversations' },
    text: { why: 'tag judges the words, once, and drops them' },
  },
  metrics: {
    model: { why: 'a metric looks at one conversation' },
    stats: { why: 'and gives samples to a summary that merges' },
  },
  report: {
    stats: { why: 'the Report holds summaries' },
    model: {
      why: 'strangers’ text made printable, instants in a zone, and the words for what is left out; no conversations',
      only: ['model/text.ts', 'model/zone.ts', 'model/conversation.ts'],
    },
  },
  checks: {
    report: { why: 'a verdict follows from a Report, also from yesterday’s' },
    stats: { why: 'the figures of a summary are what a threshold names' },
    comparison: {
      why: 'what is corrected together, and what is too few, is one rule each',
      only: ['comparison/families.ts', 'comparison/few.ts'],
    },
    model: { why: 'limits are written as durations, and errors are for users' },
  },
  queue: {
    model: { why: 'it lists conversations' },
    metrics: { why: 'what a target speaks of is defined there' },
    report: { why: 'numbers and cells are formatted in one place' },
    analysis: { why: 'of what was read', types: true },
  },
  inspect: {
    model: { why: 'it shows conversations' },
    metrics: { why: 'it shows what each metric makes of one conversation' },
    normalize: { why: 'it shows which event opened and closed a turn' },
    text: { why: 'it shows which words decided' },
    report: { why: 'numbers are formatted in one place' },
    stats: { why: 'what is behind a figure adds up by the stat of its metric' },
    analysis: { why: 'it shows what was read', types: true },
  },
  conversations: {
    model: { why: 'a row is a conversation' },
    metrics: { why: 'measured by the definitions of the metrics' },
    report: { why: 'cells are made safe in one place' },
  },
  config: {
    model: { why: 'its values are durations, zones and reasons' },
    metrics: { why: 'it may only name metrics and dimensions that there are' },
    sources: { why: 'it may only name encodings and ways to write a date that there are' },
    'sources/platforms': { why: 'it may only name platforms that there are' },
    text: { why: 'a rule of a topic has to find itself' },
    checks: { why: 'it may hold thresholds' },
    vocabulary: { why: 'which speak of these figures' },
    options: { why: 'it becomes options', types: true },
    period: { why: 'one of its values is a period' },
  },
  init: {
    model: { why: 'strangers’ names are made printable' },
    sources: { why: 'it looks at the columns of files' },
    'sources/platforms': { why: 'a proposal is a shape and its fields' },
    metrics: { why: 'it says which figures a report would tell' },
    report: { why: 'by the report on the rows that it looked at' },
  },
  comparison: {
    report: { why: 'two sides are two Reports, also saved ones' },
    stats: { why: 'a summary carries what its test needs' },
  },
  period: {
    model: { why: 'a period lies in a zone' },
    sources: { why: 'its ends are read as dates of exports are' },
  },
  options: {
    model: { why: 'options are durations, zones and reasons' },
    sources: { why: 'dates of options are read as those of exports are' },
    text: { why: 'the rules of topics and masks are an option', types: true },
    period: { why: 'a period is an option' },
  },
  examples: {
    model: { why: 'what is said again and again has a place', types: true },
    text: { why: 'what is private is hidden in what is shown' },
    analysis: { why: 'where it was read', types: true },
  },
  discovery: {
    model: { why: 'conversations that have a topic or none' },
    stats: { why: 'how sure a share is' },
    text: { why: 'it counts words, and hides what is private in examples' },
    options: { why: 'what the user says of the files', types: true },
    pipeline: { why: 'conversations in' },
    analysis: { why: 'of what was analyzed', types: true },
    report: { why: 'numbers and strangers’ text are formatted in one place' },
    version: { why: 'and says which version did it' },
  },
  vocabulary: {
    model: { why: 'a stat wants a clock' },
    metrics: { why: 'the names of all figures follow from the registry' },
    checks: { why: 'a threshold is read by these names' },
  },
  assemble: {
    model: { why: 'it counts conversations that wait' },
    metrics: { why: 'it takes what was measured', types: true },
    report: { why: 'and makes a Report of it' },
    analysis: { why: 'of what was analyzed', types: true },
    version: { why: 'and says which version did it' },
  },
  analysis: {
    model: { why: 'conversations and problems', types: true },
    options: { why: 'as they were asked for', types: true },
    sources: { why: 'of these files', types: true },
    stats: { why: 'what is compared with what came before', types: true },
  },
  intake: {
    analysis: { why: 'places are read again for whoever analyzes', types: true },
    options: { why: 'what the user says of the files', types: true },
    model: { why: 'problems are counted here' },
    sources: { why: 'files are found, understood and read' },
    text: { why: 'the rules of topics' },
    normalize: { why: 'words are judged as they come in, and dropped' },
  },
  pipeline: {
    options: { why: 'the flow in one place' },
    period: { why: 'what this month is follows from the data' },
    comparison: { why: 'a report may hold the period before' },
    model: { why: 'the flow in one place' },
    intake: { why: 'files in' },
    analysis: { why: 'what is known before anything is measured', types: true },
    normalize: { why: 'the flow in one place' },
    metrics: { why: 'the flow in one place' },
    report: { why: 'the flow in one place', types: true },
    text: { why: 'what is private is hidden in what problems repeat' },
    examples: { why: 'what is shown is read again' },
    assemble: { why: 'Report out' },
  },
  version: {},
  index: {
    pipeline: { why: 'the public face of the library' },
    options: { why: 'the public face of the library', types: true },
    model: { why: 'the public face of the library' },
    metrics: { why: 'the public face of the library' },
    report: { why: 'the public face of the library' },
    checks: { why: 'the public face of the library' },
    vocabulary: { why: 'the public face of the library' },
    'sources/platforms': { why: 'the public face of the library' },
  },
};

/** The command line knows everything, and nothing knows the command line. */
const mayImportAll = (place: string): boolean => place === 'cli';

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly why: string;
  /** Where it is allowed all the same, and why. */
  readonly but?: Readonly<Record<string, string>>;
}

const BANS: readonly Ban[] = [
  {
    what: 'the file system',
    pattern: /\bfrom 'node:fs(?:\/promises)?'/,
    why: 'everything else is pure, and can be tried without files',
    but: {
      'sources/open.ts': 'finds and opens what is to be read',
      'config/load.ts': 'reads the configuration',
      'text/data.ts': 'reads the word lists that ship with the program, when a text asks for them',
      'cli/': 'writes what is to be written',
    },
  },
  {
    what: 'the process',
    pattern: /(?<![.\w])process\b(?!\w)/,
    why: 'the library belongs to whoever calls it: no arguments, no environment, no exit',
    but: { 'cli/': 'is the program', 'sources/open.ts': 'standard input and the current folder, where none is given' },
  },
  {
    what: 'process.exit',
    pattern: /\bprocess\.exit\(/,
    why: 'it cuts what was not written yet: set process.exitCode',
    but: { 'cli/main.ts': 'a signal ends the program at once' },
  },
  {
    what: 'console',
    pattern: /\bconsole\./,
    why: 'data goes to standard output, what is to be said to standard error',
  },
  {
    what: 'a date that is not made of a number',
    pattern: /\bnew Date\((?!(?:[\w.?[\]]*\b)?(?:instant|wall|at)(?: \?\? 0)?\)|\w+ \* [A-Z]+\))/,
    why: 'a text is read in the zone of the machine, and nothing at all is the present: sources/dates.ts reads dates',
  },
  {
    what: 'Date.parse',
    pattern: /\bDate\.parse\b/,
    why: 'it reads what it likes, in the zone of the machine',
    but: { 'report/format.ts': 'instants of a Report are ISO 8601 in UTC' },
  },
  {
    what: 'the present, or chance',
    pattern: /\bDate\.now\b|\bperformance\.now\b|\bMath\.random\b/,
    why: 'the same input gives the same bytes',
  },
  {
    what: 'the language of the machine',
    pattern: /\blocaleCompare\b|\.toLocale\w+\(|\bIntl\./,
    why: 'the same input gives the same bytes in every language',
    but: { 'model/zone.ts': 'time zone data are had through Intl, with a language that is named' },
  },
  {
    what: 'the network',
    pattern:
      /\bfrom '(?:node:)?(?:net|http|https|http2|dns|dns\/promises|tls|dgram|inspector|undici)'|(?<![.\w])(?:fetch|WebSocket|EventSource|XMLHttpRequest)\(/,
    why: 'nothing leaves the machine',
  },
  {
    what: 'other programs and code made of text',
    pattern: /\bfrom '(?:node:)?(?:child_process|vm)'|(?<![.\w])eval\(|\bnew Function\(/,
    why: 'exports come from strangers',
  },
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

const SRC = `${ROOT}src/`;
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();
const TEXTS = new Map(FILES.map((path) => [path, readFileSync(SRC + path, 'utf8')]));

const STATEMENT =
  /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

const namesTypesOnly = (names: string): boolean =>
  names.startsWith('{') &&
  names
    .slice(1, -1)
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));

const IMPORTS: readonly Import[] = [...TEXTS].flatMap(([from, text]) =>
  [...text.matchAll(STATEMENT)].map(([, type, names = '', module, bare, dynamic]) => {
    const name = (module ?? bare ?? dynamic) as string;
    const to = name.startsWith('.') ? posix.join(posix.dirname(from), name) : name;
    return { from, to, typesOnly: type !== undefined || namesTypesOnly(names) };
  }),
);
const OURS = IMPORTS.filter(({ to }) => TEXTS.has(to));

/** `sources/formats` for a file below it, `sources` beside it, `options` for `options.ts`. */
function placeOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  const folder = `${first}/${second}`;
  if (folder in ARROWS) return folder;
  return path.includes('/') ? first : path.replace(/\.ts$/, '');
}

function brokenArrow({ from, to, typesOnly }: Import): string | null {
  const [place, target] = [placeOf(from), placeOf(to)];
  if (place === target || mayImportAll(place)) return null;
  const arrow = ARROWS[place]?.[target];
  if (arrow === undefined) {
    const allowed = Object.keys(ARROWS[place] ?? {});
    return `src/${from} -> src/${to}: ${place} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}`;
  }
  if (arrow.types && !typesOnly) return `src/${from} -> src/${to}: only types, ${arrow.why}`;
  if (arrow.only && !arrow.only.includes(to))
    return `src/${from} -> src/${to}: only ${arrow.only.join(', ')} (${arrow.why})`;
  return null;
}

/** What runs: comments and the insides of texts do not. A quotation mark in a pattern costs the rest of its line. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/(?<!from |import |import\()'(?:[^'\\\n]|\\.)*'/g, "''");

function brokenBans({ what, pattern, why, but = {} }: Ban): readonly string[] {
  const isAllowed = (path: string) =>
    Object.keys(but).some((place) => path === place || (place.endsWith('/') && path.startsWith(place)));
  return [...TEXTS]
    .filter(([path, text]) => !isAllowed(path) && pattern.test(codeOf(text)))
    .map(([path, text]) => `src/${path} -> ${what} (${pattern.exec(codeOf(text))?.[0]}): ${why}`);
}

/** Rings of imports, each as the files that it runs through. */
function cycles(): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typesOnly } of OURS) if (!typesOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file))
      found.push([...path.slice(path.indexOf(file)), file].map((one) => `src/${one}`).join(' -> '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of FILES) visit(file, []);
  return found;
}

describe('the source', () => {
  it('has a rule for every place', () => {
    const places = new Set(FILES.map(placeOf).filter((place) => !mayImportAll(place)));
    expect([...places].filter((place) => !(place in ARROWS))).toEqual([]);
  });

  it('imports only along the arrows', () => {
    expect(OURS.length).toBeGreaterThan(200);
    expect(OURS.map(brokenArrow).filter((fault) => fault !== null)).toEqual([]);
  });

  it('imports nothing that imports it', () => {
    expect(cycles()).toEqual([]);
  });

  it('imports only what is there: its own files, Node, and the packages that it names', () => {
    const { dependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    const packageOf = (name: string) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
    const isKnown = (to: string) =>
      TEXTS.has(to) ||
      (to.endsWith('.json') && readdirSync(SRC, { recursive: true, encoding: 'utf8' }).includes(to)) ||
      (to.startsWith('node:') && builtinModules.includes(to.slice('node:'.length))) ||
      packageOf(to) in dependencies;
    expect(IMPORTS.filter(({ to }) => !isKnown(to)).map(({ from, to }) => `src/${from} -> ${to}`)).toEqual([]);
  });

  it.each(BANS)('leaves $what alone', (ban) => {
    expect(brokenBans(ban)).toEqual([]);
  });

  it('uses every exception to a rule', () => {
    const unused = BANS.flatMap(({ what, pattern, but = {} }) =>
      Object.keys(but)
        .filter((place) => FILES.some((path) => path.startsWith(place)))
        .filter((place) => ![...TEXTS].some(([path, text]) => path.startsWith(place) && pattern.test(codeOf(text))))
        .map((place) => `${place} needs no exception for ${what}`),
    );
    expect(unused).toEqual([]);
  });
});
