import { describe, expect, it } from 'vitest';
import { tickets } from '../../../src/sources/platforms/tickets.ts';
import { rowsOf } from '../../support/rows.ts';

const T = '2026-03-02T09:00:00Z';
const read = (...lines: readonly string[]) => rowsOf(tickets, ...lines);
const statuses = (...lines: readonly string[]) =>
  read(...lines).interactions.map((events) => events.flatMap(({ detail }) => detail?.status ?? []).join('+'));

describe('a status', () => {
  it.each([
    ['Closed by customer', 'closed'],
    ['Resolved - No Reply', 'resolved'],
    ['Solved (auto)', 'resolved'],
    ['Cancelled', 'closed'],
    ["Won't fix", 'closed'],
    ['Erledigt', 'resolved'],
    ['cerrado', 'closed'],
    ['Zamknięty', 'closed'],
    ['закрыт', 'closed'],
    ['Unresolved', ''],
    ['In progress', ''],
  ])('%s is read', (word, status) => {
    expect(statuses('ticket_id,created_at,status,subject', `1,${T},${word},a`)).toEqual([status]);
    expect(read('ticket_id,created_at,status,subject', `1,${T},${word},a`).faults).toEqual([]);
  });

  it('that is not known is counted, and the row is used', () => {
    const { interactions, faults } = read('ticket_id,created_at,status,subject', `1,${T},Frobnicated,a`);
    expect(interactions[0]).toHaveLength(1);
    expect(faults).toMatchObject([{ code: 'unknown-status' }]);
  });

  it('of work that goes on opens nothing again', () => {
    const resolved = (word: string) => statuses('ticket_id,created_at,resolved_at,status', `1,${T},${T},${word}`);
    expect(resolved('Assigned')).toEqual(['resolved']);
    expect(resolved('Open')).toEqual(['resolved+reopened']);
  });

  it('is what a state column holds, unless its values are places', () => {
    expect(statuses('number,created_at,title,state', `1,${T},a,closed`)).toEqual(['closed']);
    expect(statuses('number,created_at,title,state', `1,${T},a,CA`)).toEqual(['']);
  });
});

describe('a column of resolutions', () => {
  it('that says only whether there was one tells the state', () => {
    const lines = ['ticket_id,created_at,resolved,subject', `1,${T},TRUE,a`, `2,${T},,a`, `3,${T},FALSE,a`];
    expect(statuses(...lines)).toEqual(['resolved', '', '']);
    expect(read(...lines).interactions[0]?.[1]?.detail).toMatchObject({ undated: true });
  });

  it('with numbers of no unit says how to name one', () => {
    const { faults } = read('ticket_id,created_at,first_response_time,status', `1,${T},12,Solved`);
    expect(faults[0]?.message).toContain('--map firstReplyAfter=first_response_time:min');
  });

  it('is not the time that somebody worked on it', () => {
    expect(statuses('ticket_id,created_at,status,handling_time,subject', `1,${T},open,00:05:00,a`)).toEqual(['']);
  });
});
