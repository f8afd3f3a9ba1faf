import { checkZone } from '../model/zone.ts';
import { type DateOrder, numericForm } from './date-order.ts';
import { customWay } from './date-patterns.ts';
import { type DateStyle, EPOCH_STYLES, epochWay, FORMS, formWay, type Way } from './date-ways.ts';

/* The text of an export becomes an instant, or NaN. */

export interface DateSettings {
  /** Of times that are written without one. */
  readonly zone: string;
  /** `null`: not needed, or not known. */
  readonly order: DateOrder | null;
  /** The user's own pattern, in the tokens of date-fns; nothing else is read then. */
  readonly format: string | null;
}

export interface DateReader {
  /** Epoch milliseconds; `NaN` where the text is not a date, or needs an order that is not known. */
  read(text: string): number;
  /** The styles of the dates that were read. */
  styles(): ReadonlySet<DateStyle>;
  /** And how many there were of each. */
  counts(): ReadonlyMap<DateStyle, number>;
  /** How many dates were read in the zone of the settings, because none was written. */
  zoneless(): number;
}

/**
 * Reads a column. It remembers the way of writing that matched last and tries it first.
 * Throws a UserError where the zone or the pattern of the settings cannot be used.
 */
export function dateReader(settings: DateSettings): DateReader {
  checkZone(settings.zone);
  const ways = waysOf(settings);
  let last = ways[0];
  const met = () => ways.flatMap((way) => way.tallies).filter(({ count }) => count > 0);
  const readAnew = (text: string) => {
    for (const way of ways) {
      const instant = way.read(text);
      if (Number.isNaN(instant)) continue;
      last = way;
      return instant;
    }
    return Number.NaN;
  };
  return {
    read(text) {
      const trimmed = text.trim();
      const instant = last.read(trimmed);
      return Number.isNaN(instant) ? readAnew(trimmed) : instant;
    },
    styles: () => new Set(met().map(({ style }) => style)),
    counts: () => new Map(met().map(({ style, count }) => [style, count])),
    zoneless: () => met().reduce((sum, { style, count }) => (style.endsWith('-local') ? sum + count : sum), 0),
  };
}

/** One date, as `dateReader(settings).read(text)`. */
export function readInstant(text: string, settings: DateSettings): number {
  return dateReader(settings).read(text);
}

function waysOf({ zone, order, format }: DateSettings): readonly [Way, ...Way[]] {
  if (format !== null) return [customWay(format, zone)];
  return [
    formWay(numericForm(order), zone),
    ...FORMS.map((form) => formWay(form, zone)),
    ...EPOCH_STYLES.map(epochWay),
  ];
}

const NO_DATES = new Set('|-|--|–|—|null|none|nil|nan|nat|na|n/a|#n/a|\\n|undefined'.split('|'));

/** The export says that there is no date here, which is not a bad date. */
export function isNoDate(text: string): boolean {
  const word = text.trim().toLowerCase();
  return NO_DATES.has(word) || word.startsWith('0000-00-00');
}
