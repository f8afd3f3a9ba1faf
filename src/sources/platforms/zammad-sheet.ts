import { listOf, statusOf, word } from './fields.ts';
import type { Row, TablePlatform } from './platform.ts';
import { byNumber } from './ticket.ts';
import { ROW_TIMES, readTicketRow, rowProvides, TICKET_ROW } from './ticket-row.ts';

/** Columns that lists of tickets of other products do not have. */
const OWN = {
  closeEscalation: ['close_escalation_at'],
  closeDiff: ['close_diff_in_min'],
  responseEscalation: ['first_response_escalation_at'],
  responseDiff: ['first_response_diff_in_min'],
  lastContactAgent: ['last_contact_agent_at'],
  lastContactCustomer: ['last_contact_customer_at'],
  articleCount: ['article_count'],
};

const OWN_NAMES = Object.keys(OWN) as (keyof typeof OWN)[];

/** The workbook that Zammad's reports and its time accounting download: one row a ticket, its title above the header. */
export const zammadSheet: TablePlatform = {
  id: 'zammad-sheet',
  title: 'Zammad tickets as a sheet',
  about:
    'One row a ticket with its first answer and first closing. Its minutes are working minutes, and only there where a service level applies. Without messages: it does not tell who answered (Owner is who is assigned), any answer but the first, nor when a ticket was closed again.',
  steps: [
    'In Zammad open Reporting, choose a profile and the figure of a month, and download the list of tickets behind it (.xlsx).',
    'Give the workbook, or the sheet saved as CSV, to socmetrics. Times have no zone: say that of your profile with --input-tz.',
  ],
  formats: ['csv'],
  system: 'zammad',
  row: TICKET_ROW.extend(Object.fromEntries([...OWN_NAMES, 'sender'].map((name) => [name, TICKET_ROW.shape.id]))),
  aliases: {
    id: ['number', '#'],
    createdAt: ['created_at'],
    updatedAt: ['updated_at'],
    firstReplyAt: ['first_response_at'],
    resolvedAt: [],
    closedAt: ['closed_at', 'close_at'],
    status: ['state'],
    reopens: [],
    reply: [],
    replyBusiness: ['first_response_in_min'],
    first: [],
    firstBusiness: ['close_in_min'],
    full: [],
    fullBusiness: [],
    subject: ['title'],
    text: [],
    tags: ['tags'],
    channel: ['create_channel'],
    account: ['group'],
    priority: ['priority'],
    category: [],
    customer: ['customer'],
    customerName: [],
    submitter: [],
    rating: [],
    ...OWN,
    sender: ['sender'],
  },
  needs: ['id', 'createdAt', 'status', OWN_NAMES],
  wants:
    'a sheet of Zammad needs #, State, Created At and one of the columns that only Zammad has, such as Close Diff In Min',
  idFields: { conversationId: 'id' },
  timeFields: ROW_TIMES,
  telling: OWN_NAMES,
  exact: true,
  grouping: () => 'id',
  provides: rowProvides,
  toInteractions: (row, context) =>
    readTicketRow(row, context, { status, tags: ({ tags }) => listOf(tags), opener, name: byNumber }),
};

/** States of the account's own making are open ones. */
const status = (row: Row) => {
  const stated = word(row.status)?.toLowerCase();
  if (stated === undefined) return null;
  return stated === 'removed' ? 'deleted' : (statusOf(stated) ?? 'pending');
};

const opener = (row: Row) => {
  const name = word(row.customer) ?? null;
  return /^agent$/i.test(word(row.sender) ?? '')
    ? { id: null, name: null, role: 'agent' as const }
    : { id: name, name, role: 'customer' as const };
};
