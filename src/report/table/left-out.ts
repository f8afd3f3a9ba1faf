import { LEFT_OUT_REASONS } from '../../model/conversation.ts';
import { count, plural } from '../format.ts';
import { hanging } from '../wrap.ts';

import type { Page } from './page.ts';

/** The part of a count is a reason for which conversations are left out. */
export const isLeftOut = (part: string): boolean => Object.hasOwn(LEFT_OUT_REASONS, part);

/** What is not counted, and how to have it counted. */
export function leftOut({ report, width }: Page): string[] {
  const { conversations } = report.metrics;
  const parts = conversations?.kind === 'count' ? conversations.parts : {};
  const reasons = Object.entries(LEFT_OUT_REASONS).flatMap(([reason, words]) => {
    const number = parts[reason] ?? 0;
    return number > 0 ? [`${count(number)} ${words} (${reason})`] : [];
  });
  const { excluded } = report.input;
  return [
    ...(reasons.length > 0 ? hanging(`Left out: ${reasons.join(', ')}. --include REASON counts them.`, width) : []),
    ...(excluded > 0
      ? hanging(`Excluded: ${plural(excluded, 'interaction')} of authors (--exclude-author).`, width)
      : []),
  ];
}
