import { DAY_FIRST, type Form, FULL_STOPS, formWay, MONTH_FIRST } from './date-ways.ts';

export type DateOrder = 'dmy' | 'mdy';

/** How numeric dates are written where the day or the month is known to come first; `null`: where neither is. */
export const numericForm = (order: DateOrder | null): Form =>
  order === null ? FULL_STOPS : order === 'dmy' ? DAY_FIRST : MONTH_FIRST;

/**
 * Which number of a numeric date is the day. `either`: both readings are dates. `null`: not such a date, or one with
 * full stops that does not need to be told.
 */
export function orderEvidence(text: string): DateOrder | 'either' | null {
  const trimmed = text.trim();
  const dmy = isDate(DAY_FIRST, trimmed);
  const mdy = isDate(MONTH_FIRST, trimmed);
  if (dmy && mdy) return FULL_STOPS.pattern.test(trimmed) ? null : 'either';
  return dmy ? 'dmy' : mdy ? 'mdy' : evidenceOfBadDate(trimmed);
}

/** 31/02/2026 is no date, and shows all the same that the day stands first. */
function evidenceOfBadDate(text: string): DateOrder | null {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}(?!\d)/.exec(text)?.map(Number) ?? [];
  if (first === undefined || second === undefined) return null;
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'dmy';
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? 'mdy' : null;
}

function isDate(form: Form, text: string): boolean {
  return !Number.isNaN(formWay(form, 'UTC').read(text));
}

const NUMBERS = /^(\d{1,2})[/.-] ?(\d{1,2})[/.-] ?(\d{2,4})(?!\d)/;

/** How often dates that stand in the order of time, as those of a chat do, would go back by a day in either reading. */
export function stepsBack(): { see(text: string): void; readonly found: Record<DateOrder, number> } {
  const found = { dmy: 0, mdy: 0 };
  const latest = { dmy: 0, mdy: 0 };
  const step = (order: DateOrder, day: number): void => {
    if (day < latest[order]) found[order]++;
    latest[order] = day;
  };
  return {
    found,
    see(text) {
      const [, first, second, year] = NUMBERS.exec(text.trim())?.map(Number) ?? [];
      if (first === undefined || second === undefined || year === undefined) return;
      step('dmy', (year * 100 + second) * 100 + first);
      step('mdy', (year * 100 + first) * 100 + second);
    },
  };
}

/** The order in which a chat never goes back, where the other one does. */
export const orderInTime = ({ dmy, mdy }: Readonly<Record<DateOrder, number>>): DateOrder | null =>
  dmy === 0 && mdy > 0 ? 'dmy' : mdy === 0 && dmy > 0 ? 'mdy' : null;

/** The order of a column from the evidence of its dates; `null` where it has no need of one. */
export function settleOrder(evidence: {
  readonly dmy: number;
  readonly mdy: number;
  readonly either: number;
}): DateOrder | 'ambiguous' | 'contradictory' | null {
  if (evidence.dmy > 0 && evidence.mdy > 0) return 'contradictory';
  if (evidence.dmy > 0) return 'dmy';
  if (evidence.mdy > 0) return 'mdy';
  return evidence.either > 0 ? 'ambiguous' : null;
}
