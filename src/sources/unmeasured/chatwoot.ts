import { AVERAGES, type Unmeasured } from './unmeasured.ts';

const TIMES = ['avg_first_response_time', 'avg_resolution_time'];

const report = (of: string, ...columns: readonly string[]): Unmeasured => ({
  title: `Chatwoot’s report of ${of}`,
  columns,
  why: AVERAGES,
  instead: 'Fetch conversations and messages through its API: socmetrics platforms chatwoot says how.',
});

/** The downloads of "Reports" (chatwoot: app/views/api/v2/accounts/reports), as they are called in English. */
export const chatwootReports: readonly Unmeasured[] = [
  report('agents', 'agent_name', ...TIMES),
  report('inboxes', 'inbox_name', ...TIMES),
  report('teams', 'team_name', ...TIMES),
  report('labels', 'label', ...TIMES),
  report('conversations', 'messages_received', 'messages_sent', ...TIMES),
  {
    ...report('breached agreements', 'sla_policy', 'breached_events', 'link_to_the_conversation'),
    why: 'It names the conversations that broke an agreement and no time of any of them, and it leaves out the others.',
  },
];
