import type { Conversation, Turn } from '../model/conversation.ts';
import type { Target, TargetMetric } from '../model/target.ts';
import {
  type CountSummary,
  count,
  type RatioSummary,
  ratio,
  type TallyColumn,
  type TallyContribution,
  tally,
} from '../stats/index.ts';
import type { CellValue, Column } from './column.ts';
import { DIMENSIONS, type DimensionContext } from './dimensions.ts';
import { isTold } from './measure.ts';
import { type Measured, type MetricContext, metric, type Need } from './metric.ts';
import { CLOSED, decidingTurn, NO_DENOMINATOR } from './outcome.ts';
import { RESOLUTION_TIME_NEEDS, resolutionOf } from './resolution.ts';

type Verdict = 'met' | 'breached' | 'pending';

/** One thing that was promised in a conversation, and how it stands. */
interface Case {
  readonly verdict: Verdict;
  /** How long it took, or has lasted, by the clock of the target; in milliseconds. */
  readonly elapsed: number;
  readonly at: number;
  readonly agent: string | null;
  /** What became of it, where it was not done. */
  readonly how?: string;
}

const value = ({ value: sum }: CountSummary) => sum;
const total = ({ total: all }: RatioSummary) => all;
const counted = (id: Verdict): TallyColumn => ({ id, title: id, unit: 'count', stat: count(), value });
const bound = (id: string, title: string, at: 0 | 1): TallyColumn => ({
  id,
  title,
  unit: 'share',
  stat: ratio(),
  value: ({ ci95 }: RatioSummary) => ci95?.[at] ?? null,
});

const COLUMNS: readonly TallyColumn[] = [
  { id: 'value', title: 'share met', unit: 'share', stat: ratio(), value: (it: RatioSummary) => it.value, n: total },
  counted('met'),
  counted('breached'),
  counted('pending'),
  bound('ci95Low', '95 % from', 0),
  bound('ci95High', 'to', 1),
];

export const sla = metric<TallyContribution>({
  id: 'sla',
  title: 'Service levels',
  definition:
    'Per target, of the cases that its conditions choose: met (done within the target, the target itself included), breached (done later, closed without a word, or still open and already past the target), pending (open, and younger than the target), and the share met: met / (met + breached) with its 95 % interval. first-response judges the turn that decides an inquiry, next-response every later turn and every turn of other conversations, thanks alone left aside, resolution the last resolution. Counted in the business time that holds for the conversation where hours are known, else in calendar time; a target may name another schedule, or calendar time. What a bot answered is no case, nor what has no usable duration.',
  kind: 'table',
  needs: ['openings'],
  unasked: ({ targets }) =>
    targets.length > 0 ? null : 'no target is set (--sla "first-response 1h", or sla in the configuration)',
  better: 'higher',
  waits: true,
  notCompared: 'the two have no service level of one name',
  of: 'cases',
  notBy: NO_DENOMINATOR,
  columns: ({ targets }) => targets.flatMap(columnsOf),
  stat: ({ targets }) => tally({ kind: 'table', columns: COLUMNS, rows: targets.map(({ name }) => name) }),
  measure: (conversation, context) =>
    context.targets.flatMap((target) =>
      casesOf(target, conversation, context).map(({ verdict, at, agent, how }): Measured<TallyContribution> => {
        const judged = { matched: verdict === 'met' ? 1 : 0, total: verdict === 'pending' ? 0 : 1 };
        const columns = { [verdict]: { value: 1 }, value: judged, ci95Low: judged, ci95High: judged };
        return { sample: { rows: [{ key: target.name, columns, said: saidOf(verdict, how) }], total: 1 }, at, agent };
      }),
    ),
});

/** How a conversation stands to a target, which may speak of several of its turns: the worst decides. */
function columnsOf(target: Target): readonly Column<TallyContribution>[] {
  const { name } = target;
  const told = (value: (cases: readonly Case[]) => CellValue): Column<TallyContribution>['value'] => {
    return ({ conversation, context }) => {
      const cases = casesOf(target, conversation, context);
      return cases.length === 0 ? null : value(cases);
    };
  };
  const verdictOf = (cases: readonly Case[]) => WORST_FIRST.find((one) => cases.some(({ verdict }) => verdict === one));
  return [
    {
      id: `slaVerdict:${name}`,
      type: 'text',
      about: 'How it stands to this service level: met, breached, pending. Of several turns the worst decides.',
      value: told((cases) => verdictOf(cases) ?? null),
    },
    {
      id: `slaSeconds:${name}`,
      type: 'seconds',
      about: 'How long that took, or has lasted, in the time of the service level; of several turns the longest.',
      value: told((cases) => Math.max(0, ...cases.map(({ elapsed }) => elapsed)) / 1000),
    },
    ...(target.metric === 'next-response' ? WORST_FIRST.toReversed() : []).map(
      (verdict): Column<TallyContribution> => ({
        id: `sla${verdict[0]?.toUpperCase()}${verdict.slice(1)}:${name}`,
        type: 'count',
        about: `Of next-response: turns that are ${verdict}.`,
        value: told((cases) => cases.filter((one) => one.verdict === verdict).length),
      }),
    ),
  ];
}

const WORST_FIRST: readonly Verdict[] = ['breached', 'pending', 'met'];

const saidOf = (verdict: Verdict, how?: string): string => (how === undefined ? verdict : `${verdict} (${how})`);

const NEEDS: Readonly<Record<TargetMetric, readonly Need[]>> = {
  'first-response': ['openings', 'answers'],
  'next-response': ['openings', 'answers', 'messages'],
  resolution: ['openings', ...RESOLUTION_TIME_NEEDS],
};

function casesOf(target: Target, conversation: Conversation, context: MetricContext): readonly Case[] {
  if (!isTold(NEEDS[target.metric], conversation.provides)) return [];
  const cases =
    target.metric === 'resolution'
      ? resolutionCase(target, conversation, context)
      : turnsOf(target.metric, conversation).flatMap((turn) => turnCase(target, turn, context));
  return cases.filter((one) => isAmong(target, conversation, one, context));
}

/** The turns of which a target speaks. */
export function turnsOf(metric: Exclude<TargetMetric, 'resolution'>, conversation: Conversation): readonly Turn[] {
  const { leftOut, turns } = conversation;
  const deciding = leftOut === null ? decidingTurn(conversation) : null;
  if (metric === 'first-response') return deciding === null ? [] : [deciding];
  if (leftOut === 'deleted' || leftOut === 'spam' || leftOut === 'merged') return [];
  const later = deciding === null ? (leftOut === null ? [] : turns) : turns.slice(turns.indexOf(deciding) + 1);
  return later.filter(({ outcome, synthetic, thanks }) => outcome !== 'answered-by-bot' && !synthetic && !thanks);
}

function turnCase(target: Target, turn: Turn, context: MetricContext): readonly Case[] {
  const { openedAt, endedAt, outcome, agent } = turn;
  if (turn.invalid || !turn.dated) return [];
  const elapsed = target.clockOf(context).elapsed(openedAt, endedAt ?? Math.max(context.asOf, openedAt));
  if (Number.isNaN(elapsed) || elapsed < 0) return [];
  const at = endedAt ?? openedAt;
  if (outcome === 'answered') return [{ verdict: elapsed <= target.limit ? 'met' : 'breached', elapsed, at, agent }];
  if (outcome === 'open' && elapsed <= target.limit) return [{ verdict: 'pending', elapsed, at, agent }];
  return [{ verdict: 'breached', elapsed, at, agent, how: outcome === 'open' ? 'still open' : CLOSED }];
}

function resolutionCase(target: Target, conversation: Conversation, context: MetricContext): readonly Case[] {
  const resolution = resolutionOf(conversation);
  const [asked] = conversation.turns;
  if (resolution === null || resolution.state === 'moved' || !asked?.dated) return [];
  const { state, lastAt, invalid, source } = resolution;
  const agent = null;
  if (state === 'resolved') {
    if (invalid || lastAt === null || lastAt < asked.openedAt) return [];
    const elapsed = target.clockOf(context).elapsed(asked.openedAt, lastAt);
    return [{ verdict: elapsed <= target.limit ? 'met' : 'breached', elapsed, at: lastAt, agent }];
  }
  // An agent wrote last: silence may show that this was the resolution, and nothing earlier can be.
  const answer = state === 'pending' && source === 'inferred' ? lastAnswer(conversation, context) : null;
  const until = Math.max(answer ?? context.asOf, asked.openedAt);
  const elapsed = target.clockOf(context).elapsed(asked.openedAt, until);
  if (elapsed <= target.limit) return [{ verdict: 'pending', elapsed, at: asked.openedAt, agent }];
  return [{ verdict: 'breached', elapsed, at: asked.openedAt, agent, how: 'not resolved' }];
}

/** When an agent wrote, if nobody but a customer who thanks wrote after it. */
function lastAnswer({ events }: Conversation, { botsAnswer }: MetricContext): number | null {
  const last = events.findLast(
    ({ kind, author, thanks }) =>
      kind === 'message' &&
      (author.role === 'agent' || (botsAnswer && author.role === 'bot') || (author.role === 'customer' && !thanks)),
  );
  return last === undefined || last.author.role === 'customer' ? null : last.at;
}

/** In every slice that the target names, with one of its values. */
export function isAmong(
  { where }: Pick<Target, 'where'>,
  conversation: Conversation,
  { at, agent }: Pick<Case, 'at' | 'agent'>,
  context: MetricContext & Partial<DimensionContext>,
): boolean {
  return Object.entries(where).every(([id, values]) => {
    const dimension = DIMENSIONS.find((one) => one.id === id);
    const zone = context.zone ?? 'UTC';
    const keys = dimension?.keys(conversation, { sample: null, at, agent }, { ...context, zone }) ?? [];
    return keys.some((key) => values.includes(key));
  });
}
