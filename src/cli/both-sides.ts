import { DIMENSIONS, type DimensionContext } from '../metrics/dimensions.ts';
import type { Conversation } from '../model/conversation.ts';

/*
 * What stands on both sides of a comparison. The tests take the two for strangers: who is counted on both
 * makes them more alike than strangers are, and what they say of chance does not hold.
 */

/** A conversation is the same where it has one id and one beginning: ids alone are given by every export from 1 on. */
const nameOf = ({ id, startedAt }: Conversation): string => `${startedAt} ${id}`;

export function onBothSides(a: readonly Conversation[], b: readonly Conversation[]): number {
  const names = new Set(a.map(nameOf));
  return b.filter((one) => names.has(nameOf(one))).length;
}

/** Those that stand in a slice; `null`: all of them. */
export function inSlice(
  conversations: readonly Conversation[],
  slice: Readonly<Record<string, string>> | null,
  context: DimensionContext,
): readonly Conversation[] {
  const asked = Object.entries(slice ?? {}).flatMap(([id, value]) => {
    const dimension = DIMENSIONS.find((one) => one.id === id);
    return dimension ? [{ dimension, value }] : [];
  });
  return conversations.filter((one) =>
    asked.every(({ dimension, value }) => dimension.keys(one, { sample: null }, context).includes(value)),
  );
}

/** What is wrong, and what to do about it; nothing where the sides are apart. */
export function overlapWarning(shared: number, kind: 'inputs' | 'periods' | 'slices'): readonly string[] {
  if (shared === 0) return [];
  const stands = shared === 1 ? '1 conversation stands' : `${shared} conversations stand`;
  return [
    `${stands} on both sides; the tests suppose that none does, and do not hold here. To mend it, ${REMEDIES[kind]}`,
  ];
}

const REMEDIES = {
  inputs: 'name both exports with --period and --against, which counts each conversation on one side',
  periods: 'choose periods that share no day',
  slices: 'choose slices that share none, such as channels or accounts',
} as const;
