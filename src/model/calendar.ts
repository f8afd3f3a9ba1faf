import type { Stretch } from './business-clock.ts';

/** What the events of an iCalendar file take up, as instants. */
export function calendarStretches(_text: string, _zone: string): readonly Stretch[] {
  return [];
}
