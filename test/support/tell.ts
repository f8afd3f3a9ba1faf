import { DIMENSIONS } from '../../src/metrics/dimensions.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { measure, type Summaries } from '../../src/metrics/measure.ts';
import { periodsOf } from '../../src/metrics/periods.ts';
import { halvesOf } from '../../src/metrics/stretches.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Detail, Interaction, InteractionKind, Role, TaggedInteraction } from '../../src/model/interaction.ts';
import { pseudonyms } from '../../src/model/pseudonyms.ts';
import { type Clocks, clocksFor } from '../../src/model/schedule.ts';
import type { Stream } from '../../src/model/stream.ts';
import type { Target } from '../../src/model/target.ts';
import type { Period } from '../../src/model/zone.ts';
import { type Normalized, type NormalizeOptions, normalize } from '../../src/normalize/index.ts';
import { interner, tag } from '../../src/normalize/tag.ts';
import type { Stretches } from '../../src/stats/index.ts';
import * as reading from '../../src/text/reading.ts';
import { type TopicRules, topicFinder } from '../../src/text/topics.ts';

/** A week in which to tell small stories: `at('Mon 09:00')`, `at('Fri 14:10:05')`; `+1` is the week after. */
export function at(time: string): number {
  const match = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(\+\d+)? (\d\d):(\d\d)(?::(\d\d))?$/.exec(time);
  if (!match)
    return Date.UTC(
      ...((time.match(/\d+/g)?.map(Number) as [number, number]).map((part, index) =>
        index === 1 ? part - 1 : part,
      ) as [number, number]),
    );
  const [, day, week = '0', hour, minute, second = '0'] = match;
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day as string) + 7 * Number(week);
  return Date.UTC(2026, 2, 2 + days, Number(hour), Number(minute), Number(second));
}

export interface Told {
  readonly id?: string | null;
  readonly conversation?: string | null;
  readonly author?: string;
  readonly text?: string;
  readonly replyTo?: string;
  readonly channel?: string;
  readonly account?: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly detail?: Detail;
  readonly file?: number;
  readonly record?: number;
}

function event(kind: InteractionKind, role: Role, time: string, told: Told = {}): Interaction & { told: Told } {
  const author =
    told.author ?? { customer: 'Ann', agent: 'Sandra', bot: 'Robo', system: 'system', unknown: 'Somebody' }[role];
  return {
    kind,
    id: told.id ?? null,
    conversationId: told.conversation === undefined ? 'c1' : told.conversation,
    channel: told.channel ?? 'chat',
    account: told.account ?? null,
    author: { id: author, name: author, role },
    at: at(time),
    text: told.text ?? (kind === 'message' ? 'Where is my parcel?' : null),
    language: told.language ?? null,
    replyTo: told.replyTo ?? null,
    tags: told.tags ?? [],
    detail: told.detail ?? null,
    told,
  };
}

export const customer = (time: string, told?: Told) => event('message', 'customer', time, told);
export const agent = (time: string, told?: Told) =>
  event('message', 'agent', time, { text: 'We look into it.', ...told });
export const bot = (time: string, told?: Told) =>
  event('message', 'bot', time, { text: 'Thank you for writing.', ...told });
export const unknown = (time: string, told?: Told) => event('message', 'unknown', time, told);
export const note = (time: string, told?: Told) => event('note', 'agent', time, told);
export const post = (time: string, told?: Told) => event('post', 'agent', time, told);
export const status = (value: NonNullable<Detail['status']>, time: string, role: Role = 'system', told: Told = {}) =>
  event('status', role, time, { ...told, detail: { ...told.detail, status: value } });
export const rating = (value: number, time: string, told: Told = {}) =>
  event('rating', 'customer', time, { ...told, detail: { rating: { value, min: 1, max: 5 }, ...told.detail } });

/** Leaves the export open for a while: a colleague writes something elsewhere, so that as-of is later. */
export const laterOn = (time: string) => note(time, { conversation: 'elsewhere' });

const HOUR = 3_600_000;
const DEFAULTS: NormalizeOptions = {
  asOf: null,
  gap: 24 * HOUR,
  inputTimeZone: 'UTC',
  pending: 24 * HOUR,
  resolvedAfter: 72 * HOUR,
  bots: 'separate',
  bot: [],
  excludeAuthor: [],
  include: [],
  accounts: [],
};

const STREAM: Stream = {
  key: 'told',
  platform: 'told',
  system: 'told',
  rank: 0,
  byHand: false,
  agentsArePeople: false,
  sides: null,
  grouping: 'id',
  certain: ['messages'],
  ifSeen: [
    'openings',
    'answers',
    'resolutions',
    'resolution-times',
    'ratings',
    'opinions',
    'topics',
    'categories',
    'agents',
    'reach',
    'feedback',
  ],
};

export function tagged(
  events: readonly ReturnType<typeof event>[],
  rules: TopicRules = {},
): readonly TaggedInteraction[] {
  const shared = interner();
  const tagging = { words: reading, topics: topicFinder({ builtIn: 'on', rules }), keepText: false };
  return events.map(({ told, ...interaction }, index) =>
    tag(interaction, { file: told.file ?? 0, record: told.record ?? index + 1 }, tagging, shared),
  );
}

/** What the events become: conversations, and what was noticed. */
export function tell(
  events: readonly ReturnType<typeof event>[],
  options: Partial<NormalizeOptions> & { readonly stream?: Partial<Stream>; readonly topics?: TopicRules } = {},
): Normalized {
  const stream = { ...STREAM, ...options.stream };
  return normalize({ interactions: tagged(events, options.topics), facts: [] }, () => stream, {
    ...DEFAULTS,
    ...options,
  });
}

export const conversationOf = (normalized: Normalized, id = 'c1'): Conversation => {
  const found = normalized.conversations.find((one) => one.id === id);
  if (!found)
    throw new Error(`no conversation ${id} among ${normalized.conversations.map((one) => one.id).join(', ')}`);
  return found;
};

/** The figures that follow from what was told. */
export function figures(
  normalized: Normalized,
  {
    by = [],
    metrics = [],
    byEvent = false,
    clocks = clocksFor('calendar', null),
    zone = 'UTC',
    showIds = false,
    period,
    targets = [],
    stretches,
    earlier = [],
  }: {
    by?: readonly string[];
    metrics?: readonly string[];
    byEvent?: boolean;
    clocks?: Clocks;
    zone?: string;
    showIds?: boolean;
    period?: Period;
    targets?: readonly Target[];
    stretches?: Stretches;
    earlier?: readonly Conversation[];
  } = {},
): { readonly metrics: Summaries; readonly slices: ReturnType<typeof measure>['slices'] } {
  const chosen = metrics.length === 0 ? METRICS : METRICS.filter(({ id }) => metrics.includes(id));
  const dimensions = by.map((id) => DIMENSIONS.find((one) => one.id === id) as (typeof DIMENSIONS)[number]);
  const context = {
    ...clocks,
    targets,
    asOf: normalized.asOf ?? 0,
    pending: 24 * HOUR,
    resolvedAfter: 72 * HOUR,
    limits: [HOUR / 4, HOUR],
    botsAnswer: false,
    byEvent,
    zone,
    customerName: showIds ? (id: string) => id : pseudonyms(normalized.conversations),
    periods: periodsOf(normalized.conversations, normalized.asOf, zone, period),
    stretches: stretches ?? halvesOf(normalized.conversations, (normalized.asOf ?? 0) + 1),
  };
  return measure(normalized.conversations, chosen, dimensions, context, [], earlier);
}
