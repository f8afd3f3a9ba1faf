import type { Author } from '../../model/interaction.ts';
import { listOf, statusOf, word } from './fields.ts';
import type { Row, TablePlatform } from './platform.ts';
import { ROW_TIMES, readTicketRow, rowProvides, TICKET_ROW } from './ticket-row.ts';

/** Columns that lists of tickets of other products do not have. */
const OWN = {
  agentInteractions: ['agent_interactions'],
  customerInteractions: ['customer_interactions'],
  resolutionStatus: ['resolution_status'],
  firstResponseStatus: ['first_response_status', 'first_reponse_status'],
  dueBy: ['due_by_time'],
};

const OWN_NAMES = Object.keys(OWN) as (keyof typeof OWN)[];

const inHours = (name: string): readonly string[] => [`${name}_in_hrs`, `${name}_in_hours`, `${name}_in_mins`];

/**
 * The list of tickets that Freshdesk exports, as CSV; people choose its columns. "Initial response time" is an instant;
 * "First response time (in hrs)" is how long it took in business hours, as HH:MM:SS, and often empty.
 */
export const freshdeskCsv: TablePlatform = {
  id: 'freshdesk-csv',
  title: 'Freshdesk tickets as CSV',
  about:
    'One row a ticket with its times. Its durations are business hours by the calendars of the account. Without messages: it does not tell who answered (Agent is who is assigned), nor any answer but the first.',
  steps: [
    'In Freshdesk open Tickets, then Export, and choose CSV.',
    'Select Ticket ID, Status, Created time, Initial response time, Resolved time, Closed time, Last update time, Group, Source, Type, Tags and Survey results.',
    'Give the file to socmetrics. Times have no zone: say that of your profile with --input-tz.',
  ],
  formats: ['csv'],
  system: 'freshdesk',
  row: TICKET_ROW.extend(Object.fromEntries(OWN_NAMES.map((name) => [name, TICKET_ROW.shape.id]))),
  aliases: {
    id: ['ticket_id'],
    createdAt: ['created_time'],
    updatedAt: ['last_update_time', 'last_updated_time', 'updated_time'],
    firstReplyAt: ['initial_response_time', 'inital_response_time', 'initial_reponse_time'],
    resolvedAt: ['resolved_time', 'resolved_at'],
    closedAt: ['closed_time', 'closed_at'],
    status: ['status'],
    reopens: [],
    reply: [],
    replyBusiness: [...inHours('first_response_time'), ...inHours('first_reponse_time')],
    first: [],
    firstBusiness: [],
    full: [],
    fullBusiness: inHours('resolution_time'),
    subject: ['subject'],
    text: ['description'],
    tags: ['tags'],
    channel: ['source'],
    account: ['group', 'product'],
    priority: ['priority'],
    category: ['type'],
    customer: ['contact_id', 'email'],
    customerName: ['full_name', 'requester_name'],
    submitter: [],
    rating: ['survey_results', 'survey_result'],
    ...OWN,
  },
  needs: [
    'id',
    'createdAt',
    ['firstReplyAt', 'replyBusiness', 'fullBusiness', ...OWN_NAMES],
    ['status', 'resolvedAt', 'closedAt', 'firstReplyAt'],
  ],
  wants: 'a list of Freshdesk needs Ticket ID, Created time, and Initial response time or Due by Time',
  idFields: { conversationId: 'id' },
  timeFields: ROW_TIMES,
  telling: ['firstReplyAt', 'replyBusiness', 'fullBusiness', ...OWN_NAMES],
  exact: true,
  grouping: () => 'id',
  provides: rowProvides,
  toInteractions: (row, context) => readTicketRow(row, context, { status, tags: ({ tags }) => listOf(tags), opener }),
};

/** Statuses of the account's own making are all open ones. */
const status = (row: Row) => {
  const stated = word(row.status);
  return stated === undefined ? null : (statusOf(stated) ?? 'pending');
};

/** An outbound e-mail is the brand's. */
function opener(row: Row): Author {
  if (/outbound/i.test(row.channel ?? '')) return { id: null, name: null, role: 'agent' };
  const name = word(row.customerName) ?? null;
  return { id: word(row.customer) ?? name, name, role: 'customer' };
}
