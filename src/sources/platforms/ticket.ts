import type { Fact } from '../../model/fact.ts';
import type { Author, Detail, Interaction, Rating, RecordedTimes, Status } from '../../model/interaction.ts';
import { message } from './document.ts';
import { NO_TAGS } from './fields.ts';

/** What a help desk tells of a ticket as a whole: its times and its state, whether or not its messages are there too. */
export interface Ticket {
  readonly id: string;
  readonly channel: string | null;
  readonly account: string | null;
  readonly tags: readonly string[];
  readonly text: string | null;
  /** Who wrote what opened it. */
  readonly opener: Author;
  /**
   * What its opening is: the customer's first message itself; one that stands for it, since messages are told
   * elsewhere or nowhere; or no message at all, since the messages are in the same record.
   */
  readonly opening: 'message' | 'stands-in' | 'none';
  readonly agent: string | null;
  readonly createdAt: number;
  readonly updatedAt: number | null;
  readonly firstReplyAt: number | null;
  /** It was answered, and nobody tells when: the earliest instant that it can have been. */
  readonly firstReplyAfter?: number | null;
  readonly firstResolvedAt: number | null;
  readonly reopenedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  /** How it stands at the time of the export. */
  readonly status: Status | null;
  readonly priority: string | null;
  readonly category: string | null;
  readonly rating: Rating | null;
  readonly recorded: RecordedTimes | null;
}

/** What most tickets of an API leave open. */
export const UNTOLD = {
  channel: null,
  account: null,
  tags: NO_TAGS,
  text: null,
  agent: null,
  updatedAt: null,
  firstReplyAt: null,
  firstResolvedAt: null,
  reopenedAt: null,
  resolvedAt: null,
  closedAt: null,
  priority: null,
  category: null,
  rating: null,
  recorded: null,
} as const satisfies Partial<Ticket>;

/** Lists for people call a ticket by the number that its customer is told, records by the id of the database. */
export const byNumber = (number: string): string => (number.startsWith('#') ? number : `#${number}`);

/** The record knows both, so what is told under the number is of this ticket. */
export const numbered = (number: string | null | undefined, id: string): { readonly facts?: readonly Fact[] } =>
  number ? { facts: [{ kind: 'part-of', id: byNumber(number), conversation: id }] } : {};

const SYSTEM: Author = { id: null, name: null, role: 'system' };

/** One ticket as interactions; exported twice, only those of its newest state count. */
export function ticketEvents(ticket: Ticket): readonly Interaction[] {
  const event = maker(ticket);
  const events = [opened(ticket, event)];
  const repliedAt = ticket.firstReplyAt ?? ticket.firstReplyAfter ?? null;
  if (repliedAt !== null && ticket.opening !== 'none') {
    const author: Author = { id: ticket.agent, name: ticket.agent, role: 'agent' };
    const undated = ticket.firstReplyAt === null ? { undated: true as const } : {};
    events.push(event('first-reply', { at: repliedAt, author, detail: { synthetic: true, ...undated } }));
  }
  for (const [name, at, detail] of statusesOf(ticket))
    events.push(event(name, { kind: 'status', author: SYSTEM, at, detail }));
  if (ticket.rating !== null) {
    const detail: Detail = { rating: ticket.rating, synthetic: true, undated: true };
    const author: Author = { id: null, name: null, role: 'customer' };
    events.push(event('rating', { kind: 'rating', author, at: latest(ticket), detail }));
  }
  return events;
}

type Make = (name: string, said: Pick<Interaction, 'at' | 'author'> & Partial<Interaction>) => Interaction;

/** Makes the events of one ticket: what they share is said once. */
function maker({ id, channel, account, updatedAt }: Ticket): Make {
  const revision = { of: id, at: updatedAt };
  return (name, said) =>
    message({
      conversationId: id,
      channel,
      account,
      ...said,
      id: `${id}/${name}`,
      detail: { ...said.detail, revision },
    });
}

function opened(ticket: Ticket, event: Make): Interaction {
  const { opening, priority, category, recorded } = ticket;
  const detail: Detail = {
    opens: true,
    ...(opening === 'stands-in' ? { synthetic: true } : {}),
    ...(priority ? { priority } : {}),
    ...(category ? { topics: [category] } : {}),
    ...(recorded ? { recorded } : {}),
  };
  return event('opened', {
    kind: opening === 'none' ? 'assignment' : 'message',
    author: ticket.opener,
    at: ticket.createdAt,
    text: opening === 'none' ? null : ticket.text,
    tags: ticket.tags.length > 0 ? ticket.tags : NO_TAGS,
    detail,
  });
}

const latest = ({ createdAt, firstReplyAt, resolvedAt, closedAt, updatedAt }: Ticket): number =>
  Math.max(createdAt, firstReplyAt ?? 0, resolvedAt ?? 0, closedAt ?? 0, updatedAt ?? 0);

type Told = readonly [name: string, at: number, detail: Detail];

/** What became of it, as its times and the state at the time of the export tell. */
function statusesOf(ticket: Ticket): readonly Told[] {
  const { resolvedAt, closedAt, status, updatedAt } = ticket;
  const told = [...firstResolution(ticket)];
  if (resolvedAt !== null) told.push(['resolved', resolvedAt, { status: 'resolved' }]);
  if (closedAt !== null) told.push(['closed', closedAt, { status: 'closed' }]);
  const ended = resolvedAt !== null || closedAt !== null;
  const now = (state: Status, at: number | null): Told => [
    state,
    at ?? latest(ticket),
    { status: state, ...(at === null ? { undated: true } : {}) },
  ];
  if (status === 'spam' || status === 'deleted' || status === 'merged') told.push(now(status, updatedAt));
  else if ((status === 'resolved' || status === 'closed') && !ended) told.push(now(status, null));
  // A ticket that is open after it was resolved has been opened again.
  else if (status === 'opened' || status === 'pending')
    if (ended) told.push(now('reopened', reopening(ticket)));
    // When it was resolved another record may tell.
    else if (updatedAt !== null) told.push([`still-${status}`, updatedAt, { status }]);
  return told;
}

const reopening = ({ reopenedAt, updatedAt, resolvedAt, closedAt }: Ticket): number | null => {
  const ended = Math.max(resolvedAt ?? 0, closedAt ?? 0);
  return reopenedAt !== null && reopenedAt > ended ? reopenedAt : updatedAt;
};

/** Resolved, opened again and resolved once more: the first time is told apart where it is known. */
function* firstResolution({ firstResolvedAt, reopenedAt, resolvedAt, closedAt }: Ticket): Iterable<Told> {
  const last = resolvedAt ?? closedAt;
  if (firstResolvedAt === null || last === null || firstResolvedAt >= last) return;
  yield ['first-resolved', firstResolvedAt, { status: 'resolved' }];
  const between = reopenedAt !== null && reopenedAt > firstResolvedAt && reopenedAt < last ? reopenedAt : null;
  const undated = between === null ? { undated: true as const } : {};
  yield ['first-reopened', between ?? firstResolvedAt + 1, { status: 'reopened', ...undated }];
}

const MINUTE = 60_000;

/**
 * The first resolution where only whole minutes since the opening are told: counted up, so that the message that came
 * with it does not stand behind it. Asked for only where there was another.
 */
export const afterMinutes = (createdAt: number, minutes: number): number => createdAt + (minutes + 1) * MINUTE - 1;

/** How long something took, by the clock and in business hours (ms); a negative time is none. */
export function recordedTime(calendar: number | null | undefined, business: number | null | undefined) {
  const told = (time: number | null | undefined): time is number => typeof time === 'number' && time >= 0;
  if (!told(calendar) && !told(business)) return null;
  return { ...(told(calendar) ? { calendar } : {}), ...(told(business) ? { business } : {}) };
}

/** Those figures that are told at all; `null` where none is. */
export function recordedTimes(
  times: Readonly<Record<keyof RecordedTimes, ReturnType<typeof recordedTime>>>,
): RecordedTimes | null {
  const told = Object.entries(times).filter(([, time]) => time !== null);
  return told.length === 0 ? null : (Object.fromEntries(told) as RecordedTimes);
}
