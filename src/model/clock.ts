/**
 * How long it takes from one instant to another, in whole milliseconds: calendar time, or the business time of a
 * schedule. A metric is defined once and the clock is passed in.
 */
export interface Clock {
  readonly id: string;
  elapsed(from: number, to: number): number;
}

/** The clock of a schedule. It stands still outside its hours. */
export interface BusinessClock extends Clock {
  isOpen(at: number): boolean;
}

export const calendarClock: Clock = { id: 'calendar', elapsed: (from, to) => to - from };
