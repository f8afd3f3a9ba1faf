import type { Conversation } from '../model/conversation.ts';
import { hourOfDay, PERIODS, periodKey, weekday } from '../model/zone.ts';
import type { Measured } from './metric.ts';

export interface DimensionContext {
  readonly zone: string;
  readonly byEvent: boolean;
}

/** What a report can be sliced by. A conversation may stand in several slices (topics, tags, agents). */
export interface Dimension {
  readonly id: string;
  readonly title: string;
  /** The slices do not add up to the whole. */
  readonly overlapping: boolean;
  readonly isTime?: true;
  keys(conversation: Conversation, measured: Measured<unknown>, context: DimensionContext): readonly string[];
}

const NONE = ['(none)'];

const one = (id: string, title: string, key: (conversation: Conversation) => string | null): Dimension => ({
  id,
  title,
  overlapping: false,
  keys: (conversation) => [key(conversation) ?? (NONE[0] as string)],
});

const several = (id: string, title: string, keys: (conversation: Conversation) => readonly string[]): Dimension => ({
  id,
  title,
  overlapping: true,
  keys(conversation) {
    const found = keys(conversation);
    return found.length > 0 ? found : NONE;
  },
});

const time = (id: string, title: string, key: (zone: string, instant: number) => string): Dimension => ({
  id,
  title,
  overlapping: false,
  isTime: true,
  keys: ({ startedAt }, { at }, { zone, byEvent }) => [key(zone, byEvent ? (at ?? startedAt) : startedAt)],
});

/** Every dimension of `--by`. */
export const DIMENSIONS: readonly Dimension[] = [
  one('channel', 'channel', ({ channel }) => channel),
  one('account', 'account', ({ account }) => account),
  {
    id: 'agent',
    title: 'agent',
    overlapping: true,
    keys({ agents }, { agent }) {
      if (agent !== undefined && agent !== null) return [agent];
      return agents.length > 0 ? agents : NONE;
    },
  },
  several('topic', 'topic', ({ topics }) => topics),
  several('intent', 'intent', ({ intents }) => intents),
  several('tag', 'tag', ({ tags }) => tags),
  one('language', 'language', ({ language }) => language),
  one('priority', 'priority', ({ priority }) => priority),
  one('segment', 'segment', ({ segment }) => segment),
  ...PERIODS.map((period) => time(period, period, (zone, instant) => periodKey(zone, instant, period))),
  time('weekday', 'weekday', weekday),
  time('hour-of-day', 'hour of day', hourOfDay),
];
