import type { Conversation } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';

type LocatedFault = Fault & { readonly file: number };

/** What only whole conversations show to be wrong: impossible intervals, strange instants, bots among the agents. */
export function problemsOf(
  interactions: readonly TaggedInteraction[],
  conversations: readonly Conversation[],
): readonly LocatedFault[] {
  return [
    ...impossible(conversations),
    ...onlyDays(conversations),
    ...outliers(interactions),
    ...fastAnswerers(conversations),
  ];
}

/** An export that leaves the time of day away says nothing of minutes: one who reads "median 0 s" must know. */
function onlyDays(conversations: readonly Conversation[]): readonly LocatedFault[] {
  const counts = new Map<number, number>();
  for (const { events, provides } of conversations) {
    const file = events[0]?.origin.file;
    if (file === undefined || provides.has('hours') || !provides.has('openings')) continue;
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return [...counts].map(([file, count]) => ({
    file,
    code: 'only-days',
    message: `${count} conversations tell days and no times of day: durations are exact to a day, and hours are not told`,
  }));
}

function* impossible(conversations: readonly Conversation[]): Iterable<LocatedFault> {
  for (const { id, events, turns, resolution } of conversations) {
    const origin = events[0]?.origin;
    if (!origin) continue;
    const isUntold = events.some(({ author, detail }) => author.role === 'agent' && detail?.undated);
    for (const { invalid, dated } of turns) {
      if (invalid && dated && !isUntold)
        yield {
          ...origin,
          code: 'answer-before-question',
          message: `conversation ${id}: it answers, and gives no duration`,
        };
    }
    if (resolution?.invalid)
      yield {
        ...origin,
        code: 'impossible-interval',
        message: `conversation ${id}: resolved before it was opened or first answered`,
      };
  }
}

const DAY = 86_400_000;
// A tenth of the span and a month of silence before the last hundredth of the data: a wrong clock, not a quiet summer.
const GAP_SHARE = 0.1;
const GAP_DAYS = 30;
const TAIL = 0.01;
const YEARS = 10 * 365;

/** As-of is the latest instant in the data, so one wrong clock would make everybody wait for years. */
function outliers(interactions: readonly TaggedInteraction[]): readonly LocatedFault[] {
  const days = new Map<number, { count: number; first: TaggedInteraction }>();
  for (const interaction of interactions) {
    const day = Math.floor(interaction.at / DAY);
    const before = days.get(day);
    if (before) before.count++;
    else days.set(day, { count: 1, first: interaction });
  }
  const sorted = [...days.keys()].sort((a, b) => b - a);
  const span = (sorted[0] ?? 0) - (sorted.at(-1) ?? 0);
  let later = 0;
  for (let index = 0; index + 1 < sorted.length; index++) {
    const day = sorted[index] as number;
    const entry = days.get(day) as { count: number; first: TaggedInteraction };
    later += entry.count;
    const gap = day - (sorted[index + 1] as number);
    const rare = later <= Math.max(1, interactions.length * TAIL);
    if ((rare && gap > GAP_DAYS && gap > span * GAP_SHARE) || gap > YEARS) {
      const message = `${later} of ${interactions.length} instants lie ${gap} days after all others, from ${new Date(day * DAY).toISOString().slice(0, 10)}; --as-of sets where the data ends`;
      return [{ ...entry.first.origin, code: 'time-outlier', message }];
    }
    if (later > interactions.length * TAIL && gap <= YEARS && index > 1000) break;
  }
  return [];
}

const SECONDS = 5000;
const ENOUGH = 20;
const MOSTLY = 0.8;

/** A human who mostly answers within five seconds is a machine that the export does not mark. */
function fastAnswerers(conversations: readonly Conversation[]): readonly LocatedFault[] {
  const agents = new Map<string, { answers: number; fast: number; file: number }>();
  for (const { turns, events } of conversations) {
    for (const { agent, outcome, endedAt, openedAt, invalid, synthetic } of turns) {
      if (agent === null || outcome !== 'answered' || invalid || synthetic || endedAt === null) continue;
      const seen = agents.get(agent) ?? { answers: 0, fast: 0, file: events[0]?.origin.file ?? 0 };
      agents.set(agent, {
        ...seen,
        answers: seen.answers + 1,
        fast: seen.fast + (endedAt - openedAt <= SECONDS ? 1 : 0),
      });
    }
  }
  return [...agents]
    .filter(([, { answers, fast }]) => answers >= ENOUGH && fast >= answers * MOSTLY)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([agent, { answers, fast, file }]) => ({
      file,
      code: 'fast-answerer' as const,
      message: `${agent} answered ${fast} of ${answers} turns within 5 seconds; if that is a bot, say --bot "${agent}"`,
    }));
}
