import type { Conversation } from '../model/conversation.ts';
import { agentOf } from '../model/interaction.ts';
import {
  type CountSummary,
  count,
  type DurationSummary,
  durations,
  type RatioSummary,
  ratio,
  type TallyContribution,
  type TallySample,
  tally,
} from '../stats/index.ts';
import { answersIn, lastAgent } from './events.ts';
import { type MetricContext, metric } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';
import { decidingTurn, durationOf } from './outcome.ts';
import { rated } from './satisfaction.ts';

const median = ({ median: value }: DurationSummary) => value;
const p90 = ({ p90: value }: DurationSummary) => value;
const n = (summary: DurationSummary) => summary.n;
const value = (summary: RatioSummary | CountSummary) => summary.value;
const total = (summary: RatioSummary) => summary.total;

export const agents = metric<TallyContribution>({
  id: 'agents',
  title: 'Agents',
  definition:
    'Per human agent, by the sender of the reply and never by the assignee; behind a shared handle by signatures at the end of messages, such as ^SP, -Anna or /LS, where several repeat: replies, conversations in which they wrote, first responses that were theirs with their median and 90th percentile, the median and 90th percentile of all responses that were theirs, satisfaction of the conversations in which they answered last, and the negative share of the conversations in which they wrote.',
  kind: 'table',
  needs: ['answers', 'agents'],
  better: 'neither',
  notCompared: 'a table of several figures for each agent; --by agent compares them',
  of: 'replies',
  columns: [
    {
      id: 'firstAgent',
      type: 'text',
      about: 'Whose message answered an inquiry first.',
      value: ({ conversation }) => (conversation.leftOut === null ? (decidingTurn(conversation)?.agent ?? null) : null),
    },
    {
      id: 'lastAgent',
      type: 'text',
      about: 'Who answered last: whose work a rating speaks of.',
      value: ({ conversation }) => lastAgent(conversation),
    },
  ],
  stat: () =>
    tally({
      kind: 'table',
      columns: [
        { id: 'conversations', title: 'conversations', unit: 'count', stat: count(), value },
        { id: 'firstResponse', title: 'first response', unit: 's', stat: durations(), value: median, n },
        { id: 'firstResponseP90', title: '90 % within', unit: 's', stat: durations(), value: p90 },
        { id: 'response', title: 'every response', unit: 's', stat: durations(), value: median, n },
        { id: 'satisfaction', title: 'satisfaction', unit: 'share', stat: ratio(), value, n: total },
        { id: 'negativeShare', title: 'negative', unit: 'share', stat: ratio(), value, n: total },
        // Last: it is the first to go where a table is too narrow.
        { id: 'responseP90', title: '90 % of all within', unit: 's', stat: durations(), value: p90, n },
      ],
    }),
  measure(conversation, context) {
    const rows = conversation.agents.flatMap((agent) => rowsOf(agent, conversation, context));
    const replies = rows.reduce((sum, { count: added }) => sum + (added ?? 0), 0);
    return [{ sample: { rows, total: conversation.provides.has('messages') ? replies : null } }];
  },
});

/** What one conversation adds to an agent: one row with the counts, and one for each further sample of a column. */
function rowsOf(agent: string, conversation: Conversation, context: MetricContext): readonly TallySample[] {
  const { turns, leftOut, judgements, events } = conversation;
  // One row a ticket tells whose answer it was, and not how many there were.
  const isTold = conversation.provides.has('messages');
  const replies = answersIn(conversation, context.botsAnswer).filter((event) => agentOf(event) === agent).length;
  const first = leftOut === null ? decidingTurn(conversation) : null;
  const firstResponse = first?.agent === agent ? durationOf(first, context) : undefined;
  const more = (columns: TallySample['columns']): TallySample => ({
    key: agent,
    count: isTold ? 0 : null,
    columns: columns ?? {},
  });
  return [
    {
      key: agent,
      count: isTold ? replies : null,
      columns: { conversations: { value: 1 }, firstResponse, firstResponseP90: firstResponse },
    },
    ...turns
      .filter((turn) => turn.agent === agent && !turn.synthetic)
      .map((turn) => durationOf(turn, context))
      .map((response) => more({ response, responseP90: response })),
    ...(lastAgent(conversation) === agent
      ? events.flatMap((event) => rated(event) ?? []).map((satisfaction) => more({ satisfaction }))
      : []),
    ...judgements.map((judgement) => more({ negativeShare: negative(judgement) })),
  ];
}
