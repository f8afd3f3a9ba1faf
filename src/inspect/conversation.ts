import { isTold } from '../metrics/measure.ts';
import type { Metric, MetricContext } from '../metrics/metric.ts';
import { CLOSED } from '../metrics/outcome.ts';
import type { Conversation, Turn } from '../model/conversation.ts';
import { LEFT_OUT_REASONS } from '../model/conversation.ts';
import { agentOf, type TaggedInteraction } from '../model/interaction.ts';
import { printable } from '../model/text.ts';
import { formatInstant } from '../model/zone.ts';
import { answers, asks } from '../normalize/turns.ts';
import { businessTime, duration, plural, quantity } from '../report/format.ts';
import type { TallySample } from '../stats/index.ts';
import type { Sample } from './samples.ts';

/** One event of a conversation, and what it did. */
interface TracedEvent {
  readonly at: number;
  readonly role: string;
  readonly name: string | null;
  readonly what: string;
}

export interface Trace {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly topics: readonly string[];
  readonly leftOut: string | null;
  readonly events: readonly TracedEvent[];
  /** What the conversation contributes to each metric. */
  readonly metrics: readonly { readonly id: string; readonly contributes: string }[];
}

/** How one conversation was read, turn by turn, into each metric: why a number is what it is. */
export function traceConversation(
  conversation: Conversation,
  metrics: readonly Metric[],
  context: MetricContext,
): Trace {
  const { id, channel, account, topics, leftOut } = conversation;
  return {
    id,
    channel,
    account,
    topics,
    leftOut: leftOut === null ? null : LEFT_OUT_REASONS[leftOut],
    events: tracedEvents(conversation, context),
    metrics: metrics
      .filter((metric) => !metric.unasked?.(context))
      .map((metric) => ({ id: metric.id, contributes: contribution(metric, conversation, context) })),
  };
}

function tracedEvents({ events, turns }: Conversation, context: MetricContext): readonly TracedEvent[] {
  let next = 0;
  let open: Turn | null = null;
  return events.map((event) => {
    const notes: string[] = [];
    if (asks(event)) {
      const upcoming = turns[next];
      if (open === null && upcoming && upcoming.openedAt === event.at) {
        open = upcoming;
        next++;
        notes.push(`turn ${next} starts`);
      } else if (open !== null) notes.push(`still turn ${next}`);
    }
    if (open !== null && ends(event, open, context)) {
      notes.push(`ends turn ${next}: ${howItEnded(open, context)}`);
      open = null;
    }
    return {
      at: event.at,
      role: event.author.role,
      name: agentOf(event),
      what: [kindOf(event), ...notes].join(', '),
    };
  });
}

function ends(event: TaggedInteraction, turn: Turn, { botsAnswer }: MetricContext): boolean {
  if (turn.outcome === 'open' || turn.endedAt !== event.at) return false;
  if (turn.outcome === 'answered') return answers(event, botsAnswer) || turn.invalid;
  if (turn.outcome === 'answered-by-bot') return event.author.role === 'bot';
  return event.kind === 'status';
}

function howItEnded(turn: Turn, { clock, business }: MetricContext): string {
  if (turn.invalid) return 'answered, without a usable duration';
  const endedAt = turn.endedAt ?? turn.openedAt;
  const elapsed = timesOf(clock.elapsed(turn.openedAt, endedAt), business?.elapsed(turn.openedAt, endedAt));
  if (turn.outcome === 'answered') return `answered after ${elapsed}`;
  return turn.outcome === 'closed' ? `closed without an answer after ${elapsed}` : `answered by a bot after ${elapsed}`;
}

function kindOf({ kind, detail, thanks }: TaggedInteraction): string {
  const stated = detail?.status ?? detail?.feedback;
  if (stated !== undefined) return stated.replaceAll('_', ' ');
  if (detail?.rating)
    return `rating ${detail.rating.value}${detail.rating.max === null ? '' : ` of ${detail.rating.max}`}`;
  if (detail?.synthetic) return `${kind} (from a timestamp)`;
  return thanks ? `${kind} (thanks)` : kind;
}

function contribution(metric: Metric, conversation: Conversation, context: MetricContext): string {
  if (!isTold(metric.needs, conversation.provides)) return 'nothing: this export does not tell it';
  const samples = metric
    .measure(conversation, context)
    .map(({ sample }) => described(sample, namesOf(metric, context)));
  const said = samples.filter((words) => words !== '');
  if (said.length > 0) return said.join('; ');
  return conversation.leftOut === null ? 'nothing' : 'nothing: left out';
}

/** How the rows of a metric are called: customers by their pseudonyms, as in its report. */
export const namesOf = ({ keyedBy }: Metric, { customerName }: MetricContext): ((key: string) => string) =>
  keyedBy === 'customer' ? customerName : (key) => key;

/** A sample of any of the stats in a few words; none for one that only names who took part. */
export function described(sample: Sample | number, nameOf: (key: string) => string): string {
  if (typeof sample === 'number') return String(sample);
  const found = WORDS.find(({ when }) => sample[when] !== undefined);
  return found === undefined ? '' : found.words(sample, nameOf);
}

const seconds = (value: unknown): string => duration(Number(value) / 1000);

/** `45 m`, or `45 m (business time 15 m)` where both were asked for. */
const timesOf = (elapsed: unknown, business: unknown): string =>
  business === undefined
    ? seconds(elapsed)
    : `${seconds(elapsed)} (business time ${businessTime(Number(business) / 1000)})`;

/** `answeredByBot` as people say it. */
const inWords = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The field that tells what kind of sample it is, the first that is there, and how it is said. */
const WORDS: readonly {
  readonly when: string;
  readonly words: (sample: Sample, nameOf: (key: string) => string) => string;
}[] = [
  { when: 'elapsed', words: ({ elapsed, business }) => timesOf(elapsed, business) },
  {
    when: 'censored',
    // A wait of nothing is one that began where the export can tell no more.
    words: ({ censored, business, said = 'still open' }) =>
      Number(censored) === 0 ? `${said}, too near the end to tell` : `${said} after ${timesOf(censored, business)}`,
  },
  { when: 'within', words: ({ within, business }) => `answered after ${timesOf(within, business)}` },
  { when: 'waited', words: ({ waited, business }) => `waited ${timesOf(waited, business)}` },
  { when: 'invalid', words: () => 'no usable duration' },
  { when: 'failed', words: () => CLOSED },
  { when: 'rows', words: ({ rows }, nameOf) => keysOf(rows as readonly TallySample[], nameOf) },
  { when: 'beside', words: ({ beside }) => inWords(Object.keys(beside as object).join(', ')) },
  { when: 'matched', words: ({ matched, total }) => (total === 0 ? '' : `${matched} of ${total}`) },
  {
    when: 'parts',
    words: ({ parts }) =>
      Object.entries(parts as object)
        .filter(([, count]) => count > 0)
        .map(([part, count]) => quantity(count, part))
        .join(', '),
  },
];

const keysOf = (rows: readonly TallySample[], nameOf: (key: string) => string): string =>
  [...new Set(rows.map(({ key, said }) => printable(nameOf(key)) + (said === undefined ? '' : `: ${said}`)))].join(
    ', ',
  );

/** Lines for people, in the zone of the report. */
export function traceLines(trace: Trace, zone: string): readonly string[] {
  const width = trace.events.reduce((most, { role, name }) => Math.max(most, who(role, name).length), 0);
  const room = trace.metrics.reduce((most, { id }) => Math.max(most, id.length), 0);
  const topics =
    trace.topics.length > 0 ? ` · topics: ${trace.topics.map((topic) => printable(topic)).join(', ')}` : '';
  return [
    `Conversation ${printable(trace.id, 100)} · ${printable(trace.channel)} · ${printable(trace.account)} · ${plural(trace.events.length, 'event')}${topics}`,
    ...(trace.leftOut === null ? [] : [`Left out of inquiries: ${trace.leftOut}.`]),
    '',
    ...trace.events.map(
      ({ at, role, name, what }) => `  ${formatInstant(zone, at)}  ${who(role, name).padEnd(width)}  ${what}`,
    ),
    '',
    'Counts in:',
    ...trace.metrics.map(({ id, contributes }) => `  ${id.padEnd(room)}  ${contributes}`),
  ];
}

const who = (role: string, name: string | null): string => (name === null ? role : `${role} ${printable(name, 30)}`);
