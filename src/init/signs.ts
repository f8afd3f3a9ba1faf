import { foldName } from '../sources/columns.ts';
import type { TablePlatform } from '../sources/platforms/platform.ts';
import type { Kind } from './kinds.ts';
import words from './words.json' with { type: 'json' };

/** What speaks for a field: the kinds of values that it may hold, and how much each of them says. */
export interface Sign {
  readonly field: string;
  /** 1: it may be so; 2: it is often so; 3: hardly anything else looks so. */
  readonly kinds: Readonly<Partial<Record<Kind, 1 | 2 | 3>>>;
  /** Its values alone are enough where they say 3, whatever the column is called. */
  readonly byValues?: true;
  /** Of a table without names: values that say 2 are enough. */
  readonly byPlace?: true;
}

const PERSON = { name: 2, email: 2, 'shared-id': 2, 'unique-id': 1 } as const;
const ALIKE: readonly Sign[] = [
  { field: 'channel', kinds: { network: 3, few: 1 }, byValues: true },
  { field: 'account', kinds: { few: 1, name: 1 } },
  { field: 'customer', kinds: PERSON },
  { field: 'agent', kinds: PERSON },
  { field: 'rating', kinds: { rating: 2, label: 1 } },
  { field: 'sentiment', kinds: { label: 3 }, byValues: true },
  { field: 'language', kinds: { language: 2 } },
  { field: 'tags', kinds: { name: 2, text: 1 } },
  { field: 'priority', kinds: { urgency: 3, few: 1 }, byValues: true },
  { field: 'segment', kinds: { few: 1 } },
];

/** By the id of the shape that a profile may map columns to. */
export const SIGNS: Readonly<Record<'messages' | 'tickets' | 'event-log', readonly Sign[]>> = {
  messages: [
    { field: 'at', kinds: { date: 3 }, byValues: true },
    { field: 'clock', kinds: { clock: 2 } },
    {
      field: 'conversation',
      kinds: { thread: 3, 'shared-id': 2, 'unique-id': 1, number: 1 },
      byValues: true,
      byPlace: true,
    },
    { field: 'id', kinds: { 'unique-id': 2 } },
    { field: 'replyTo', kinds: { answers: 3, 'shared-id': 1, 'unique-id': 1 }, byValues: true },
    { field: 'direction', kinds: { direction: 3 }, byValues: true },
    { field: 'role', kinds: { role: 3, direction: 1 }, byValues: true },
    { field: 'inbound', kinds: { flag: 2 } },
    { field: 'outbound', kinds: { flag: 2 } },
    { field: 'author', kinds: PERSON },
    { field: 'name', kinds: { name: 2 } },
    { field: 'to', kinds: PERSON },
    { field: 'text', kinds: { text: 3, name: 1 }, byValues: true },
    { field: 'type', kinds: { type: 2 } },
    { field: 'private', kinds: { flag: 2, visibility: 2 } },
    { field: 'public', kinds: { flag: 2 } },
    { field: 'topic', kinds: { few: 2, name: 1 } },
    ...ALIKE,
  ],
  tickets: [
    { field: 'id', kinds: { 'unique-id': 2, 'shared-id': 1, number: 1 }, byPlace: true },
    { field: 'createdAt', kinds: { date: 3 }, byValues: true },
    { field: 'firstReplyAt', kinds: { date: 3 } },
    { field: 'firstReplyAfter', kinds: { duration: 2 } },
    { field: 'resolvedAt', kinds: { date: 3 } },
    { field: 'resolvedAfter', kinds: { duration: 2 } },
    { field: 'closedAt', kinds: { date: 3 } },
    { field: 'updatedAt', kinds: { date: 3 } },
    { field: 'status', kinds: { status: 3 }, byValues: true },
    { field: 'isResolved', kinds: { flag: 3 } },
    { field: 'isClosed', kinds: { flag: 3 } },
    { field: 'subject', kinds: { text: 2, name: 2 } },
    { field: 'text', kinds: { text: 3, name: 1 } },
    { field: 'category', kinds: { few: 2, name: 1 } },
    ...ALIKE,
  ],
  'event-log': [
    { field: 'case', kinds: { 'shared-id': 3, 'unique-id': 1, number: 1 }, byPlace: true },
    { field: 'activity', kinds: { few: 3, status: 2, name: 2, text: 1 }, byPlace: true },
    { field: 'at', kinds: { date: 3 }, byValues: true },
    { field: 'resource', kinds: PERSON },
    { field: 'lifecycle', kinds: { few: 2, name: 1 } },
    { field: 'openedAt', kinds: { date: 3 } },
    { field: 'resolvedAt', kinds: { date: 3 } },
    { field: 'closedAt', kinds: { date: 3 } },
    { field: 'caller', kinds: PERSON },
    { field: 'channel', kinds: { network: 3, few: 1 }, byValues: true },
    { field: 'category', kinds: { few: 2, name: 1 } },
    { field: 'priority', kinds: { urgency: 3, few: 1 }, byValues: true },
    { field: 'group', kinds: { few: 1, name: 1 } },
  ],
};

const WORDS = new Map(
  Object.entries(words.fields).map(([field, phrases]) => {
    const folded = phrases.map(foldName);
    return [field, { whole: new Set(folded), parts: new Set(folded.flatMap((phrase) => phrase.split('_'))) }];
  }),
);

/** Words of names that say nothing of what the column holds. */
const EMPTY = new Set(
  'the of in on at minutes minuten minutos minuti hours stunden horas heures by for and utc gmt et ct mt pt am le la der die das den z w na'.split(
    ' ',
  ),
);

/** Names that speak of another thing than the field whose words they hold. */
const NOT: Readonly<Record<string, RegExp>> = {
  at: /(^|_)(first|last|due|birth|birthday|purchase|purchased|delivery|invoice|signup|registered|geburtsdatum|urodzenia|expiry|expires|updated|modified|scheduled|resolved|closed|solved|completed|ended|assigned)(_|$)/,
  createdAt:
    /(^|_)(due|birth|birthday|purchase|purchased|delivery|invoice|signup|registered|geburtsdatum|urodzenia|expiry|expires|updated|modified|scheduled|last|first|resolved|closed)(_|$)/,
  text: /(^|_)(resolution|response|answer|reply|note|notes|id|type|url|link|count|status|number)(_|$)/,
  subject: /(^|_)(id|type|count)(_|$)/,
};

/** How well a name fits a field: 3 is one of its names, 2 made of its words alone, 1 to 2 in part, 0 not at all, less than that where it speaks of another thing. */
export function nameFits(field: string, folded: string, platform: TablePlatform): number {
  if ((platform.aliases[field] ?? [foldName(field)]).includes(folded)) return 3;
  const known = WORDS.get(field);
  if (!known) return 0;
  if (NOT[field]?.test(folded)) return Number.NEGATIVE_INFINITY;
  if (known.whole.has(folded)) return 3;
  const tokens = folded.split('_').filter((token) => !EMPTY.has(token));
  if (known.whole.has(tokens.join('_'))) return 3;
  const covered = tokens.filter((token) => known.parts.has(token));
  const speaks = covered.some((token) => !GENERAL.has(token) || known.whole.has(token));
  return speaks ? (2 * covered.length) / tokens.length : 0;
}

/** Words that many names hold, and that say nothing where they are all that fits. */
const GENERAL = new Set(
  'id user name number no nr type time date display message post ticket case event data fecha'.split(' '),
);

const TIMES = ['at', 'createdAt', 'firstReplyAt', 'resolvedAt', 'closedAt', 'updatedAt'];

/** A name that speaks of a time and not of how long something took. */
export const isTimeName = (folded: string): boolean =>
  !/(response|reply|resolution|handling)_time/.test(folded) &&
  (/(^|_)(at|on|am)(_|$)/.test(folded) ||
    TIMES.some((field) => folded.split('_').some((token) => WORDS.get(field)?.whole.has(token))));
