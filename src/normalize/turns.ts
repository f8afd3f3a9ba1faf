import type { Turn, TurnOutcome } from '../model/conversation.ts';
import { agentOf, type TaggedInteraction } from '../model/interaction.ts';

export interface TurnOptions {
  /** The instant up to which the export can be believed. */
  readonly asOf: number;
  /** Silence, in ms, after which a bot's message counts as the answer. */
  readonly gap: number;
  /** Bots answer like humans (`--bots count`). */
  readonly botsAnswer: boolean;
  /** A rating without words asks for an answer (`--include star-only`). */
  readonly ratingsAsk: boolean;
}

/** An agent's message that a customer can see closes a turn; a bot's only where the user says so. */
export const answers = ({ kind, author }: TaggedInteraction, botsAnswer: boolean): boolean =>
  kind === 'message' && (author.role === 'agent' || (botsAnswer && author.role === 'bot'));

export const asks = ({ kind, author }: TaggedInteraction): boolean => kind === 'message' && author.role === 'customer';

const isResolution = ({ detail }: TaggedInteraction): boolean =>
  detail?.status === 'resolved' || detail?.status === 'closed';

interface Open {
  readonly openedAt: number;
  readonly dated: boolean;
  readonly synthetic: boolean;
  messages: number;
  thanks: boolean;
  /** When a bot spoke last in it; `null` after the customer wrote again. */
  botAt: number | null;
}

/**
 * The turns of a conversation, from its events in order (docs/metrics.md, "Turn"): each opens at the first customer
 * message after an answer and closes at the next human agent message, at a bot's message that is followed by silence,
 * or at a resolution without a word.
 */
export function turnsOf(events: readonly TaggedInteraction[], options: TurnOptions): readonly Turn[] {
  const turns: Turn[] = [];
  const answeredEarly = answeredBeforeAsked(events, options.botsAnswer);
  let open: Open | null = null;
  const close = (outcome: TurnOutcome, endedAt: number | null, agent: string | null = null, early = false): void => {
    if (open) turns.push(ended(open, outcome, endedAt, agent, early));
    open = null;
  };
  const silentSinceBot = (until: number): number | null => {
    const botAt = (open as Open | null)?.botAt ?? null;
    return botAt !== null && until - botAt >= options.gap ? botAt : null;
  };
  for (const event of events) {
    // The silence after a bot is over when somebody writes, and was the answer when the case is closed after it.
    const spoken = event.kind === 'message' || isResolution(event) ? silentSinceBot(event.at) : null;
    if (spoken !== null) close('answered-by-bot', spoken);
    if (asks(event) || (options.ratingsAsk && event.kind === 'rating')) {
      open = open ? joined(open, event) : opened(event);
      const early = event.id === null ? undefined : answeredEarly.get(event.id);
      if (early) close('answered', event.at, agentOf(early), true);
    } else if (answers(event, options.botsAnswer)) {
      close('answered', event.at, agentOf(event), event.detail?.undated);
    } else if (event.kind === 'message' && event.author.role === 'bot') {
      if (open) (open as Open).botAt = event.at;
    } else if (event.kind === 'status' && isResolution(event)) {
      close(event.author.role === 'bot' ? 'answered-by-bot' : 'closed', event.at);
    }
  }
  const spoken = silentSinceBot(options.asOf);
  if (spoken !== null) close('answered-by-bot', spoken);
  else close('open', null);
  return turns;
}

const opened = (event: TaggedInteraction): Open => ({
  openedAt: event.at,
  dated: !event.detail?.undated,
  synthetic: event.detail?.synthetic === true,
  messages: event.detail?.synthetic ? 0 : 1,
  thanks: event.thanks,
  botAt: null,
});

function joined(open: Open, event: TaggedInteraction): Open {
  return {
    ...open,
    messages: open.messages + (event.detail?.synthetic ? 0 : 1),
    thanks: open.thanks && event.thanks,
    botAt: null,
  };
}

function ended(open: Open, outcome: TurnOutcome, endedAt: number | null, agent: string | null, early: boolean): Turn {
  const { openedAt, dated, messages, synthetic, thanks } = open;
  const invalid = early || (outcome === 'answered' && (!dated || (endedAt ?? openedAt) < openedAt));
  return { openedAt, dated, messages, outcome, endedAt, invalid, agent, synthetic, thanks };
}

/** Customer messages whose linked answer is dated before them, by clock skew or an edit, and that answer. */
export function answeredBeforeAsked(
  events: readonly TaggedInteraction[],
  botsAnswer: boolean,
): ReadonlyMap<string, TaggedInteraction> {
  const early = new Map<string, TaggedInteraction>();
  let asked: Map<string, number> | null = null;
  for (const event of events) {
    if (event.replyTo === null || !answers(event, botsAnswer)) continue;
    asked ??= new Map(events.filter(asks).map(({ id, at }) => [id ?? '', at]));
    const at = asked.get(event.replyTo);
    if (at !== undefined && event.at < at) early.set(event.replyTo, event);
  }
  return early;
}

/** Whether somebody waits, message by message: for cutting an endless chat. A turn of thanks alone counts as closed. */
export function openSpan(botsAnswer: boolean): { see(event: TaggedInteraction): void; waiting(): boolean } {
  let waiting = false;
  let botSpoke = false;
  return {
    see(event) {
      if (answers(event, botsAnswer) || isResolution(event)) waiting = false;
      else if (asks(event)) waiting ||= !event.thanks;
      if (asks(event) || event.author.role === 'bot') botSpoke = event.author.role === 'bot';
    },
    // A bot's message that is followed by silence was the answer.
    waiting: () => waiting && !botSpoke,
  };
}
