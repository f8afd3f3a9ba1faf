/** The day from which a spreadsheet counts: that of Windows, or that of old Macintoshes. */
export type Epoch = 1900 | 1904;

const DAY = 24 * 60 * 60 * 1000;

/** Days from the first day of each system to 1970. Of 1900 the wrong leap day is passed: no date here is before March. */
const TO_1970: Readonly<Record<Epoch, number>> = { 1900: 25_569, 1904: 24_107 };

const SERIAL = /^\d{5}(?:\.\d+)?$/;
const EARLIEST = Date.UTC(1990, 0, 1);
const END = Date.UTC(2101, 0, 1);

/** Epoch milliseconds of a wall clock: to the second, which is all that a spreadsheet keeps of a time. */
export function serialInstant(text: string, epoch: Epoch): number {
  const trimmed = text.trim();
  if (!SERIAL.test(trimmed)) return Number.NaN;
  const instant = Math.round(((Number(trimmed) - TO_1970[epoch]) * DAY) / 1000) * 1000;
  return instant >= EARLIEST && instant < END ? instant : Number.NaN;
}

/** A number among the days from 1990 to 2100: seconds and milliseconds since 1970 are longer. */
export const isSerial = (text: string, epoch: Epoch): boolean => !Number.isNaN(serialInstant(text, epoch));

/** `46083.375` as `2026-03-02 09:00:00`. */
export function serialText(text: string, epoch: Epoch): string {
  const instant = serialInstant(text, epoch);
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}
