import type { Unmeasured } from './unmeasured.ts';

const WAREHOUSE = 'Take the tables ticket, ticket_comment, ticket_field_history and user: it goes with them.';

const table = (title: string, why: string, ...columns: readonly string[]): Unmeasured => ({
  title,
  columns,
  why,
  instead: WAREHOUSE,
});

/** Tables that lie beside those of tickets when a warehouse copies Zendesk. */
export const zendeskTables: readonly Unmeasured[] = [
  table(
    'the table of events of Zendesk’s live chat',
    'Its chats name no ticket, and what was said in them stands in the comments of their tickets as well.',
    ...['chat_id', 'chat_index', 'actor_id', 'original_message'],
  ),
  table(
    'a table of business hours of Zendesk',
    'It holds no conversations.',
    'start_time',
    'end_time_utc',
    'time_zone',
  ),
  {
    ...table('a table of a warehouse, written by Fivetran', 'It is none of those that hold conversations.'),
    columns: ['fivetran_synced'],
    last: true,
    instead: 'Take the tables of tickets, of their comments and of who wrote them.',
  },
];
