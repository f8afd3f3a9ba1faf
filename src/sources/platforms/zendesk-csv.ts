import type { Author } from '../../model/interaction.ts';
import { NO_TAGS, statusOf, word } from './fields.ts';
import type { Row, TablePlatform } from './platform.ts';
import { ROW_TIMES, readTicketRow, rowProvides, TICKET_ROW } from './ticket-row.ts';
import { zendeskState } from './zendesk.ts';

/** `First reply time in minutes`, `(in minutes)`, `(min)`, `(hrs)`: the unit is that of the name. */
const UNITS = ['in_minutes', 'minutes', 'min', 'mins', 'in_hours', 'hours', 'hrs', 'in_hrs'];
const took = (name: string): readonly string[] => UNITS.map((unit) => `${name}_${unit}`);
const business = (name: string): readonly string[] =>
  UNITS.flatMap((unit) => [
    `${name}_${unit}_within_business_hours`,
    `${name}_within_business_hours_${unit}`,
    `${name}_business_hours_${unit}`,
    `${name}_${unit}_business_hours`,
  ]);

/** Columns that lists of tickets of other products do not have. */
const OWN = {
  summation: ['summation_column'],
  groupStations: ['group_stations'],
  assigneeStations: ['assignee_stations'],
  initiallyAssigned: ['initially_assigned_at'],
  agentWait: [...took('agent_wait_time'), ...business('agent_wait_time')],
  requesterWait: [...took('requester_wait_time'), ...business('requester_wait_time')],
  onHold: [...took('on_hold_time'), ...business('on_hold_time')],
  requesterDomain: ['requester_domain', 'requester_external_id'],
};

const OWN_NAMES = Object.keys(OWN) as (keyof typeof OWN)[];

/** Names of Zendesk alone as well: what others call a first reply has no second figure in business hours beside it. */
const OWN_TIMES = ['replyBusiness', 'first', 'firstBusiness', 'full', 'fullBusiness'] as const;

/** The list of tickets of a Zendesk view or report, as CSV: 41 columns, of which any may be missing. */
export const zendeskCsv: TablePlatform = {
  id: 'zendesk-csv',
  title: 'Zendesk tickets as CSV',
  about:
    'One row a ticket with its times and the minutes that Zendesk measured. Without messages: it does not tell who answered, nor any answer but the first.',
  steps: [
    'In the Admin Center open Account, Tools, Reports, Export, and request the CSV export; or export a view of tickets.',
    'Give the file to socmetrics. Times have no zone: say that of the account with --input-tz.',
  ],
  formats: ['csv'],
  system: 'zendesk',
  row: TICKET_ROW.extend(Object.fromEntries(OWN_NAMES.map((name) => [name, TICKET_ROW.shape.id]))),
  aliases: {
    id: ['id', 'ticket_id'],
    createdAt: ['created_at', 'ticket_created_timestamp', 'ticket_created', 'ticket_created_date'],
    updatedAt: ['updated_at', 'ticket_updated_timestamp', 'ticket_updated'],
    firstReplyAt: [],
    resolvedAt: ['solved_at', 'ticket_solved_timestamp', 'ticket_solved', 'ticket_solved_date'],
    closedAt: [],
    status: ['status', 'ticket_status'],
    reopens: ['reopens', 'ticket_reopens'],
    reply: took('first_reply_time'),
    replyBusiness: business('first_reply_time'),
    first: took('first_resolution_time'),
    firstBusiness: business('first_resolution_time'),
    full: took('full_resolution_time'),
    fullBusiness: business('full_resolution_time'),
    subject: ['subject', 'ticket_subject'],
    text: ['description'],
    tags: ['tags', 'ticket_tags'],
    channel: ['via', 'ticket_channel', 'channel'],
    account: ['brand', 'ticket_brand', 'group', 'ticket_group'],
    priority: ['priority', 'ticket_priority'],
    category: [],
    customer: ['requester_id'],
    customerName: ['requester', 'requester_name'],
    submitter: ['submitter', 'submitter_name'],
    rating: ['satisfaction_score', 'satisfaction_rating', 'ticket_satisfaction_rating'],
    ...OWN,
  },
  needs: ['id', 'createdAt', [...OWN_NAMES, ...OWN_TIMES]],
  wants: 'a list of Zendesk needs Id, Created at and one of the columns that only Zendesk has, such as Group stations',
  idFields: { conversationId: 'id' },
  timeFields: ROW_TIMES,
  telling: OWN_NAMES,
  exact: true,
  grouping: () => 'id',
  provides: rowProvides,
  toInteractions: (row, context) => readTicketRow(row, context, { status, tags, opener }),
};

/** Tags hold no spaces: these stand between them. */
const tags = (row: Row): readonly string[] => {
  const found = (word(row.tags) ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
  return found.length > 0 ? found : NO_TAGS;
};

const status = (row: Row) => {
  const stated = word(row.status)
    ?.toLowerCase()
    .replace(/^on-hold$/, 'hold');
  // Accounts name states of their own, and translate these.
  return stated === undefined ? null : (zendeskState(stated, tags(row)) ?? statusOf(stated));
};

/** Who opened it in the web interface for somebody else is an agent. */
function opener(row: Row): Author {
  const name = word(row.customerName) ?? null;
  const submitter = word(row.submitter) ?? null;
  const forOther =
    submitter !== null && name !== null && submitter !== name && /^web\b(?! *service)/i.test(row.channel ?? '');
  return forOther
    ? { id: null, name: submitter, role: 'agent' }
    : { id: word(row.customer) ?? name, name, role: 'customer' };
}
