import { type Command, Option } from 'commander';
import { DIMENSIONS } from '../metrics/dimensions.ts';
import { LEFT_OUT_REASONS } from '../model/conversation.ts';
import type { AnalyzeOptions } from '../options.ts';
import { PLATFORMS } from '../sources/platforms/index.ts';

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];
const listed = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
];

const option = (flags: string, description: string): Option => new Option(flags, description);
const repeatable = (flags: string, description: string): Option =>
  option(flags, `${description} (repeatable)`).argParser(more);
const list = (flags: string, description: string): Option => option(flags, description).argParser(listed);

const ids = (registry: readonly { readonly id: string }[]): string => registry.map(({ id }) => id).join(', ');

/** How files are read: what is given here is not detected. */
const READING: readonly Option[] = [
  option('--platform <id>', `export format of all files (${ids(PLATFORMS)}); default: recognised file by file`),
  option('--delimiter <character>', 'between columns: comma, semicolon, tab, | or any other character'),
  option('--encoding <name>', 'such as utf-8, windows-1252, utf-16le; default: detected'),
  repeatable(
    '--map <field=column>',
    'which column holds a field, such as at=opened, or firstReply=frt:min for minutes',
  ),
  option('--date-format <pattern>', 'how times are written, in date-fns tokens, such as "dd.MM.yyyy HH:mm"'),
  option('--date-order <order>', 'of 03/04/2026: day or month first; default: settled by the other dates').choices([
    'dmy',
    'mdy',
  ]),
  option('--input-tz <zone>', 'zone of times that name none (default: UTC)'),
  repeatable('--self <name>', 'name or id of your own side, * for any letters'),
  option('--skip-unreadable', 'go on without files that cannot be used'),
];

/** What counts, and how. */
const COUNTING: readonly Option[] = [
  option('--from <date>', 'only conversations that start at or after it'),
  option('--to <date>', 'only conversations that start before it'),
  option('--tz <zone>', 'zone of periods and printed times (default: UTC)'),
  option('--as-of <instant>', 'until when the export can be believed (default: the latest instant in it)'),
  option('--date-basis <basis>', 'put figures into periods by the start of the conversation or by the event').choices([
    'start',
    'event',
  ]),
  option('--bots <how>', 'separate: bots answer nobody; count: bots answer like humans').choices(['separate', 'count']),
  repeatable('--bot <name>', 'name or id of a further bot, * for any letters'),
  repeatable('--exclude-author <name>', 'leave out staff and test accounts, * for any letters'),
  list('--include <reasons>', `count conversations that are left out: ${Object.keys(LEFT_OUT_REASONS).join(', ')}`),
  option('--gap <duration>', 'silence after which an endless chat begins anew (default: 24h)'),
  option('--resolved-after <duration>', 'silence that counts as a resolution where none is recorded (default: 72h)'),
  option('--pending <duration>', 'younger than this and not done is pending (default: 24h)'),
  list('--within <durations>', 'further limits of first-response-within, such as 2h,12h'),
  repeatable('--account <handle>', 'a brand handle that writes nothing in the export'),
];

const SLICING: readonly Option[] = [
  list('--by <dimensions>', `slices, up to two: ${ids(DIMENSIONS)}`),
  list('--metric <ids>', 'only these metrics; socmetrics metrics lists them'),
];

interface Flags {
  readonly [name: string]: unknown;
}

export function addReadingFlags(command: Command): Command {
  return grouped(command, 'How files are read:', READING);
}

export function addCountingFlags(command: Command): Command {
  return grouped(command, 'What counts:', COUNTING);
}

export function addSlicingFlags(command: Command): Command {
  return grouped(command, 'Slices:', SLICING);
}

function grouped(command: Command, heading: string, options: readonly Option[]): Command {
  for (const one of options) command.addOption(one.helpGroup(heading));
  return command;
}

/** Where a flag is named otherwise than the option of the library. */
const NAMES: Readonly<Record<string, keyof AnalyzeOptions>> = {
  inputTz: 'inputTimeZone',
  tz: 'timeZone',
  metric: 'metrics',
  within: 'limits',
  account: 'accounts',
};

const OPTION_NAMES: ReadonlySet<string> = new Set(
  [...READING, ...COUNTING, ...SLICING].map((one) => one.attributeName()),
);

const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', '\\t': '\t' };

/** The flags of a command as the options of an analysis. */
export function analyzeOptions(flags: Flags): AnalyzeOptions {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(flags)) {
    if (value !== undefined && OPTION_NAMES.has(name)) options[NAMES[name] ?? name] = value;
  }
  if (typeof options.delimiter === 'string') options.delimiter = DELIMITERS[options.delimiter] ?? options.delimiter;
  return { ...options, stdin: process.stdin } as AnalyzeOptions;
}
