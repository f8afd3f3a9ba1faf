import { type Clock, calendar, clockOf, type Hours, isOpenBy } from './hours.ts';

/** Business hours twice: as a person tells them to the program, and for the independent computation. */
export const RULES = {
  nights: {
    timeZone: 'Europe/Warsaw',
    hours: { fri: ['22:00-06:00'], sat: ['22:00-06:00'], sun: ['00:00-24:00'] },
    channels: ['chat'],
  },
  office: {
    timeZone: 'Europe/Warsaw',
    hours: 'Mon-Thu 08:00-12:00, 13:00-18:00; Fri 08:00-16:00',
    holidays: [
      '2025-12-25..2025-12-26',
      { date: '2025-12-24', hours: ['08:00-11:30'] },
      '2026-01-01',
      { date: '2026-04-05..2026-04-06', name: 'Easter' },
    ],
    accounts: ['VekkiloHelp'],
  },
};

const HOLIDAYS = ['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-05', '2026-04-06'];

const OFFICE: Hours = {
  zone: 'Europe/Warsaw',
  opens: (weekday) =>
    weekday === 5
      ? [[480, 960]]
      : weekday >= 1 && weekday <= 4
        ? [
            [480, 720],
            [780, 1080],
          ]
        : [],
  holiday: (date) => (date === '2025-12-24' ? [[480, 690]] : HOLIDAYS.includes(date) ? [] : null),
};

const NIGHTS: Hours = {
  zone: 'Europe/Warsaw',
  opens: (weekday) => (weekday >= 5 ? [[1320, 1800]] : weekday === 0 ? [[0, 1440]] : []),
  holiday: () => null,
};

interface Addressed {
  readonly channel: string;
  readonly account: string;
}

/** Of chats the nights, of one account the office; of the others nobody knows any hours. */
const hoursOf = ({ channel, account }: Addressed): Hours | null =>
  channel === 'chat' ? NIGHTS : account === 'VekkiloHelp' ? OFFICE : null;

export function clocksBetween(begin: number, end: number) {
  const clocks = new Map<Hours, Clock>();
  for (const hours of [OFFICE, NIGHTS]) clocks.set(hours, clockOf(hours, begin, end));
  const open = new Map([OFFICE, NIGHTS].map((hours) => [hours, isOpenBy(hours)]));
  return {
    of(one: Addressed): Clock {
      const hours = hoursOf(one);
      return (hours === null ? undefined : clocks.get(hours)) ?? calendar;
    },
    /** null where nobody knows hours. */
    isOpen(one: Addressed, instant: number): boolean | null {
      const hours = hoursOf(one);
      return hours === null ? null : (open.get(hours)?.(instant) ?? null);
    },
  };
}

export type Clocks = ReturnType<typeof clocksBetween>;
