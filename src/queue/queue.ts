import type { Analysis } from '../analysis.ts';
import { contextsOf } from '../metrics/context.ts';
import type { DimensionContext } from '../metrics/dimensions.ts';
import { lastAgent } from '../metrics/events.ts';
import type { MetricContext } from '../metrics/metric.ts';
import { isAmong, turnsOf } from '../metrics/sla.ts';
import { calendarClock } from '../model/clock.ts';
import type { Conversation, Turn } from '../model/conversation.ts';
import { linkTo } from '../model/link.ts';
import type { Target } from '../model/target.ts';
import { waitingTurn } from '../model/waiting.ts';

/** Somebody who waits for an answer. */
export interface Waiting {
  readonly conversation: string;
  /** Where the case is opened, where a template says it. */
  readonly url: string | null;
  readonly channel: string;
  readonly account: string;
  /** customer-1, customer-2 ..., or as the export has them. */
  readonly customer: string | null;
  readonly priority: string | null;
  readonly topics: readonly string[];
  /** The human who answered last. */
  readonly agent: string | null;
  /** Of the customer, since the last answer; `null` where the export does not hold them. */
  readonly messages: number | null;
  readonly since: string;
  readonly waitedSeconds: number;
  /** `null` where no business hours are known. */
  readonly businessSeconds: number | null;
  /** The target that is passed by most, or comes next; `null` where none speaks of it. */
  readonly target: string | null;
  readonly targetSeconds: number | null;
  /** Negative while there is time left. */
  readonly overdueSeconds: number | null;
  readonly late: boolean | null;
}

export interface Queue {
  readonly asOf: string | null;
  readonly timeZone: string;
  /** All who wait, and those past their target; `null` where there is no target. */
  readonly total: number;
  readonly late: number | null;
  /** Longest first. */
  readonly waiting: readonly Waiting[];
}

export interface QueueOptions {
  /** For everybody, instead of the service levels. */
  readonly target: Target | null;
  /** Only those with one of the values of each dimension; empty: everybody. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly onlyLate: boolean;
  readonly most: number;
  /** A template such as `https://acme.example/cases/{conversation}`. */
  readonly link: string | null;
  readonly showIds: boolean;
}

/** Who waits at as-of. */
export function queueOf(
  { conversations, options, asOf }: Pick<Analysis, 'conversations' | 'options' | 'asOf'>,
  context: MetricContext & DimensionContext,
  { target, where, onlyLate, most, link, showIds }: QueueOptions,
): Queue {
  const contextOf = contextsOf(context);
  const hasHours = options.schedules.named.size > 0;
  const isIn = (conversation: Conversation, { openedAt: at }: Turn) =>
    isAmong({ where }, conversation, { at, agent: null }, context);
  const nameOf = showIds ? (id: string) => id : context.customerName;
  const all = conversations.flatMap((conversation) => {
    const turn = waitingTurn(conversation);
    if (turn === null || !isIn(conversation, turn)) return [];
    const own = contextOf(conversation);
    return [
      { openedAt: turn.openedAt, waiting: waitingIn(conversation, turn, own, { target, link, hasHours, nameOf }) },
    ];
  });
  const sorted = all
    .sort((a, b) => a.openedAt - b.openedAt || (a.waiting.conversation < b.waiting.conversation ? -1 : 1))
    .map(({ waiting }) => waiting);
  const hasTarget = target !== null || context.targets.some(({ metric }) => metric !== 'resolution');
  return {
    asOf: asOf === null ? null : iso(asOf),
    timeZone: options.timeZone,
    total: sorted.length,
    late: hasTarget ? sorted.filter(({ late }) => late).length : null,
    waiting: sorted.filter(({ late }) => late || !onlyLate).slice(0, most),
  };
}

const iso = (instant: number): string => new Date(instant).toISOString();

interface Known {
  readonly target: Target | null;
  readonly link: string | null;
  readonly hasHours: boolean;
  nameOf(customer: string): string;
}

function waitingIn(
  conversation: Conversation,
  turn: Turn,
  context: MetricContext & DimensionContext,
  { target, link, hasHours, nameOf }: Known,
): Waiting {
  const { id, channel, account, customer, priority, topics } = conversation;
  const until = Math.max(context.asOf, turn.openedAt);
  const due = mostOverdue(target === null ? targetsOf(conversation, turn, context) : [target], turn, context);
  return {
    conversation: id,
    url: link === null ? null : linkTo(link, { conversation: id, channel, account }),
    channel,
    account,
    customer: customer === null ? null : nameOf(customer),
    priority,
    topics: [...topics],
    agent: lastAgent(conversation),
    messages: turn.messages === 0 ? null : turn.messages,
    since: iso(turn.openedAt),
    waitedSeconds: (until - turn.openedAt) / 1000,
    businessSeconds: hasHours ? (context.schedule ?? calendarClock).elapsed(turn.openedAt, until) / 1000 : null,
    target: due?.target.name ?? null,
    targetSeconds: due === null ? null : due.target.limit / 1000,
    overdueSeconds: due === null ? null : due.overdue / 1000,
    late: due === null ? null : due.overdue > 0,
  };
}

/** The service levels that speak of this turn. */
const targetsOf = (conversation: Conversation, turn: Turn, context: MetricContext & DimensionContext) =>
  context.targets.filter(
    (target) =>
      target.metric !== 'resolution' &&
      turnsOf(target.metric, conversation).includes(turn) &&
      isAmong(target, conversation, { at: turn.openedAt, agent: null }, context),
  );

function mostOverdue(targets: readonly Target[], turn: Turn, context: MetricContext) {
  const until = Math.max(context.asOf, turn.openedAt);
  const [first] = targets
    .map((target) => ({ target, overdue: target.clockOf(context).elapsed(turn.openedAt, until) - target.limit }))
    .sort((a, b) => b.overdue - a.overdue);
  return first ?? null;
}
