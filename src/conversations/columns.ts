import type { CellValue, Column } from '../metrics/column.ts';
import { iso } from '../metrics/column.ts';
import { METRICS } from '../metrics/index.ts';
import { isTold } from '../metrics/measure.ts';
import type { Measured, Metric, MetricContext } from '../metrics/metric.ts';
import type { Conversation } from '../model/conversation.ts';

/** One column of the table of conversations. */
export interface ConversationColumn extends Omit<Column<unknown>, 'value' | 'needs'> {
  /** The metric that says it; without one it is no figure, but what the conversation is. */
  readonly metric?: Metric;
}

/** How customers are called. */
interface Names {
  /** As the export has them. */
  readonly asExported: boolean;
  customer(id: string): string;
}

interface Identity extends ConversationColumn {
  value(conversation: Conversation, names: Names): CellValue;
}

/** A chat without an id of its own is called by its contact, which is a name or a telephone number, and its begin. */
const CALLED_BY_CONTACT = /^.* (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)$/s;

/** What a conversation is, before anything of it is measured. */
const IDENTITY: readonly Identity[] = [
  {
    id: 'id',
    type: 'text',
    about:
      'The export’s own id; of a thread, that of its first message. Chats that have none are called by account, customer and begin.',
    value: ({ id, account, customer }, names) =>
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
    value: ({ customer }, names) => (customer === null ? null : names.customer(customer)),
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
  { id: 'agents', type: 'list', about: 'Humans who answered, in order of appearance.', value: ({ agents }) => agents },
  {
    id: 'leftOut',
    type: 'text',
    about: 'Why it is no inquiry; empty for inquiries.',
    value: ({ leftOut }) => leftOut,
  },
];

interface OfMetric {
  readonly metric: Metric;
  readonly columns: readonly Column<unknown>[];
}

const ofMetrics = (context: Pick<MetricContext, 'targets'>): readonly OfMetric[] =>
  METRICS.flatMap((metric) => {
    const { columns = [] } = metric;
    const own = typeof columns === 'function' ? columns(context) : columns;
    return own.length === 0 ? [] : [{ metric, columns: own }];
  });

/** Every column, in order: what the conversation is, then what each metric says of it. */
export const columnsOf = (context: Pick<MetricContext, 'targets'>): readonly ConversationColumn[] => [
  ...IDENTITY,
  ...ofMetrics(context).flatMap(({ metric, columns }) => columns.map((column) => ({ ...column, metric }))),
];

/** What fills the cells of a conversation, in the order of the columns. */
export function cellsIn(
  context: MetricContext,
  names: Names,
): (conversation: Conversation, own: MetricContext) => readonly CellValue[] {
  const metrics = ofMetrics(context);
  const contextOf = inBusinessHoursToo();
  return (conversation, own) => [
    ...IDENTITY.map(({ value }) => value(conversation, names)),
    ...metrics.flatMap((one) => cellsOf(one, conversation, contextOf(own))),
  ];
}

function cellsOf({ metric, columns }: OfMetric, conversation: Conversation, context: MetricContext): CellValue[] {
  let measured: readonly Measured<unknown>[] | null = null;
  return columns.map(({ needs = metric.needs, value }) => {
    if (!isTold(needs, conversation.provides)) return null;
    measured ??= metric.measure(conversation, context);
    return value({ conversation, context, measured });
  });
}

/** Business time stands beside as in the report; where the report shows one clock, wherever hours are known. */
function inBusinessHoursToo(): (context: MetricContext) => MetricContext {
  const known = new Map<MetricContext, MetricContext>();
  return (context) => {
    const found = known.get(context) ?? { ...context, byEvent: false, business: context.business ?? context.schedule };
    known.set(context, found);
    return found;
  };
}

/** `first_response_s`: as spreadsheets like names. What stands behind a colon the user named. */
export function headOf({ id, type }: Pick<ConversationColumn, 'id' | 'type'>): string {
  const [own = '', ...named] = id.split(':');
  const head = own.replace(/Seconds$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [head + (type.startsWith('seconds') ? '_s' : ''), ...named].join(':');
}
