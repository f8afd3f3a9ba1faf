import type { Author } from '../../model/interaction.ts';
import { NO_TAGS, statusOf, word } from './fields.ts';
import type { Row, TablePlatform } from './platform.ts';
import { byNumber } from './ticket.ts';
import { ROW_TIMES, readTicketRow, rowProvides, TICKET_ROW } from './ticket-row.ts';

/** Columns that lists of tickets of other products do not have. */
const OWN = {
  helpTopic: ['help_topic'],
  slaDue: ['sla_due_date'],
  answered: ['answered'],
  agentAssigned: ['agent_assigned'],
  teamAssigned: ['team_assigned'],
  threadCount: ['thread_count'],
  reopenCount: ['reopen_count'],
};

const OWN_NAMES = Object.keys(OWN) as (keyof typeof OWN)[];

/**
 * The list of tickets that a queue of osTicket exports as CSV (docs.osticket.com, Export). "Answered" says whether the
 * team wrote last, so it tells neither when nor whether a question was answered.
 */
export const osticketCsv: TablePlatform = {
  id: 'osticket-csv',
  title: 'osTicket tickets as CSV',
  about:
    'One row a ticket with the times at which it was opened and closed. It tells no answers: "Answered" is only who wrote last, "Agent Assigned" who is assigned, and no column when somebody first replied. Columns in other languages need --map.',
  steps: [
    'In osTicket open Tickets, choose a queue, then Export, and select Ticket Number, Date Created, Current Status, Closed Date, Last Updated, Department, Help Topic, Source, From Email and Reopen Count.',
    'Give the file to socmetrics. Times have no zone: say that of your profile with --input-tz.',
  ],
  formats: ['csv'],
  system: 'osticket',
  row: TICKET_ROW.extend(Object.fromEntries(OWN_NAMES.map((name) => [name, TICKET_ROW.shape.id]))),
  aliases: {
    id: ['ticket_number', 'number'],
    createdAt: ['date_created', 'created'],
    updatedAt: ['last_updated', 'last_update'],
    firstReplyAt: [],
    resolvedAt: [],
    closedAt: ['closed_date', 'date_closed'],
    status: ['current_status', 'status'],
    reopens: [],
    reply: [],
    replyBusiness: [],
    first: [],
    firstBusiness: [],
    full: [],
    fullBusiness: [],
    subject: ['subject', 'issue_summary'],
    text: [],
    tags: [],
    channel: ['source'],
    account: ['department'],
    priority: ['priority', 'priority_level'],
    category: [],
    customer: ['from_email'],
    customerName: ['from'],
    submitter: [],
    rating: [],
    ...OWN,
  },
  needs: ['id', 'createdAt', OWN_NAMES],
  wants:
    'a list of osTicket needs Ticket Number, Date Created and one of the columns that only osTicket has, such as Help Topic',
  idFields: { conversationId: 'id' },
  timeFields: ROW_TIMES,
  telling: OWN_NAMES,
  exact: true,
  grouping: () => 'id',
  provides: rowProvides,
  toInteractions: (row, context) =>
    readTicketRow({ ...row, category: row.helpTopic }, context, {
      status,
      tags: () => NO_TAGS,
      opener,
      name: byNumber,
    }),
};

/** Archived tickets were closed before; statuses of the team's own making are open ones. */
const status = (row: Row) => {
  const stated = word(row.status);
  if (stated === undefined) return null;
  return /^archived$/i.test(stated) ? 'closed' : (statusOf(stated) ?? 'pending');
};

function opener(row: Row): Author {
  const name = word(row.customerName) ?? null;
  return { id: word(row.customer) ?? name, name, role: 'customer' };
}
