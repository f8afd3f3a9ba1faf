import * as z from 'zod';
import { DIMENSIONS } from '../metrics/dimensions.ts';
import { METRICS } from '../metrics/index.ts';
import { LEFT_OUT_REASONS } from '../model/conversation.ts';
import { CLOCKS } from '../model/schedule.ts';
import { PERIODS } from '../model/zone.ts';
import type { AnalyzeOptions } from '../options.ts';
import { PLATFORMS } from '../sources/platforms/index.ts';
import {
  dateFormat,
  delimiter,
  duration,
  encoding,
  holidays,
  instant,
  link,
  mapping,
  name,
  oneOf,
  period,
  zone,
} from './values.ts';

/** The headings under which help lists flags. */
export const GROUPS = {
  configuration: 'Configuration:',
  reading: 'How files are read:',
  counting: 'What counts:',
  slicing: 'Slices:',
  linking: 'Links:',
} as const;
export type Group = keyof typeof GROUPS;

/**
 * Something that a person may set: by a flag, by a variable of the environment and, where `places` says so, in a
 * configuration file. Flags, help, variables, the file's schema and its page all follow from this list.
 */
export interface Setting {
  /** What the library and the file call it. */
  readonly name: keyof AnalyzeOptions | 'profile' | 'link';
  /** As commander reads it: `--tz <zone>`. */
  readonly flag: string;
  readonly about: string;
  readonly group: Group;
  /** `repeatable`: the flag is given once for each value; `list`: its values are separated by commas. */
  readonly kind: 'one' | 'list' | 'repeatable' | 'switch';
  /** One value. */
  readonly value: z.ZodType<unknown>;
  /** How many values a list takes. */
  readonly most?: number;
  readonly choices?: readonly string[];
  /** The value that counts where none is set. */
  readonly default?: string;
  /** What happens where none is set and no value says it. */
  readonly unset?: string;
  /** Where a file may set it; what belongs to one run, or to one kind of file, stands elsewhere or nowhere. */
  readonly places: readonly ('top' | 'profile')[];
}

const ids = (registry: readonly { readonly id: string }[]): readonly string[] => registry.map(({ id }) => id);

/** A conversation without any message of a customer has nothing that could be answered. */
const INCLUDABLE = Object.keys(LEFT_OUT_REASONS).filter((reason) => reason !== 'no-customer-message');

type Rest = Omit<Setting, 'name' | 'flag' | 'about' | 'group' | 'value' | 'kind' | 'places'> &
  Partial<Pick<Setting, 'kind' | 'places'>>;

const setting =
  (group: Group, usual: Setting['places']) =>
  (option: Setting['name'], flag: string, value: Setting['value'], about: string, rest: Rest = {}): Setting => ({
    name: option,
    flag,
    about,
    group,
    value,
    kind: 'one',
    places: usual,
    ...rest,
  });

const choice = (...values: readonly string[]) => ({ value: oneOf(values), choices: values });
const ORDER = choice('dmy', 'mdy');
const BASIS = choice('start', 'event');
const PERIOD = choice(...PERIODS);
const BOTS = choice('separate', 'count');
const ON_OFF = choice('on', 'off');
const CLOCK = choice(...CLOCKS);

const configuring = setting('configuration', ['top']);
/** What is said of files holds for one kind of them: it stands in a profile. */
const reading = setting('reading', ['profile']);
const counting = setting('counting', ['top']);
const slicing = setting('slicing', ['top']);

const EVERYWHERE = ['top', 'profile'] as const;
const ONE_RUN = { places: [] } as const;

export const SETTINGS: readonly Setting[] = [
  configuring(
    'profile',
    '--profile <name>',
    z.string().min(1),
    'mapping profile of the configuration, or a file that holds one',
  ),

  reading(
    'platform',
    '--platform <id>',
    oneOf(ids(PLATFORMS)),
    `export format of all files: ${ids(PLATFORMS).join(', ')}`,
    {
      unset: 'recognised file by file',
    },
  ),
  reading(
    'delimiter',
    '--delimiter <character>',
    delimiter,
    'between columns: comma, semicolon, tab, | or any other character',
    {
      unset: 'detected',
    },
  ),
  reading(
    'header',
    '--header <names>',
    name,
    'names of the columns of files that have no header, in their order, - for one that is not read',
    { kind: 'list', unset: 'the first line that names columns' },
  ),
  reading('encoding', '--encoding <name>', encoding, 'such as utf-8, windows-1252, utf-16le', { unset: 'detected' }),
  reading('sheet', '--sheet <name>', name, 'of a workbook: the sheet that is read, by its name or its number', {
    unset: 'every sheet that is recognised',
  }),
  reading(
    'map',
    '--map <field=column>',
    mapping,
    'which column holds a field, such as at=opened, or firstReplyAfter=frt:min for minutes',
    {
      kind: 'repeatable',
    },
  ),
  reading(
    'dateFormat',
    '--date-format <pattern>',
    dateFormat,
    'how times are written, in date-fns tokens, such as "dd.MM.yyyy HH:mm", or excel: days of a spreadsheet',
    {
      unset: 'recognised',
      places: EVERYWHERE,
    },
  ),
  reading('dateOrder', '--date-order <order>', ORDER.value, 'of 03/04/2026: day or month first', {
    choices: ORDER.choices,
    unset: 'settled by the other dates',
    places: EVERYWHERE,
  }),
  reading('inputTimeZone', '--input-tz <zone>', zone, 'zone of times that name none', {
    default: 'UTC',
    places: EVERYWHERE,
  }),
  reading('self', '--self <name>', name, 'name or id of your own side, * for any letters', {
    kind: 'repeatable',
    places: EVERYWHERE,
  }),
  reading('skipUnreadable', '--skip-unreadable', z.boolean(), 'go on without files that cannot be used', {
    kind: 'switch',
    ...ONE_RUN,
  }),

  counting('from', '--from <date>', instant, 'only conversations that start at or after it', ONE_RUN),
  counting(
    'to',
    '--to <date>',
    instant,
    'only conversations that start before it: 2026-04-01 ends with 31 March',
    ONE_RUN,
  ),
  counting(
    'period',
    '--period <period>',
    period,
    'in place of both: 2026-03, 2026-W10, 2026-Q1, this-month, last-week, 2026-03-01..2026-03-15 (both days included)',
    ONE_RUN,
  ),
  counting('timeZone', '--tz <zone>', zone, 'zone of periods and printed times', { default: 'UTC' }),
  counting('asOf', '--as-of <instant>', instant, 'until when the export can be believed', {
    unset: 'the latest instant in it',
    ...ONE_RUN,
  }),
  counting(
    'dateBasis',
    '--date-basis <basis>',
    BASIS.value,
    'put figures into periods by the start of the conversation or by the event',
    {
      choices: BASIS.choices,
      default: 'start',
    },
  ),
  counting('bots', '--bots <how>', BOTS.value, 'separate: bots answer nobody; count: bots answer like humans', {
    choices: BOTS.choices,
    default: 'separate',
  }),
  counting('bot', '--bot <name>', name, 'name or id of a further bot, * for any letters', { kind: 'repeatable' }),
  counting('excludeAuthor', '--exclude-author <name>', name, 'leave out staff and test accounts, * for any letters', {
    kind: 'repeatable',
  }),
  counting(
    'include',
    '--include <reasons>',
    oneOf(INCLUDABLE),
    `count conversations that are left out: ${INCLUDABLE.join(', ')}`,
    { kind: 'list' },
  ),
  counting(
    'gap',
    '--gap <duration>',
    duration,
    'silence after which a chat begins anew and the message of a bot counts as the answer',
    { default: '24h' },
  ),
  counting(
    'resolvedAfter',
    '--resolved-after <duration>',
    duration,
    'silence that counts as a resolution where none is recorded',
    { default: '72h' },
  ),
  counting('pending', '--pending <duration>', duration, 'younger than this and not done is pending', {
    default: '24h',
  }),
  counting(
    'businessHours',
    '--business-hours <hours>',
    z.string().trim().min(1, 'nothing stands here, and business hours are due. Write them, or take the key away.'),
    'measure durations in business time too: hours such as "Mon-Fri 09:00-17:00", or the name of a schedule of the configuration',
    { unset: 'the schedules of the configuration' },
  ),
  counting(
    'holidays',
    '--holidays <days>',
    holidays,
    'days on which nobody works, beside those of the schedules: 2026-12-25,2026-12-27..2026-12-31 (both included) or an .ics file',
    { kind: 'list', ...ONE_RUN },
  ),
  counting('clock', '--clock <clock>', CLOCK.value, 'of durations: calendar time, business time or both side by side', {
    choices: CLOCK.choices,
    unset: 'both where business hours are known, else calendar',
  }),
  counting(
    'targets',
    '--sla <target>',
    z.string().trim().min(1, 'nothing stands here, and a service level is due, such as first-response 90% in 1h.'),
    'a service level, such as "first-response 1h", "next-response 90% in 4h where priority=urgent" or "resolution 3d calendar"',
    { kind: 'repeatable', ...ONE_RUN },
  ),
  counting('limits', '--within <durations>', duration, 'further limits of first-response-within, such as 2h,12h', {
    kind: 'list',
  }),
  counting('accounts', '--account <handle>', name, 'a brand handle that writes nothing in the export', {
    kind: 'repeatable',
  }),

  counting(
    'builtInTopics',
    '--built-in-topics <on|off>',
    ON_OFF.value,
    'find topics by built-in rules too, where an export names none',
    { ...ON_OFF, default: 'on' },
  ),
  setting('linking', ['top'])(
    'link',
    '--link <template>',
    link,
    'where a case is opened, such as https://acme.zendesk.com/agent/tickets/{conversation}; {channel} and {account} too',
  ),

  slicing('by', '--by <dimensions>', oneOf(ids(DIMENSIONS)), `slices, up to two: ${ids(DIMENSIONS).join(', ')}`, {
    kind: 'list',
    most: 2,
  }),
  slicing('every', '--every <period>', PERIOD.value, 'stretches of time of volume and backlog', {
    choices: PERIOD.choices,
    unset: 'what fits the span',
  }),
  slicing('metrics', '--metric <ids>', oneOf(ids(METRICS)), 'only these metrics; socmetrics metrics lists them', {
    kind: 'list',
    unset: 'all that need not be asked for',
  }),
  slicing('customers', '--customers', z.boolean(), 'rank customers too (community-ranking), under pseudonyms', {
    kind: 'switch',
    ...ONE_RUN,
  }),
  slicing('expectations', '--expectations', z.boolean(), 'set figures beside published expectations', {
    kind: 'switch',
    ...ONE_RUN,
  }),
];

/** `input-tz`. */
const longName = ({ flag }: Setting): string => flag.slice(2).split(' ')[0] as string;

/** `--input-tz`. */
export const flagName = (of: Setting): string => `--${longName(of)}`;

/** `SOCMETRICS_INPUT_TZ`. */
export const variableName = (of: Setting): string => `SOCMETRICS_${longName(of).replaceAll('-', '_').toUpperCase()}`;

/** `inputTz`: where commander keeps the value of the flag. */
export const attributeName = (of: Setting): string =>
  longName(of).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
