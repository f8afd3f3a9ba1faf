import { byAgent, byBot, byCustomer, type Event, isMessage, resolves } from './events.ts';

/*
 * From events to cases and turns, as docs/metrics.md tells it. Slow and plain on purpose.
 */

const HOUR = 3_600_000;
const GAP = 24 * HOUR;
export const PENDING = 24 * HOUR;

export interface Turn {
  readonly openedAt: number;
  outcome: 'answered' | 'unanswered' | 'pending' | 'bot' | 'open';
  answer: Event | null;
  /** Of an answered turn; null where the answer is dated before its question. */
  answeredAt: number | null;
  /** Where somebody closed the case without a word. */
  closedAt: number | null;
  /** When it ended, however it did. */
  endedAt: number | null;
  thanks: boolean;
}

export interface Case {
  readonly id: string;
  readonly events: readonly Event[];
  readonly leftOut: string | null;
  readonly turns: readonly Turn[];
  /** Of the first customer who wrote. */
  readonly customer: string | null;
  readonly openedAt: number;
  readonly startedAt: number;
}

/** Its own conversation; else that of what it answers, up to a post; else the first message of its thread. */
function conversationsOf(events: readonly Event[]): Map<string, Event[]> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const nameOf = (event: Event): string => {
    if (event.conversation !== '') return event.conversation;
    const parent = byId.get(event.replyTo);
    return parent === undefined || parent.kind === 'post' ? `thread ${event.id}` : nameOf(parent);
  };
  const found = new Map<string, Event[]>();
  for (const event of events) {
    if (event.kind === 'post') continue;
    const name = nameOf(event);
    found.set(name, [...(found.get(name) ?? []), event]);
  }
  return found;
}

/** By instant; at equal instants what is answered before the answer, then by number. */
function inOrder(events: readonly Event[]): readonly Event[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  // An answer dated before its question stands behind it.
  const place = (event: Event): number => {
    const asked = byId.get(event.replyTo);
    const skewed = asked !== undefined && byAgent(event) && byCustomer(asked) && event.at < asked.at;
    return skewed ? asked.at : event.at;
  };
  const left = [...events].sort((a, b) => place(a) - place(b) || Number(a.id) - Number(b.id));
  const ordered: Event[] = [];
  while (left.length > 0) {
    const now = place(left[0] as Event);
    const ready = left.findIndex((event) => {
      const asked = byId.get(event.replyTo);
      return place(event) === now && !(asked !== undefined && place(asked) === now && left.includes(asked));
    });
    ordered.push(...left.splice(Math.max(ready, 0), 1));
  }
  return ordered;
}

function leftOutReason(events: readonly Event[], isHere: (id: string) => boolean): string | null {
  for (const status of ['deleted', 'spam', 'merged']) {
    if (events.some((event) => event.kind === 'status' && event.status === status)) return status;
  }
  const [first] = events;
  if (first !== undefined && first.replyTo !== '' && !isHere(first.replyTo)) return 'truncated';
  const asked = events.findIndex(byCustomer);
  const answered = events.findIndex(byAgent);
  const rated = events.findIndex(({ rating }) => rating !== null);
  // Who only rated began the conversation all the same, whoever answers that.
  if (asked === -1 && rated !== -1 && (answered === -1 || rated < answered)) return 'star-only';
  if (answered !== -1 && (asked === -1 || answered < asked)) return 'brand-initiated';
  return asked === -1 ? 'no-customer-message' : null;
}

/** The next who speaks, or closes the case: until then there is silence. */
const nextSound = (events: readonly Event[], after: number): Event | undefined =>
  events.slice(after + 1).find((event) => isMessage(event) || resolves(event));

const opened = (openedAt: number): Turn => ({
  ...{ openedAt, outcome: 'open', answer: null, answeredAt: null, closedAt: null, endedAt: null, thanks: true },
});

function turnsOf(events: readonly Event[], asOf: number): readonly Turn[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const turns: Turn[] = [];
  let open: Turn | null = null;
  events.forEach((event, place) => {
    if (byCustomer(event)) {
      if (open === null) {
        open = opened(event.at);
        turns.push(open);
      }
      open.thanks &&= event.thanks;
    } else if (open !== null) {
      open = afterBrand(open, event, place);
    }
  });
  for (const turn of turns) {
    if (turn.outcome === 'open') turn.outcome = asOf - turn.openedAt < PENDING ? 'pending' : 'unanswered';
  }
  return turns;

  function afterBrand(turn: Turn, event: Event, place: number): Turn | null {
    if (byAgent(event)) {
      const asked = byId.get(event.replyTo);
      const early = event.at < turn.openedAt || (asked !== undefined && byCustomer(asked) && event.at < asked.at);
      turn.outcome = 'answered';
      turn.answer = event;
      turn.answeredAt = early ? null : event.at;
      turn.endedAt = event.at;
      return null;
    }
    const silentUntil = nextSound(events, place)?.at ?? asOf;
    if ((byBot(event) && silentUntil - event.at >= GAP) || (resolves(event) && event.role === 'bot')) {
      turn.outcome = 'bot';
      turn.endedAt = event.at;
      return null;
    }
    if (!resolves(event)) return turn;
    turn.outcome = 'unanswered';
    turn.closedAt = turn.endedAt = event.at;
    return null;
  }
}

export interface Log {
  readonly events: readonly Event[];
  readonly cases: readonly Case[];
  readonly asOf: number;
}

export function casesOf(events: readonly Event[], grouped = conversationsOf(events)): Log {
  const asOf = Math.max(...events.map(({ at }) => at));
  const ids = new Set(events.map(({ id }) => id));
  const cases = [...grouped].map(([id, members]): Case => {
    const ordered = inOrder(members);
    const first = ordered.find(byCustomer);
    return {
      id,
      events: ordered,
      leftOut: leftOutReason(ordered, (one) => ids.has(one)),
      turns: turnsOf(ordered, asOf),
      customer: first?.author ?? null,
      openedAt: first?.at ?? Number.NaN,
      startedAt: ordered[0]?.at ?? Number.NaN,
    };
  });
  return { events, cases, asOf };
}

/** The first turn that a bot did not close; thanks to a bot ask for nothing more. */
export const decidingTurn = ({ turns }: Case): Turn | null =>
  turns.find(({ outcome, thanks }, at) => outcome !== 'bot' && !(thanks && at > 0)) ?? null;
