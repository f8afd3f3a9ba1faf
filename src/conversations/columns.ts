import { answersIn, questionsIn } from '../metrics/events.ts';
import { isTold } from '../metrics/measure.ts';
import type { MetricContext, Need } from '../metrics/metric.ts';
import { negative } from '../metrics/negative-feedback-ratio.ts';
import { decidingTurn, durationOf, outcomeOf } from '../metrics/outcome.ts';
import { RESOLUTION_NEEDS, RESOLUTION_TIME_NEEDS, sinceAsked } from '../metrics/resolution.ts';
import { rated } from '../metrics/satisfaction.ts';
import type { Conversation, Turn } from '../model/conversation.ts';

/** What a cell holds: lists stay lists up to the renderer. `null`: not known, not told by this export, or none. */
export type CellValue = string | number | boolean | readonly string[] | null;

/** One column of the table of conversations. */
export interface ConversationColumn {
  /** As in JSON; CSV writes `first_response_s`. */
  readonly id: string;
  readonly type: 'text' | 'count' | 'seconds' | 'instant' | 'flag' | 'list';
  /** Product text: what it holds, and when it is empty. */
  readonly about: string;
  /** What an export must tell for it; without it the cell is empty, and never 0. */
  readonly needs?: readonly Need[];
  value(conversation: Conversation, context: MetricContext, names: Names): CellValue;
}

/** How customers are called. */
interface Names {
  /** As the export has them. */
  readonly asExported: boolean;
  customer(id: string): string;
}

const OUTCOME_NEEDS: readonly Need[] = ['openings', 'answers'];
const MESSAGE_NEEDS: readonly Need[] = ['messages'];

const iso = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();

const seconds = (milliseconds: number): number => milliseconds / 1000;

/** The turn that decides an inquiry; none where the conversation is left out. */
const deciding = (conversation: Conversation): Turn | null =>
  conversation.leftOut === null ? decidingTurn(conversation) : null;

const spoken = ({ turns }: Conversation): readonly Turn[] => turns.filter(({ synthetic }) => !synthetic);

const messagesBy = ({ events }: Conversation, role: string): number =>
  events.filter(({ kind, author, detail }) => kind === 'message' && !detail?.synthetic && author.role === role).length;

/** How long the deciding turn took, by a clock; or how long it has waited. */
function waited(conversation: Conversation, context: MetricContext, field: 'elapsed' | 'censored'): number | null {
  const turn = deciding(conversation);
  if (turn === null || turn.outcome === 'answered-by-bot') return null;
  const sample = durationOf(turn, context) as Readonly<Record<string, unknown>>;
  const value = sample[field];
  return typeof value === 'number' ? seconds(value) : null;
}

function resolvedAfter(conversation: Conversation, context: MetricContext): number | null {
  const { leftOut, resolution } = conversation;
  if (leftOut !== null || resolution?.state !== 'resolved') return null;
  const { lastAt: resolvedAt, invalid } = resolution;
  const horizon = context.asOf;
  const sample = sinceAsked(conversation, context, { resolvedAt, resolved: true, invalid, horizon });
  return sample && 'elapsed' in sample ? seconds(sample.elapsed) : null;
}

const ratings = ({ events }: Conversation) => events.flatMap((event) => rated(event) ?? []);

/** A chat without an id of its own is called by its contact, which is a name or a telephone number, and its begin. */
const CALLED_BY_CONTACT = /^.* (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)$/s;

/** Every column, in order. What is measured is measured by the definitions of the metrics, here for one conversation. */
export const CONVERSATION_COLUMNS: readonly ConversationColumn[] = [
  {
    id: 'id',
    type: 'text',
    about:
      'The export’s own id; of a thread, that of its first message. Chats that have none are called by account, customer and begin.',
    value: ({ id, account, customer }, _, names) =>
      customer === null || names.asExported
        ? id
        : id.replace(CALLED_BY_CONTACT, (_, begin) => `${account}/${names.customer(customer)} ${begin}`),
  },
  { id: 'channel', type: 'text', about: 'As the export names it.', value: ({ channel }) => channel },
  { id: 'account', type: 'text', about: 'The brand’s handle or inbox.', value: ({ account }) => account },
  {
    id: 'customer',
    type: 'text',
    about:
      'Who began it: customer-1, customer-2 ... in the order in which they first appear; as the export has them with `--show-ids`.',
    value: ({ customer }, _, names) => (customer === null ? null : names.customer(customer)),
  },
  { id: 'startedAt', type: 'instant', about: 'Its first event.', value: ({ startedAt }) => iso(startedAt) },
  { id: 'lastAt', type: 'instant', about: 'Its last event.', value: ({ events }) => iso(events.at(-1)?.at) },
  { id: 'language', type: 'text', about: 'As metrics take it.', value: ({ language }) => language },
  { id: 'priority', type: 'text', about: 'The last that the export states.', value: ({ priority }) => priority },
  {
    id: 'segment',
    type: 'text',
    about: 'The customer’s segment, where the export has a column for it.',
    value: ({ segment }) => segment,
  },
  { id: 'tags', type: 'list', about: 'Of the whole conversation.', value: ({ tags }) => tags },
  { id: 'topics', type: 'list', about: 'As in the metric topics.', value: ({ topics }) => topics },
  { id: 'agents', type: 'list', about: 'Humans who answered, in order of appearance.', value: ({ agents }) => agents },
  {
    id: 'customerMessages',
    type: 'count',
    about: 'Messages of customers.',
    needs: MESSAGE_NEEDS,
    value: (conversation) => questionsIn(conversation).length,
  },
  {
    id: 'agentMessages',
    type: 'count',
    about: 'Messages of human agents; private notes are none.',
    needs: MESSAGE_NEEDS,
    value: (conversation) => messagesBy(conversation, 'agent'),
  },
  {
    id: 'botMessages',
    type: 'count',
    about: 'Messages of bots.',
    needs: MESSAGE_NEEDS,
    value: (conversation) => messagesBy(conversation, 'bot'),
  },
  {
    id: 'leftOut',
    type: 'text',
    about: 'Why it is no inquiry; empty for inquiries.',
    value: ({ leftOut }) => leftOut,
  },
  {
    id: 'outcome',
    type: 'text',
    about: 'Of an inquiry, as in response-rate: answered, unanswered, pending, answered-by-bot.',
    needs: OUTCOME_NEEDS,
    value: (conversation, context) =>
      conversation.leftOut === null ? outcomeOf(decidingTurn(conversation), context) : null,
  },
  {
    id: 'firstResponse',
    type: 'seconds',
    about: 'As in first-response-time; empty where nobody answered.',
    needs: OUTCOME_NEEDS,
    value: (conversation, context) => waited(conversation, context, 'elapsed'),
  },
  {
    id: 'firstResponseBusiness',
    type: 'seconds',
    about: 'The same in business hours, where they are known.',
    needs: OUTCOME_NEEDS,
    value: (conversation, context) =>
      context.schedule === null ? null : waited(conversation, { ...context, clock: context.schedule }, 'elapsed'),
  },
  {
    id: 'waited',
    type: 'seconds',
    about: 'Of an inquiry without an answer: how long it has waited at as-of, or until it was closed.',
    needs: OUTCOME_NEEDS,
    value: (conversation, context) => waited(conversation, context, 'censored'),
  },
  {
    id: 'turns',
    type: 'count',
    about: 'Runs of customer messages, as in response-rate-turns.',
    needs: [...OUTCOME_NEEDS, ...MESSAGE_NEEDS],
    value: (conversation) => spoken(conversation).length,
  },
  {
    id: 'responses',
    type: 'count',
    about: 'Turns that a human agent answered.',
    needs: [...OUTCOME_NEEDS, ...MESSAGE_NEEDS],
    value: (conversation) => spoken(conversation).filter(({ outcome }) => outcome === 'answered').length,
  },
  {
    id: 'resolution',
    type: 'text',
    about: 'Of an inquiry: resolved, unresolved, pending, moved (sent elsewhere).',
    needs: RESOLUTION_NEEDS,
    value: ({ leftOut, resolution }) => (leftOut === null ? (resolution?.state ?? null) : null),
  },
  {
    id: 'resolutionSource',
    type: 'text',
    about: 'recorded by the platform, or inferred from silence.',
    needs: RESOLUTION_NEEDS,
    value: ({ leftOut, resolution }) => (leftOut === null ? (resolution?.source ?? null) : null),
  },
  {
    id: 'firstResolvedAt',
    type: 'instant',
    about: 'The first resolution, also where it was opened again.',
    needs: RESOLUTION_NEEDS,
    value: ({ leftOut, resolution }) => (leftOut === null ? iso(resolution?.firstAt) : null),
  },
  {
    id: 'resolvedAt',
    type: 'instant',
    about: 'The last resolution, where it is resolved.',
    needs: RESOLUTION_NEEDS,
    value: ({ leftOut, resolution }) =>
      leftOut === null && resolution?.state === 'resolved' ? iso(resolution.lastAt) : null,
  },
  {
    id: 'resolutionTime',
    type: 'seconds',
    about: 'As in resolution-time; empty where it is not resolved.',
    needs: ['openings', ...RESOLUTION_TIME_NEEDS],
    value: resolvedAfter,
  },
  {
    id: 'reopened',
    type: 'flag',
    about: 'Of an inquiry that was resolved at least once: whether it was opened again.',
    needs: RESOLUTION_NEEDS,
    value: ({ leftOut, resolution }) => (leftOut === null && resolution?.everResolved ? resolution.reopened : null),
  },
  {
    id: 'repliesToResolve',
    type: 'count',
    about: 'Messages of human agents in a resolved inquiry.',
    needs: [...RESOLUTION_NEEDS, ...MESSAGE_NEEDS],
    value: (conversation, { botsAnswer }) =>
      conversation.leftOut === null && conversation.resolution?.state === 'resolved'
        ? answersIn(conversation, botsAnswer).length
        : null,
  },
  {
    id: 'ratings',
    type: 'count',
    about: 'Ratings, as in satisfaction.',
    needs: ['ratings'],
    value: (conversation) => ratings(conversation).reduce((sum, { total }) => sum + total, 0),
  },
  {
    id: 'positiveRatings',
    type: 'count',
    about: 'Positive ones among them.',
    needs: ['ratings'],
    value: (conversation) => ratings(conversation).reduce((sum, { matched }) => sum + matched, 0),
  },
  {
    id: 'judged',
    type: 'count',
    about: 'Customer interactions that could be judged, as in negative-feedback-ratio.',
    needs: [['opinions', 'judged-words']],
    value: ({ judgements }) => judgements.length,
  },
  {
    id: 'negative',
    type: 'count',
    about: 'Negative ones among them.',
    needs: [['opinions', 'judged-words']],
    value: ({ judgements }) => judgements.map(negative).reduce((sum, { matched }) => sum + matched, 0),
  },
  {
    id: 'repeat',
    type: 'flag',
    about: 'The customer opened another inquiry within the 7 days before it.',
    value: ({ repeat }) => repeat,
  },
];

/** The cells of a conversation, in the order of the columns. */
export const cellsOf = (conversation: Conversation, context: MetricContext, names: Names): readonly CellValue[] =>
  CONVERSATION_COLUMNS.map(({ needs = [], value }) =>
    isTold(needs, conversation.provides) ? value(conversation, context, names) : null,
  );

/** `first_response_s`: as spreadsheets like names. */
export const headOf = ({ id, type }: ConversationColumn): string =>
  id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) + (type === 'seconds' ? '_s' : '');
