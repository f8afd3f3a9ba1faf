import { readDuration } from '../model/duration.ts';
import {
  directionOf,
  isFalse,
  isTrue,
  labelOf,
  messageTypeOf,
  roleOf,
  statusOf,
  visibilityOf,
} from '../sources/platforms/fields.ts';
import type { Column } from './column.ts';
import { type DateColumn, datesIn, serialsIn } from './dates.ts';
import { isTimeName } from './signs.ts';
import words from './words.json' with { type: 'json' };

/** What the values of a column can be. */
export type Kind =
  | 'date'
  | 'clock'
  | 'duration'
  | 'role'
  | 'direction'
  | 'status'
  | 'type'
  | 'label'
  | 'visibility'
  | 'flag'
  | 'network'
  | 'language'
  | 'urgency'
  | 'rating'
  | 'url'
  | 'email'
  | 'text'
  | 'unique-id'
  | 'shared-id'
  | 'thread'
  | 'answers'
  | 'name'
  | 'few'
  | 'number';

/** What the values of a column are, each with the words that say so. */
export interface Kinds {
  readonly kinds: ReadonlyMap<Kind, string>;
  readonly dates: DateColumn | null;
}

const NETWORKS = new Set(words.networks);
const LANGUAGES = new Set(words.languages);
const URGENCIES = new Set(words.urgencies);
const simple = (value: string): string => value.trim().toLowerCase();
const NETWORK_BEGINS = new RegExp(`^(?:${words.networks.join('|')})\\b`, 'i');

/** Words of a direction that more often name a side or a kind of message. */
const NO_WAY = /^(customer|agent|reply)$/;
const isWay = (value: string): boolean => directionOf(value) !== null && !NO_WAY.test(simple(value));
const NUMBER = /^[-+]?\d+(?:[.,]\d+)?$/;
const ID = /^(?=.*\d)[\p{L}\p{N}_:.@#/+=|-]{1,120}$/u;
const CLOCK = /^\d{1,2}:\d{2}(:\d{2})?(\s*[ap]\.?m\.?)?$/i;
const RATING = /^(?:[0-9]|10)(?:[.,]\d)?(?:\s*(?:\/|out of)\s*\d+)?(?:\s*stars?)?$|^[★⭐]+☆*$/iu;

interface Test {
  readonly kind: Kind;
  readonly is: (value: string) => boolean;
  /** The share of the values that have to be of the kind. */
  readonly share: number;
  readonly says: string;
  /** So many different values at most. */
  readonly most?: number;
  /** The values themselves are words of ours, and may be shown. */
  readonly known?: true;
}

const TESTS: readonly Test[] = [
  { kind: 'clock', is: (value) => CLOCK.test(value), share: 0.9, says: 'times of day' },
  {
    kind: 'direction',
    is: isWay,
    share: 0.9,
    most: 6,
    says: 'directions',
    known: true,
  },
  {
    kind: 'role',
    is: (value) => roleOf(value) !== null && !isWay(value),
    share: 0.75,
    most: 12,
    says: 'sides',
    known: true,
  },
  {
    kind: 'status',
    is: (value) => statusOf(value) !== null && !NUMBER.test(value),
    share: 0.6,
    most: 30,
    says: 'states',
    known: true,
  },
  {
    kind: 'type',
    is: (value) => messageTypeOf(value) !== null,
    share: 0.6,
    most: 40,
    says: 'kinds of messages',
    known: true,
  },
  {
    kind: 'label',
    is: (value) => labelOf(value) !== null && !NUMBER.test(value),
    share: 0.75,
    most: 8,
    says: 'opinions',
    known: true,
  },
  {
    kind: 'visibility',
    is: (value) => visibilityOf(value) !== null,
    share: 0.9,
    most: 4,
    says: 'public or private',
    known: true,
  },
  { kind: 'flag', is: (value) => isTrue(value) || isFalse(value), share: 1, most: 4, says: 'yes or no' },
  {
    kind: 'network',
    is: (value) => NETWORKS.has(simple(value)) || NETWORK_BEGINS.test(value),
    share: 0.75,
    most: 30,
    says: 'networks',
    known: true,
  },
  {
    kind: 'language',
    is: (value) => LANGUAGES.has(simple(value).split(/[-_]/)[0] as string),
    share: 0.9,
    most: 60,
    says: 'languages',
    known: true,
  },
  {
    kind: 'urgency',
    is: (value) => URGENCIES.has(simple(value)),
    share: 0.75,
    most: 8,
    says: 'priorities',
    known: true,
  },
  { kind: 'rating', is: (value) => RATING.test(value), share: 0.9, most: 21, says: 'numbers of a small scale' },
  { kind: 'url', is: (value) => /^https?:\/\/\S+$/i.test(value), share: 0.8, says: 'web addresses' },
  { kind: 'email', is: (value) => /^\S+@\S+\.\S+$/.test(value), share: 0.8, says: 'e-mail addresses' },
  { kind: 'number', is: (value) => NUMBER.test(value), share: 0.95, says: 'numbers' },
  {
    kind: 'duration',
    is: (value) => NUMBER.test(value) || readDuration(value, null) >= 0,
    share: 0.9,
    says: 'durations or numbers',
  },
];

export function kindsOf(column: Column): Kinds {
  const kinds = new Map<Kind, string>();
  const { values, distinct } = column;
  if (values.length === 0) return { kinds, dates: null };
  const dates = datesIn(values) ?? (isTimeName(column.folded) ? serialsIn(values) : null);
  if (dates) kinds.set('date', `${counted(dates.count, values.length)} dates`);
  for (const { kind, is, share, says, most, known } of TESTS) {
    if (distinct.size > (most ?? Number.POSITIVE_INFINITY)) continue;
    const found = values.filter(is);
    if (found.length === 0 || found.length < values.length * share) continue;
    const shown = known ? `: ${examples(found)}` : '';
    kinds.set(kind, `${counted(found.length, values.length)} ${says}${shown}`);
  }
  const link = kinds.has('url') || dates !== null;
  if (!link && isText(values)) kinds.set('text', 'longer texts');
  else if (!link) addNames(kinds, column);
  return { kinds, dates };
}

const counted = (count: number, of: number): string =>
  count === of ? (ALL[of] ?? `all ${of} values are`) : `${count} of ${of} values are`;

const ALL: readonly string[] = ['', 'its one value is of:', 'both values are'];

/** Only what our own lists hold, so nothing that a customer wrote is repeated. */
function examples(found: readonly string[]): string {
  const all = [...new Set(found.map((value) => value.trim()))];
  return all.slice(0, 4).join(', ') + (all.length > 4 ? ' ...' : '');
}

/** Sentences: words with spaces between them, or many characters of a script that has none. */
function isText(values: readonly string[]): boolean {
  const sentences = values.filter((value) => value.trim().split(/\s+/).length >= 4 || /\p{Lo}{6}/u.test(value));
  return sentences.length >= values.length * 0.5;
}

function addNames(kinds: Map<Kind, string>, { values, distinct }: Column): void {
  const ids = values.filter((value) => ID.test(value));
  if (ids.length >= values.length * 0.95 && !kinds.has('rating') && !kinds.has('duration'))
    addIds(kinds, values, distinct);
  else if (ids.length >= values.length * 0.95 && values.every((value) => /^\d{4,}$/.test(value)))
    addIds(kinds, values, distinct);
  if (!kinds.has('number') && !kinds.has('clock') && values.every((value) => value.length <= 80)) {
    kinds.set('name', 'short texts');
    if (distinct.size <= Math.max(12, values.length / 10)) kinds.set('few', `${distinct.size} different values`);
  }
}

function addIds(kinds: Map<Kind, string>, values: readonly string[], distinct: ReadonlySet<string>): void {
  if (distinct.size === values.length) kinds.set('unique-id', 'each value stands once, as ids do');
  else kinds.set('shared-id', `${distinct.size} ids in ${values.length} rows`);
}
