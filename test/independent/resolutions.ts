import { type Case, PENDING } from './cases.ts';
import { byAgent, byCustomer, type Event, isMessage, resolves } from './events.ts';

/** Whether and when a case was resolved, recorded or inferred, as docs/metrics.md tells it. */
export interface Resolution {
  readonly state: 'resolved' | 'unresolved' | 'pending' | 'moved';
  readonly resolvedAt: readonly number[];
  /** The last of them that stands, moved on by an agent who comes back to a case that silence resolved. */
  readonly lastAt: number | null;
  /** When the case was opened again after one of them. */
  readonly reopenedAt: readonly number[];
}

const SILENCE = 72 * 3_600_000;

const stateOf = (since: number, asOf: number): 'pending' | 'unresolved' =>
  asOf - since < PENDING ? 'pending' : 'unresolved';

/** Resolved and closed are one resolution; a reopening, or a customer who does more than thank, undoes it. */
export function recorded({ events, openedAt }: Case, asOf: number): Resolution {
  const resolvedAt: number[] = [];
  const reopenedAt: number[] = [];
  let isResolved = false;
  for (const event of events) {
    if (resolves(event) && !isResolved) {
      resolvedAt.push(event.at);
      isResolved = true;
    } else if (isResolved && ((byCustomer(event) && !event.thanks) || ['reopened', 'pending'].includes(event.status))) {
      reopenedAt.push(event.at);
      isResolved = false;
    }
  }
  const state = isResolved ? 'resolved' : stateOf(reopenedAt.at(-1) ?? openedAt, asOf);
  return { state, resolvedAt, lastAt: resolvedAt.at(-1) ?? null, reopenedAt };
}

/** Thanks, bots and what nobody says are left aside; a human agent’s message that silence follows is a resolution. */
export function inferred({ events }: Case, asOf: number): Resolution {
  const said = events.filter((event) => isMessage(event) && !event.thanks && (byCustomer(event) || byAgent(event)));
  const resolvedAt: number[] = [];
  const reopenedAt: number[] = [];
  let isResolved = false;
  said.forEach((event, at) => {
    if (byCustomer(event)) {
      if (isResolved) reopenedAt.push(event.at);
      isResolved = false;
    } else if (!isResolved && (said[at + 1]?.at ?? asOf) - event.at >= SILENCE) {
      // Who was sent elsewhere is silent for that reason.
      isResolved = event.elsewhere === null;
      if (isResolved) resolvedAt.push(event.at);
    }
  });
  return { state: endOf(said, asOf), resolvedAt, lastAt: said.at(-1)?.at ?? null, reopenedAt };
}

function endOf(said: readonly Event[], asOf: number): Resolution['state'] {
  const last = said.at(-1);
  if (last === undefined) return 'unresolved';
  if (byCustomer(last)) return stateOf(said[said.findLastIndex(byAgent) + 1]?.at ?? last.at, asOf);
  if (asOf - last.at < SILENCE) return 'pending';
  return last.elsewhere === null ? 'resolved' : 'moved';
}
