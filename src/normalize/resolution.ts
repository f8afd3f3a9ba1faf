import type { Resolution, ResolutionState, ResolvedSpan } from '../model/conversation.ts';
import type { TaggedInteraction } from '../model/interaction.ts';
import { answeredBeforeAsked, answers, asks } from './turns.ts';

export interface ResolutionOptions {
  readonly asOf: number;
  readonly pending: number;
  /** Silence after an agent's message, in ms, that counts as a resolution where none is recorded. */
  readonly resolvedAfter: number;
  readonly botsAnswer: boolean;
}

/** A resolution as the platform recorded it: the first, the last, and whether the case was opened again. */
export function recordedResolution(events: readonly TaggedInteraction[], options: ResolutionOptions): Resolution {
  let firstAt: number | null = null;
  let lastAt: number | null = null;
  let undatedAt: number | null = null;
  let first = true;
  let resolved = false;
  let everResolved = false;
  const spans: ResolvedSpan[] = [];
  let since = 0;
  // A greeting of a bot, or a campaign, opens no case.
  let openSince = (events.find(asks) ?? events[0])?.at ?? 0;
  for (const event of events) {
    const status = event.detail?.status;
    if (status === 'resolved' || status === 'closed') {
      const at = event.detail?.undated ? null : event.at;
      // Closing what is resolved already is administration, not a second resolution.
      if (!resolved) {
        lastAt = at;
        if (!everResolved) firstAt = at;
        since = event.at;
        undatedAt = at === null ? event.at : null;
        first = !everResolved;
      } else if (at !== null && at === undatedAt) {
        // Of two records of one resolution only one told when it was.
        lastAt = at;
        if (first) firstAt = at;
      }
      resolved = everResolved = true;
    } else if (resolved && opensAgain(event)) {
      resolved = false;
      openSince = event.at;
      spans.push({ from: since, to: event.at });
    }
  }
  const reopened = spans.length > 0;
  if (resolved) spans.push({ from: since, to: null });
  const state: ResolutionState = resolved
    ? 'resolved'
    : options.asOf - openSince < options.pending
      ? 'pending'
      : 'unresolved';
  const invalid = everResolved && isImpossible(events, firstAt, lastAt);
  return { state, source: 'recorded', firstAt, lastAt, everResolved, reopened, spans, invalid };
}

function opensAgain(event: TaggedInteraction): boolean {
  const status = event.detail?.status;
  return status === 'reopened' || status === 'opened' || status === 'pending' || (asks(event) && !event.thanks);
}

/** Resolved before it was asked, or, in a ticket row, before its first reply: a wrong date, not a quick solution. */
function isImpossible(events: readonly TaggedInteraction[], firstAt: number | null, lastAt: number | null): boolean {
  const asked = events.find(asks);
  const reply = events.find((event) => event.detail?.synthetic && answers(event, false));
  const latest = Math.max(
    asked && !asked.detail?.undated ? asked.at : Number.NEGATIVE_INFINITY,
    reply?.at ?? Number.NEGATIVE_INFINITY,
  );
  return (firstAt !== null && firstAt < (asked?.at ?? firstAt)) || (lastAt !== null && lastAt < latest);
}

/**
 * A resolution inferred from silence (docs/metrics.md, resolution-time): leaving aside messages that only thank, an
 * agent's message is the last and old enough. A customer's message after such a silence opens the case again.
 */
export function inferredResolution(events: readonly TaggedInteraction[], options: ResolutionOptions): Resolution {
  // What bots and systems add after the answer (a survey, an assignment) changes nothing.
  const spoken = inSense(events, options.botsAnswer).filter(
    (event) => (asks(event) && !event.thanks) || answers(event, options.botsAnswer),
  );
  const spans = silences(spoken, options);
  const firstAt = spans[0]?.from ?? null;
  const reopened = spans.some(({ to }) => to !== null);
  const last = spoken.at(-1);
  const byAgent = last !== undefined && answers(last, options.botsAnswer);
  const silent = last === undefined ? 0 : options.asOf - last.at;
  const isOver = byAgent && silent >= options.resolvedAfter;
  const moved = isOver && last.deflects.length > 0;
  const resolved = isOver && !moved;
  const pending = byAgent ? !isOver : options.asOf - waitingSince(spoken, options) < options.pending;
  return {
    state: moved ? 'moved' : resolved ? 'resolved' : pending ? 'pending' : 'unresolved',
    source: 'inferred',
    firstAt,
    lastAt: isOver ? last.at : null,
    everResolved: firstAt !== null,
    reopened,
    spans,
    invalid: false,
  };
}

/** Behind its question stands what was answered before it was asked, if clocks are believed. */
function inSense(events: readonly TaggedInteraction[], botsAnswer: boolean): readonly TaggedInteraction[] {
  const early = answeredBeforeAsked(events, botsAnswer);
  if (early.size === 0) return events;
  const moved = new Set(early.values());
  return events
    .filter((event) => !moved.has(event))
    .flatMap((event) => {
      const answer = event.id === null ? undefined : early.get(event.id);
      return answer ? [event, answer] : [event];
    });
}

/** From each answer that was followed by silence to the customer's next message; agents who come back undo nothing. */
function silences(spoken: readonly TaggedInteraction[], options: ResolutionOptions): readonly ResolvedSpan[] {
  const spans: ResolvedSpan[] = [];
  let since: number | null = null;
  spoken.forEach((event, index) => {
    if (asks(event)) {
      if (since !== null) spans.push({ from: since, to: event.at });
      since = null;
    } else if (since === null) {
      const next = spoken[index + 1]?.at ?? options.asOf;
      // Who was sent elsewhere is silent here, and not because anything was resolved.
      if (event.deflects.length === 0 && next - event.at >= options.resolvedAfter) since = event.at;
    }
  });
  return since === null ? spans : [...spans, { from: since, to: null }];
}

/** When the customer began to wait who wrote last. */
function waitingSince(spoken: readonly TaggedInteraction[], options: ResolutionOptions): number {
  let since = Number.NEGATIVE_INFINITY;
  for (const event of spoken) {
    if (answers(event, options.botsAnswer)) since = Number.NEGATIVE_INFINITY;
    else if (asks(event) && since === Number.NEGATIVE_INFINITY) since = event.at;
  }
  return since;
}
