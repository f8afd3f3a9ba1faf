import { formatInstant } from '../model/zone.ts';

/*
 * The only formatting of numbers. Nothing of the machine's language or zone takes part; what is not known is a dash.
 */

const NONE = '-';

/** Half away from zero. Twelve digits take back what binary fractions lose: 1.005 * 100 is 100.49999999999999. */
const round = (value: number): number => Math.sign(value) * Math.round(steady(Math.abs(value)));
const steady = (value: number): number => Number(value.toPrecision(12));

/** `1,285` */
export function count(value: number | null): string {
  return value === null ? NONE : String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 file`, `1,285 files` */
export const plural = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** What is counted is told in the plural: `1 inquiry`, `3 resolved inquiries`, `1 conversation with a question`. */
export const quantity = (value: number, nouns: string): string => `${count(value)} ${value === 1 ? one(nouns) : nouns}`;

/** The first noun that has a plural gives it up. */
export const one = (nouns: string): string =>
  nouns.replace(/(\p{L}+)(?:(?<=\p{L})ies|(?<=[^s\P{L}])s)(?!\p{L})/u, (word) =>
    word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1),
  );

/** `3`, `2.67`: a mean of whole numbers. */
export const number = (value: number | null): string => (value === null ? NONE : String(round(value * 100) / 100));

const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'm', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** Up to `below` seconds, durations are told to the `step`. The first step whose rounding stays below is taken. */
const STEPS = [
  { below: 1, step: 0.1 },
  { below: 3600, step: 1 },
  { below: 86_400, step: 60 },
  { below: Number.POSITIVE_INFINITY, step: 3600 },
] as const;

/** The two largest units: `45 s`, `13 m 33 s`, `8 h 52 m`, `2 d 2 h`; `0.4 s` below one second. */
export function duration(seconds: number | null): string {
  if (seconds === null) return NONE;
  const told = asTold(seconds);
  return told > 0 ? inUnits(told) : seconds > 0 ? '< 0.1 s' : '0 s';
}

/** No finer than a duration is told: 2,325.5 s are 38 m 46 s. */
export function asTold(seconds: number): number {
  for (const { below, step } of STEPS) {
    const steps = round(seconds / step);
    if (steps > 0 && steady(steps * step) < below) return steady(steps * step);
  }
  return 0;
}

function inUnits(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const unit of UNITS) {
    const amount = unit.seconds === 1 ? rest : Math.floor(rest / unit.seconds);
    rest -= amount * unit.seconds;
    if (amount > 0) parts.push(`${count(amount)} ${unit.name}`);
  }
  return parts.join(' ');
}

/** Business time: days of 24 hours would be read as days of work, so from a day on there are only hours, `40 h`. */
export function businessTime(seconds: number | null): string {
  const text = duration(seconds);
  return seconds !== null && text.includes(' d') ? `${count(round(seconds / 3600))} h` : text;
}

/** `82 %`, `97.4 %`. Never 100 % when not all are meant, never 0 % when some are: `> 99.9 %`, `< 0.1 %`. */
export function share(value: number | null): string {
  if (value === null) return NONE;
  const tenths = round(value * 1000);
  if (tenths === 0 && value > 0) return '< 0.1 %';
  if (tenths === 1000 && value < 1) return '> 99.9 %';
  return `${tenths / 10} %`;
}

/** `99.7-100 %`: rounded outwards, so that what is shown holds what was meant. */
export function shareInterval(interval: readonly [number, number] | null): string {
  if (interval === null) return NONE;
  const [low, high] = interval;
  return `${Math.floor(steady(low * 1000)) / 10}-${Math.ceil(steady(high * 1000)) / 10} %`;
}

/** `12 m 10 s - 14 m 2 s` */
export function durationInterval(interval: readonly [number, number] | null): string {
  return interval === null ? NONE : `${duration(interval[0])} - ${duration(interval[1])}`;
}

/** `12.4`, `0.35`, `1,204`: three digits or more. */
export function rate(value: number | null): string {
  if (value === null) return NONE;
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const [whole, rest] = String(round(value * 10 ** digits) / 10 ** digits).split('.');
  return [count(Number(whole)), ...(rest === undefined ? [] : [rest])].join('.');
}

/** `p 0.031`, `p < 0.001` */
export const probability = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p ${p.toFixed(3)}`);

/** The difference of two shares in points: `+42`, `0`, `-13`. */
export function points(difference: number): string {
  const whole = round(difference * 100);
  return whole > 0 ? `+${whole}` : String(whole || 0);
}

/** `+6.4 pts`, `-22 m`, `+1.25 a day`; nothing where it is 0. */
export function signed(difference: number | null, unit: 'share' | 's' | 'perDay' | 'number'): string {
  if (difference === null) return NONE;
  const size = Math.abs(difference);
  const told = {
    share: () => `${round(size * 1000) / 10} pts`,
    s: () => duration(size),
    perDay: () => rate(size),
    number: () => number(size),
  }[unit]();
  return difference === 0 || /^0(?: |$)/.test(told) ? told : `${difference > 0 ? '+' : '-'}${told}`;
}

/** The figures of a table say what they are in their unit. */
export const IN_UNIT = {
  count,
  share,
  s: duration,
  number,
  difference: (value: number | null) => signed(value, 'share'),
} as const;

/** Epoch milliseconds of an instant of a Report. */
export const epoch = (iso: string): number => Date.parse(iso);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 Mar 2026` in the zone. */
export const date = (iso: string, zone: string): string => calendar(iso, zone).date;

/** `3 Mar 2026 09:02` in the zone. */
export function instant(iso: string, zone: string): string {
  const { date, time } = calendar(iso, zone);
  return `${date} ${time}`;
}

function calendar(iso: string, zone: string): { date: string; time: string } {
  const [day = '', time = ''] = formatInstant(zone, Date.parse(iso)).split(' ');
  const [year, month, dayOfMonth] = day.split(/(?<!^)-/);
  return { date: `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1]} ${year}`, time: time.slice(0, 5) };
}

/** `1 Oct 2011 - 3 Dec 2017`, or the one day. */
export function period({ from, to }: { from: string; to: string }, zone: string): string {
  const [first, last] = [date(from, zone), date(to, zone)];
  return first === last ? first : `${first} - ${last}`;
}
