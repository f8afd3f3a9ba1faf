import { format as print } from 'date-fns/format';
import { parse } from 'date-fns/parse';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { fromWallClock } from '../model/zone.ts';
import { counted, DAY, HOUR, MINUTE, SECOND, type Tally, type Way } from './date-ways.ts';
import { type Epoch, serialInstant } from './serial.ts';

/**
 * Carries the fields of a wall clock through date-fns, untouched by the zone of the machine. TZDate would do it too,
 * but asks Intl at every step and takes ten times as long.
 */
class UtcDate extends Date {
  override getTimezoneOffset(): number {
    return 0;
  }
}
for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(Date.prototype))) {
  if (/^[gs]etUTC/.test(name)) Object.defineProperty(UtcDate.prototype, name.replace('UTC', ''), method);
}

const inUtc = { in: (date: Date | number | string) => new UtcDate(Number(date)) };
/** Fills in what a pattern leaves out. Its year makes `yy` mean 1990 to 2089 here too. */
const REFERENCE = Date.UTC(2040, 0, 1);

/** In place of a pattern: dates are the days of a spreadsheet. */
const SERIALS: ReadonlyMap<string, Epoch> = new Map([
  ['excel', 1900],
  ['excel-1904', 1904],
]);

export function customWay(format: string, zone: string): Way {
  const epoch = SERIALS.get(format);
  if (epoch !== undefined) return serialWay(epoch, zone);
  checkDateFormat(format);
  const hasZone = /[XxTt]/.test(unquoted(format));
  const tally: Tally = { style: hasZone ? 'custom' : 'custom-local', count: 0 };
  return {
    tallies: [tally],
    read(text) {
      const read = Number(parse(text, format, REFERENCE, inUtc));
      return counted(tally, hasZone || Number.isNaN(read) ? read : fromWallClock(zone, read));
    },
  };
}

function serialWay(epoch: Epoch, zone: string): Way {
  const tally: Tally = { style: 'custom-local', count: 0 };
  return {
    tallies: [tally],
    read(text) {
      const wall = serialInstant(text, epoch);
      return counted(tally, Number.isNaN(wall) ? wall : fromWallClock(zone, wall));
    },
  };
}

/** What stands between single quotes are literal words. */
const unquoted = (format: string) => format.replace(/'[^']*'/g, '');

/** Throws a UserError where no date could be read by a pattern. */
export function checkDateFormat(format: string): void {
  if (SERIALS.has(format) || isReadable(format)) return;
  throw new UserError(
    `"${printable(format)}" is not a date pattern. It needs year, month and day, and AM or PM with hours to 12, in the letters ` +
      `of date-fns: dd/MM/yyyy HH:mm, M/d/yy h:mm a, yyyy-MM-dd'T'HH:mm:ss.SSSXXX. The days of a spreadsheet are excel, or excel-1904.`,
    2,
  );
}

/** An afternoon that no other field of which is like another. */
const SAMPLE = Date.UTC(2017, 10, 23, 14, 5, 9, 678);

/** A pattern must read what it prints, and lose nothing but the finest fields. */
function isReadable(format: string): boolean {
  // These letters count weeks and days of the year; written for yyyy and dd they make date-fns complain on stderr.
  if (/[YD]/.test(unquoted(format))) return false;
  try {
    const read = Number(parse(print(SAMPLE, format, inUtc), format, REFERENCE, inUtc));
    return [1, 10, 100, SECOND, MINUTE, HOUR, DAY].some((unit) => read === SAMPLE - (SAMPLE % unit));
  } catch {
    return false;
  }
}
