import { alerts } from './alerts.ts';
import { type Case, decidingTurn, type Log, PENDING, type Turn } from './cases.ts';
import { byAgent, byBot, byCustomer, type Event, isMessage } from './events.ts';
import { type Clock, calendar, wallIn, weekdayOf } from './hours.ts';
import { judged, judgements, negativeShare } from './judged.ts';
import { type Inquiry, published } from './published.ts';
import type { Resolution } from './resolutions.ts';
import type { Clocks } from './schedules.ts';
import { durationFigures, kaplanMeier, median, quantile } from './statistics.ts';

/*
 * The metrics of docs/metrics.md, each from its own words, in the shape that a report gives them.
 */

const SECOND = 1000;
const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** A case with everything that its metrics ask for. */
export interface Known extends Case {
  readonly resolution: Resolution;
  readonly deciding: Turn | null;
  readonly channel: string;
  readonly account: string;
  readonly tags: readonly string[];
  readonly business: Clock;
}

export interface Settings {
  readonly resolutionOf: (one: Case, asOf: number) => Resolution;
  readonly recorded: boolean;
  readonly clocks: Clocks;
  readonly zone: string;
}

export function known(log: Log, { resolutionOf, clocks }: Settings): readonly Known[] {
  return log.cases.map((one) => {
    const [{ channel, account } = { channel: '', account: '' }] = one.events;
    const tags = [...new Set(one.events.flatMap((event) => event.tags))];
    return {
      ...one,
      ...{ resolution: resolutionOf(one, log.asOf), deciding: decidingTurn(one) },
      ...{ channel, account, tags, business: clocks.of({ channel, account }) },
    };
  });
}

const isInquiry = ({ leftOut }: Known): boolean => leftOut === null;

const tally = <Item>(items: readonly Item[], isOne: (item: Item) => boolean): number => items.filter(isOne).length;
const ratio = (matched: number, total: number) => ({ matched, total, value: total === 0 ? null : matched / total });
const share = <Item>(items: readonly Item[], isOne: (item: Item) => boolean) =>
  ratio(tally(items, isOne), items.length);

interface Wait {
  readonly from: number;
  /** null: still waiting, or never answered. */
  readonly to: number | null;
  readonly invalid?: boolean;
  /** Up to when somebody is known to have waited. */
  readonly until: number;
  readonly clock: Clock;
}

function duration(waits: readonly Wait[], withMedian = false) {
  const by = (clock: (wait: Wait) => Clock) => {
    const ended = waits.flatMap((wait) => (wait.to === null || wait.invalid ? [] : [clock(wait)(wait.from, wait.to)]));
    const open = waits.filter((wait) => wait.to === null && !wait.invalid);
    const still = open.map((wait) => clock(wait)(wait.from, Math.max(wait.until, wait.from)));
    const middle = kaplanMeier(ended, still);
    const kaplan = {
      status: middle === null ? 'not-reached' : 'reached',
      median: middle === null ? null : middle / SECOND,
    };
    const figures = durationFigures(
      ended,
      tally(waits, ({ invalid = false }) => invalid),
      open.length,
    );
    return withMedian ? { ...figures, kaplanMeier: kaplan } : figures;
  };
  return { ...by(() => calendar), business: by(({ clock }) => clock) };
}

function waitOf(turn: Turn, { business }: Known, asOf: number): Wait {
  const invalid = turn.outcome === 'answered' && turn.answeredAt === null;
  return { from: turn.openedAt, to: turn.answeredAt, invalid, until: turn.closedAt ?? asOf, clock: business };
}

const wasAnswered = (turn: Turn | null): turn is Turn => turn?.outcome === 'answered';

function rate(turns: readonly (Turn | null)[]) {
  const of = (outcome: Turn['outcome']) => tally(turns, (turn) => turn?.outcome === outcome);
  const [answered, unanswered] = [of('answered'), of('unanswered')];
  const bot = tally(turns, (turn) => turn === null || turn.outcome === 'bot');
  return { ...ratio(answered, answered + unanswered), pending: of('pending'), answeredByBot: bot };
}

const agentMessages = ({ events }: Known): readonly Event[] => events.filter(byAgent);
const isResolved = ({ resolution }: Known): boolean => resolution.state === 'resolved';
const wasResolved = ({ resolution }: Known): boolean => resolution.resolvedAt.length > 0;

const LIMITS = [900, 1800, 3600, 14_400, 28_800, 86_400];

function within(cases: readonly Known[], asOf: number, clockOf: (one: Known) => Clock) {
  return LIMITS.map((limit) => {
    const outcomes = cases.flatMap((one) => {
      const turn = one.deciding;
      if (turn === null || (turn.outcome === 'answered' && turn.answeredAt === null)) return [];
      const age = clockOf(one)(turn.openedAt, turn.answeredAt ?? turn.closedAt ?? asOf) / SECOND;
      if (turn.answeredAt !== null) return [age <= limit];
      return turn.closedAt !== null || age > limit ? [false] : [];
    });
    return { limit, ...share(outcomes, (isIn) => isIn) };
  });
}

/** Every customer’s cases, in the order in which they began. */
function byCustomerOf(cases: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const all = new Map<string, Known[]>();
  for (const one of cases) if (one.customer) all.set(one.customer, [...(all.get(one.customer) ?? []), one]);
  for (const own of all.values()) own.sort((a, b) => a.startedAt - b.startedAt);
  return all;
}

function conversations(all: readonly Known[], everything: readonly Known[]) {
  const inquiries = all.filter(isInquiry);
  const reasons = ['deleted', 'spam', 'merged', 'truncated', 'brand-initiated', 'star-only', 'no-customer-message'];
  const customers = byCustomerOf(inquiries);
  const own = byCustomerOf(everything.filter(isInquiry));
  const cameBack = (one: Known) => {
    const others = own.get(one.customer ?? '') ?? [];
    const before = others[others.indexOf(one) - 1];
    return before !== undefined && one.startedAt - before.startedAt <= WEEK;
  };
  const again = new Set(inquiries.filter(cameBack).map(({ customer }) => customer));
  const joined = inquiries.map((one) => new Set(one.events.filter(byCustomer).map(({ author }) => author)).size - 1);
  return {
    value: inquiries.length,
    parts: {
      conversations: all.length,
      ...Object.fromEntries(reasons.map((reason) => [reason, tally(all, ({ leftOut }) => leftOut === reason)])),
      joined: joined.reduce((sum, count) => sum + count, 0),
      customers: customers.size,
      repeatContacts: again.size,
    },
  };
}

function messages(all: readonly Known[]) {
  const public_ = all.flatMap(({ events }) => events.filter(isMessage));
  const writers = (isOne: (event: Event) => boolean) => new Set(public_.filter(isOne).map(({ author }) => author)).size;
  return {
    value: public_.length,
    parts: {
      ...{ customer: tally(public_, byCustomer), agent: tally(public_, byAgent), bot: tally(public_, byBot) },
      ...{ customers: writers(byCustomer), agents: writers(byAgent) },
    },
  };
}

/** By link; in conversations that link no messages, those of answered turns. */
function answeredMessages(all: readonly Known[]) {
  const outcomes = all.flatMap(({ events }) => {
    const ids = new Set(events.map(({ id }) => id));
    const asked = events.filter(byCustomer);
    const answered = new Set(events.filter(byAgent).map(({ replyTo }) => replyTo));
    if (events.some((event) => isMessage(event) && ids.has(event.replyTo)))
      return asked.map(({ id }) => answered.has(id));
    const answers = events.map((event, at) => (byAgent(event) ? at : -1));
    const closings = (from: number) => answers.find((at) => at > from);
    return asked.map((event) => isAnsweredTurn(events, events.indexOf(event), closings(events.indexOf(event))));
  });
  return share(outcomes, (isAnswered) => isAnswered);
}

/** Whether the turn that a message stands in ends with that answer. */
function isAnsweredTurn(events: readonly Event[], from: number, to: number | undefined): boolean {
  if (to === undefined) return false;
  return !events.slice(from + 1, to).some((_, at) => endsTurn(events, from + 1 + at));
}

function endsTurn(events: readonly Event[], at: number): boolean {
  const event = events[at] as Event;
  if (event.kind === 'status' && ['resolved', 'closed'].includes(event.status)) return true;
  const next = events.slice(at + 1).find((one) => isMessage(one) || ['resolved', 'closed'].includes(one.status));
  return byBot(event) && next !== undefined && next.at - event.at >= 24 * HOUR;
}

function resolutionMetrics(inquiries: readonly Known[], asOf: number, recorded: boolean) {
  const resolved = inquiries.filter(isResolved);
  const once = inquiries.filter(wasResolved);
  const stateIs = (state: string) => tally(inquiries, ({ resolution }) => resolution.state === state);
  const horizon = recorded ? asOf : asOf - 72 * HOUR;
  const last = inquiries.filter(({ resolution }) => resolution.state !== 'moved');
  return {
    'resolution-rate': {
      ...ratio(stateIs('resolved'), stateIs('resolved') + stateIs('unresolved')),
      ...{ pending: stateIs('pending'), moved: stateIs('moved') },
    },
    'resolution-time': duration(
      last.map((one) => {
        const to = isResolved(one) ? one.resolution.lastAt : null;
        return { from: one.openedAt, to, until: asOf, clock: one.business };
      }),
    ),
    'first-resolution-time': duration(
      inquiries.flatMap((one) => {
        const [to = null] = one.resolution.resolvedAt;
        if (to === null && one.resolution.state === 'moved') return [];
        return [{ from: one.openedAt, to, until: horizon, clock: one.business }];
      }),
      true,
    ),
    'reopen-rate': share(once, ({ resolution }) => resolution.reopenedAt.length > 0),
    'one-touch-rate': share(resolved, (one) => agentMessages(one).length === 1),
    'replies-to-resolve': numbers(resolved.map((one) => agentMessages(one).length)),
  };
}

function numbers(values: readonly number[]) {
  const different = [...new Set(values)].sort((a, b) => a - b);
  return {
    n: values.length,
    mean: values.reduce((sum, one) => sum + one, 0) / values.length,
    median: median(values),
    p90: quantile(values, 0.9),
    values: different.map((value) => ({ value, count: tally(values, (one) => one === value) })),
  };
}

function firstContact(inquiries: readonly Known[], asOf: number, everything: readonly Known[]) {
  const others = byCustomerOf(everything.filter(isInquiry));
  const once = inquiries.filter((one) => wasResolved(one) && one.customer);
  const known = once.filter(({ resolution: { resolvedAt } }) => asOf - (resolvedAt[0] ?? 0) >= WEEK);
  const cameBack = (one: Known): boolean => {
    const until = (one.resolution.resolvedAt[0] ?? 0) + WEEK;
    const own = others.get(one.customer ?? '') ?? [];
    return (
      one.resolution.reopenedAt.some((at) => at <= until) ||
      own.some((other) => other !== one && other.startedAt >= one.startedAt && other.startedAt <= until)
    );
  };
  return { ...share(known, (one) => !cameBack(one)), pending: once.length - known.length };
}

/** After a recorded resolution an agent writes, unasked. */
function followUp(inquiries: readonly Known[]) {
  return share(inquiries.filter(wasResolved), ({ events, resolution: { resolvedAt, reopenedAt } }) =>
    resolvedAt.some((at, place) => {
      const until = reopenedAt[place] ?? Number.POSITIVE_INFINITY;
      const after = events.filter((event) => isMessage(event) && event.at > at && event.at < until);
      const asked = after.find(byCustomer)?.at ?? Number.POSITIVE_INFINITY;
      return after.some((event) => byAgent(event) && event.at - at > 60_000 && event.at < asked);
    }),
  );
}

/** After every reopening the first that a customer writes, up to the next resolution. */
function afterReopening(inquiries: readonly Known[], asOf: number) {
  return duration(
    inquiries.flatMap((one) =>
      one.resolution.reopenedAt.flatMap((at, place) => {
        const until = one.resolution.resolvedAt[place + 1] ?? Number.POSITIVE_INFINITY;
        const asked = one.events.find((event) => byCustomer(event) && event.at >= at);
        const turn = asked && asked.at <= until && one.turns.find((_, n) => covers(one, n, asked));
        if (asked === undefined || !turn || turn.outcome === 'bot') return [];
        return [{ ...waitOf(turn, one, asOf), from: asked.at }];
      }),
    ),
  );
}

/** Whether a message belongs to that turn. */
const covers = ({ turns }: Known, place: number, { at }: Event): boolean =>
  at >= (turns[place]?.openedAt ?? 0) && at < (turns[place + 1]?.openedAt ?? Number.POSITIVE_INFINITY);

function bots(inquiries: readonly Known[], asOf: number) {
  const firstAnswer = ({ events }: Known) =>
    events.slice(events.findIndex(byCustomer)).find((event) => byAgent(event) || byBot(event));
  const first = inquiries.filter((one) => firstAnswer(one)?.role === 'bot');
  const handed = first.filter((one) => {
    const since = one.events.slice(one.events.indexOf(firstAnswer(one) as Event));
    return since.some((event) => byAgent(event) || event.kind === 'handoff');
  });
  const since = (one: Known) => asOf - (firstAnswer(one)?.at ?? 0);
  const open = first.filter((one) => !handed.includes(one) && since(one) < PENDING && !isResolved(one));
  return {
    'bot-share': ratio(first.length, inquiries.length),
    'handoff-rate': { ...ratio(handed.length, first.length - open.length), pending: open.length },
  };
}

function elsewhere(inquiries: readonly Known[]) {
  const answered = inquiries.filter(({ deciding }) => wasAnswered(deciding));
  const sent = (one: Known, target?: string) =>
    agentMessages(one).some((event) => event.elsewhere !== null && (target ?? event.elsewhere) === event.elsewhere);
  const targets = ['direct message', 'e-mail', 'phone'];
  return {
    ...share(answered, (one) => sent(one)),
    parts: Object.fromEntries(targets.map((target) => [target, share(answered, (one) => sent(one, target))])),
  };
}

function opinions(all: readonly Known[]) {
  const events = all.flatMap((one) => one.events);
  const ratings = events.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  // A survey that was offered and answered is one survey.
  const unanswered = all.filter((one) => !one.events.some(({ rating }) => rating !== null));
  const offers = tally(unanswered, (one) => one.events.some(({ offered }) => offered));
  const found = judgements(events);
  const bySignal = (signal: string) =>
    share(
      found.filter(({ by }) => by === signal),
      ({ opinion }) => opinion === 'negative',
    );
  const { matched, total } = negativeShare(events);
  return {
    satisfaction: {
      ...share(ratings, (rating) => rating >= 4),
      parts: { responded: ratio(ratings.length, ratings.length + offers) },
    },
    'negative-feedback-ratio': {
      ...ratio(matched, total),
      parts: { explicit: bySignal('explicit'), rating: bySignal('rating'), label: bySignal('label') },
    },
  };
}

/** From the first judgement of who began the case, before an answer, to the last after one. */
function conversion(inquiries: readonly Known[]) {
  const moves = inquiries.flatMap(({ events, customer }) => {
    const told = events.flatMap((event, at) => {
      const opinion = event.author === customer ? judged(event)?.opinion : undefined;
      return opinion === undefined ? [] : [{ at, opinion }];
    });
    const [first] = told;
    const last = told.at(-1);
    if (first === undefined || last === undefined) return [];
    const isAnswered = events.some((event, at) => byAgent(event) && first.at < at && at < last.at);
    return isAnswered ? [{ before: first.opinion, after: last.opinion }] : [];
  });
  const keys = new Set(moves.map(({ before, after }) => `${before} to ${after}`));
  const negative = moves.filter(({ before }) => before === 'negative');
  return {
    total: moves.length,
    parts: { converted: share(negative, ({ after }) => after !== 'negative') },
    rows: [...keys].map((key) => ({
      key,
      count: tally(moves, ({ before, after }) => `${before} to ${after}` === key),
    })),
  };
}

const validResponses = (cases: readonly Known[]): readonly number[] =>
  cases.flatMap(({ deciding }) =>
    deciding !== null && deciding.answeredAt !== null ? [(deciding.answeredAt - deciding.openedAt) / SECOND] : [],
  );

const firstResponse = (cases: readonly Known[]) => {
  const times = validResponses(cases);
  return { firstResponse: median(times), firstResponseN: times.length };
};

const negative = (cases: readonly Known[]) => {
  const { matched, total } = negativeShare(cases.flatMap(({ events }) => events));
  return { negativeShare: total === 0 ? null : matched / total, negativeShareN: total };
};

function keyed<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ReadonlyMap<string, Item[]> {
  const all = new Map<string, Item[]>();
  for (const item of items) for (const key of keysOf(item)) all.set(key, [...(all.get(key) ?? []), item]);
  return all;
}

const rowsOf = <Item>(groups: ReadonlyMap<string, Item[]>, tell: (items: readonly Item[]) => object) =>
  [...groups].map(([key, items]) => ({ key, count: items.length, ...tell(items) }));

const NAMES = ['7 Sun', '1 Mon', '2 Tue', '3 Wed', '4 Thu', '5 Fri', '6 Sat'];

function times(inquiries: readonly Known[], { zone, clocks }: Settings) {
  const wall = wallIn(zone);
  const hour = ({ startedAt }: Known): string => {
    const { date, minute } = wall(startedAt);
    return `${NAMES[weekdayOf(date)]} ${String(Math.floor(minute / 60)).padStart(2, '0')}`;
  };
  const open = inquiries.flatMap((one) => clocks.isOpen(one, one.startedAt) ?? []);
  const answered = (cases: readonly Known[]) => {
    const { value, total } = rate(cases.map(({ deciding }) => deciding));
    return { answered: value, answeredN: total };
  };
  return {
    'busy-hours': {
      total: inquiries.length,
      parts: { outsideBusinessHours: share(open, (isOpen) => !isOpen) },
      rows: rowsOf(
        keyed(inquiries, (one) => [hour(one)]),
        firstResponse,
      ),
    },
    volume: {
      total: inquiries.length,
      rows: rowsOf(
        keyed(inquiries, (one) => [wall(one.startedAt).date.slice(0, 7)]),
        (cases) => ({
          ...answered(cases),
          ...firstResponse(cases),
          ...negative(cases),
        }),
      ),
    },
  };
}

/** Open at the end of each month, and in how many a customer waits then. */
function backlog(inquiries: readonly Known[], asOf: number, zone: string) {
  const wall = wallIn(zone);
  const months = [...new Set(inquiries.map((one) => wall(one.startedAt).date.slice(0, 7)))].sort();
  const endOf = (month: string): number => {
    const next = `${month.endsWith('-12') ? Number(month.slice(0, 4)) + 1 : month.slice(0, 4)}-${String((Number(month.slice(5)) % 12) + 1).padStart(2, '0')}`;
    const about = Date.parse(`${next}-01T00:00:00Z`);
    // Midnight of the zone is within a day of that of Greenwich, on a full hour.
    for (let at = about - 14 * HOUR; at < about + 14 * HOUR; at += HOUR) if (wall(at).date.startsWith(next)) return at;
    return about;
  };
  const isOpenAt = ({ startedAt, resolution }: Known, at: number): boolean => {
    const { resolvedAt, reopenedAt, lastAt, state } = resolution;
    const isOver = resolvedAt.some((when, place) => when < at && (reopenedAt[place] ?? Number.POSITIVE_INFINITY) >= at);
    const hasLeft = state === 'moved' && (lastAt ?? at) < at;
    return startedAt < at && !isOver && !hasLeft;
  };
  const waitsAt = ({ turns }: Known, at: number): boolean =>
    turns.some((turn) => !turn.thanks && turn.openedAt < at && (turn.endedAt ?? Number.POSITIVE_INFINITY) >= at);
  return {
    total: inquiries.length,
    rows: months.map((month) => {
      const at = Math.min(endOf(month), asOf + 1);
      return {
        key: month,
        count: tally(inquiries, (one) => isOpenAt(one, at)),
        unanswered: tally(inquiries, (one) => waitsAt(one, at)),
      };
    }),
  };
}

function tallies(inquiries: readonly Known[], all: readonly Known[]) {
  const spoken = all.flatMap(({ events }) => events.filter(byCustomer)).filter(({ language }) => language !== '');
  const said = keyed(spoken, ({ language }) => [language]);
  const inLanguage = (language: string) => (one: Known) =>
    one.events.some((event) => byCustomer(event) && event.language === language);
  const both = inquiries.flatMap(({ events }) => {
    const asked = events.find(byCustomer)?.language ?? '';
    const answered = events.find(byAgent)?.language ?? '';
    return asked === '' || answered === '' ? [] : [asked === answered];
  });
  const customersOf = (cases: readonly Known[]) =>
    tally(
      cases.flatMap(({ events }) => events),
      byCustomer,
    );
  return {
    'volume-by-channel': {
      total: inquiries.length,
      rows: rowsOf(
        keyed(inquiries, ({ channel }) => [channel]),
        () => ({}),
      ),
    },
    languages: {
      total: spoken.length,
      parts: { answeredInIt: share(both, (isSame) => isSame) },
      rows: [...said].map(([key, own]) => ({ key, count: own.length, inquiries: tally(inquiries, inLanguage(key)) })),
    },
    topics: {
      total: inquiries.length,
      rows: rowsOf(
        keyed(inquiries, ({ tags }) => tags),
        (cases) => ({ messages: customersOf(cases), ...negative(cases), ...firstResponse(cases) }),
      ),
    },
  };
}

/** By who wrote, in all conversations; first responses of inquiries. */
function agents(all: readonly Known[]) {
  const replies = all.flatMap(agentMessages);
  const rows = rowsOf(
    keyed(replies, ({ name }) => [name]),
    (own) => {
      const [name = ''] = own.map((reply) => reply.name);
      const wrote = all.filter((one) => agentMessages(one).some((reply) => reply.name === name));
      const firsts = validResponses(all.filter((one) => isInquiry(one) && one.deciding?.answer?.name === name));
      const responses = all
        .flatMap(({ turns }) => turns)
        .filter((turn) => turn.answer?.name === name && turn.answeredAt !== null)
        .map((turn) => ((turn.answeredAt ?? 0) - turn.openedAt) / SECOND);
      const ratings = all
        .filter((one) => agentMessages(one).at(-1)?.name === name)
        .flatMap(({ events }) => events.flatMap(({ rating }) => rating ?? []));
      return {
        conversations: wrote.length,
        ...{ firstResponse: median(firsts), firstResponseN: firsts.length, firstResponseP90: quantile(firsts, 0.9) },
        ...{ response: median(responses), responseN: responses.length },
        ...{ responseP90: quantile(responses, 0.9), responseP90N: responses.length },
        ...{ satisfaction: share(ratings, (rating) => rating >= 4).value, satisfactionN: ratings.length },
        ...negative(wrote),
      };
    },
  );
  return { total: replies.length, rows };
}

/** The service levels of the test: first responses of chats, later responses, resolutions of what is urgent. */
function serviceLevels(all: readonly Known[], asOf: number, recorded: boolean) {
  const inquiries = all.filter(isInquiry);
  const isChat = ({ channel }: Known) => channel === 'chat';
  const level = (limit: number, waits: readonly (Wait & { readonly closed?: boolean })[]) => {
    const verdicts = waits.map(({ from, to, until, clock, closed = false }) => {
      if (to !== null) return clock(from, to) <= limit ? 'met' : 'breached';
      return closed || clock(from, until) > limit ? 'breached' : 'pending';
    });
    const of = (verdict: string) => tally(verdicts, (one) => one === verdict);
    const judgedCases = of('met') + of('breached');
    return {
      ...{ count: verdicts.length, met: of('met'), breached: of('breached'), pending: of('pending') },
      ...{ value: judgedCases === 0 ? null : of('met') / judgedCases, valueN: judgedCases },
    };
  };
  const caseOf = (one: Known) => (turn: Turn) => ({ ...waitOf(turn, one, asOf), closed: turn.closedAt !== null });
  const usable = (turn: Turn): boolean =>
    turn.outcome !== 'bot' && !(turn.outcome === 'answered' && turn.answeredAt === null);
  const first = inquiries.filter(isChat).flatMap((one) => {
    return one.deciding === null || !usable(one.deciding) ? [] : [caseOf(one)(one.deciding)];
  });
  const cases = all.filter(({ leftOut }) => !['deleted', 'spam', 'merged'].includes(leftOut ?? ''));
  const next = cases.flatMap((one) =>
    one.turns
      .slice(isInquiry(one) && one.deciding !== null ? one.turns.indexOf(one.deciding) + 1 : 0)
      .filter((turn) => usable(turn) && !turn.thanks)
      .map(caseOf(one)),
  );
  const resolutions = inquiries
    .filter(({ events, resolution }) => events[0]?.priority === 'high' && resolution.state !== 'moved')
    .map((one) => {
      const to = isResolved(one) ? one.resolution.lastAt : null;
      // Where an agent wrote last, silence may still show that this was the resolution.
      const said = one.events.filter((event) => byAgent(event) || (byCustomer(event) && !event.thanks)).at(-1);
      const mayBe = !recorded && one.resolution.state === 'pending' && said !== undefined && byAgent(said);
      return { from: one.openedAt, to, until: mayBe ? said.at : asOf, clock: calendar };
    });
  return {
    rows: [
      { key: 'chats', ...level(HOUR, first) },
      { key: 'further', ...level(4 * HOUR, next) },
      { key: 'urgent', ...level(72 * HOUR, resolutions) },
    ],
  };
}

function expectations(inquiries: readonly Known[], asOf: number) {
  return published(
    inquiries.map(({ channel, events, deciding }): Inquiry => {
      const { matched, total } = negativeShare(events);
      const outcome = deciding?.outcome;
      const isOpen = deciding !== null && outcome !== 'answered' && outcome !== 'bot';
      return {
        ...{ channel, isComplaint: matched > 0, judgedNegative: matched, judged: total },
        answered: outcome === 'answered' ? true : outcome === 'unanswered' ? false : null,
        answeredAfter:
          deciding === null || deciding.answeredAt === null ? null : deciding.answeredAt - deciding.openedAt,
        waited: !isOpen ? null : deciding.closedAt !== null ? 'closed' : asOf - deciding.openedAt,
        ratings: events.flatMap(({ rating }) => rating ?? []),
      };
    }),
  );
}

/** Inquiries and their topics when they begin, complaints when they are made. */
function surges(inquiries: readonly Known[], everything: readonly Known[], asOf: number, zone: string) {
  const wall = wallIn(zone);
  const hourOf = (at: number): number => {
    const { date, minute } = wall(at);
    return Date.parse(`${date}T00:00:00Z`) / HOUR + Math.floor(minute / 60);
  };
  const happened = inquiries.flatMap(({ startedAt, tags, events }) => [
    ...['inquiries', ...tags.map((tag) => `topic ${tag}`)].map((series) => ({ series, hour: hourOf(startedAt) })),
    ...events
      .filter((event) => judged(event)?.opinion === 'negative')
      .map(({ at }) => ({ series: 'negative feedback', hour: hourOf(at) })),
  ]);
  const from = Math.min(...everything.map(({ startedAt }) => startedAt));
  return alerts(happened, hourOf(from), hourOf(asOf));
}

/** All figures of some cases; `everything` is the whole log, for what looks beyond them. */
export function figures(cases: readonly Known[], asOf: number, settings: Settings, everything = cases) {
  const inquiries = cases.filter(isInquiry);
  const deciding = inquiries.map((one) => one.deciding);
  const waiting = inquiries.flatMap((one) => (one.deciding === null ? [] : [waitOf(one.deciding, one, asOf)]));
  const turns = cases.flatMap((one) =>
    one.turns.filter(({ outcome }) => outcome !== 'bot').map((turn) => waitOf(turn, one, asOf)),
  );
  const answers = cases.flatMap(agentMessages);
  const calendarRows = within(inquiries, asOf, () => calendar);
  const businessRows = within(inquiries, asOf, ({ business }) => business);
  return {
    'response-rate': rate(deciding),
    'first-response-time': duration(waiting, true),
    'response-time': duration(turns),
    'response-rate-turns': rate(cases.flatMap((one) => one.turns)),
    'response-rate-messages': answeredMessages(cases),
    'first-response-within': {
      rows: calendarRows.map((row, at) => {
        const { limit, ...business } = businessRows[at] as typeof row;
        return { ...row, business };
      }),
    },
    ...resolutionMetrics(inquiries, asOf, settings.recorded),
    'first-contact-resolution': firstContact(inquiries, asOf, everything),
    ...(settings.recorded ? { 'follow-up-rate': followUp(inquiries) } : {}),
    'first-response-after-reopen': afterReopening(inquiries, asOf),
    ...bots(inquiries, asOf),
    'deflection-rate': elsewhere(inquiries),
    'canned-share': share(answers, ({ canned }) => canned),
    ...opinions(cases),
    'opinion-conversion': conversion(inquiries),
    conversations: conversations(cases, everything),
    messages: messages(cases),
    ...times(inquiries, settings),
    backlog: backlog(inquiries, asOf, settings.zone),
    ...tallies(inquiries, cases),
    agents: agents(cases),
    expectations: expectations(inquiries, asOf),
    alerts: surges(inquiries, everything, asOf, settings.zone),
    sla: serviceLevels(cases, asOf, settings.recorded),
  };
}
