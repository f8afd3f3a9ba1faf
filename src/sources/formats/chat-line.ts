/*
 * The lines of a chat that an app saved as text: `01/02/24, 9:05 PM - Ida: hello` or `[01.02.24, 21:05:11] Ida: hello`.
 * How dates and hours are written follows the language of the telephone; here they become what `dates.ts` reads.
 */

/** A line that begins something said, or told by the app itself. */
export interface ChatLine {
  /** The date as written, and the time as `21:05` or `9:05 PM`. */
  readonly when: string;
  /** `''`: the app tells something, nobody wrote. */
  readonly author: string;
  readonly text: string;
  readonly style: 'brackets' | 'dash';
}

/** Marks of direction, which nobody sees and which stand before names, dates and texts of the app. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LEADING_MARKS = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u3000]/g;

/** Hours of the first and of the second half of the day, as telephones of many languages write them. */
const HALVES: readonly (readonly [string, 'AM' | 'PM'])[] = [
  [String.raw`a\.?\s?m\.?`, 'AM'],
  [String.raw`p\.?\s?m\.?`, 'PM'],
  ['π\\.?\\s?μ\\.?', 'AM'],
  ['μ\\.?\\s?μ\\.?', 'PM'],
  ['vorm\\.', 'AM'],
  ['nachm\\.', 'PM'],
  ['de\\.', 'AM'],
  ['du\\.', 'PM'],
  ['öö', 'AM'],
  ['ös', 'PM'],
  ['pg', 'AM'],
  ['ptg', 'PM'],
  ['fm', 'AM'],
  ['em', 'PM'],
  ['dop\\.', 'AM'],
  ['odp\\.', 'PM'],
  ['sa', 'AM'],
  ['ch', 'PM'],
  ['ص', 'AM'],
  ['م', 'PM'],
  ['上午|午前|오전', 'AM'],
  ['下午|午後|오후', 'PM'],
];
const HALF = HALVES.map(([source]) => source).join('|');
const AFTERNOON = new RegExp(
  `^(?:${HALVES.filter(([, half]) => half === 'PM')
    .map(([source]) => source)
    .join('|')})$`,
  'iu',
);
const halfOf = (written: string): 'AM' | 'PM' => (AFTERNOON.test(written) ? 'PM' : 'AM');

const DATE = String.raw`(\d{1,4}(?<mark>[/.-]) ?\d{1,2}\k<mark> ?\d{1,4})\.?(?:\s?г\.)?`;
const BETWEEN = String.raw`(?:[,،]?\s{1,2}(?:(?:at|um|à|às|a las|alle|om|klo|kl\.?|в) )?)`;
const CLOCK = String.raw`(?:(${HALF})\s?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?(${HALF}))?`;
const BRACKETS = new RegExp(String.raw`^\[${DATE}${BETWEEN}${CLOCK}\]\s?`, 'iu');
const DASH = new RegExp(String.raw`^${DATE}${BETWEEN}${CLOCK}\s[-–—]\s`, 'iu');
/** Vietnamese telephones write the hour first. */
const HOUR_FIRST = {
  brackets: new RegExp(String.raw`^\[${CLOCK}[,،]?\s(?:ngày\s)?${DATE}\]\s?`, 'iu'),
  dash: new RegExp(String.raw`^${CLOCK}[,،]?\s(?:ngày\s)?${DATE}\s[-–—]\s`, 'iu'),
} as const;

/** No stamp of time is longer. */
const STAMP = 60;

/** What a line begins, or `null` where it goes on with what the line before it began. */
export function chatLine(line: string): ChatLine | null {
  const text = line.replace(LEADING_MARKS, '');
  if (!/^[[\d\u0660-\u0669\u06f0-\u06f9]/.test(text)) return null;
  const marked = text.slice(0, STAMP);
  // Marks inside of the stamp go; those behind it tell what the app wrote, so the rest is cut off as it stands.
  const head = asciiDigits(marked.replace(SPACES, ' ').replace(MARKS, ''));
  const style = head.startsWith('[') ? 'brackets' : 'dash';
  const match = (style === 'brackets' ? BRACKETS : DASH).exec(head) ?? turned(HOUR_FIRST[style].exec(head));
  if (match === null) return null;
  const when = `${christian((match[1] ?? '').replaceAll(' ', ''))} ${clockOf(match)}`;
  return { when, style, ...said(text.slice(lengthBefore(marked, (match[0] ?? '').length))) };
}

/** Where the hour stands first, in the order of the others. */
function turned(match: RegExpExecArray | null): string[] | null {
  if (match === null) return null;
  const [whole, before, hour, minute, second, after, date, separator] = match;
  return [whole, date, separator, before, hour, minute, second, after] as string[];
}

/** Thai telephones count from 543 years before. */
const christian = (date: string): string =>
  date.replace(/(?<!\d)2[4-6]\d\d(?!\d)/, (year) => String(Number(year) - 543));

/** How many characters of the line, marks and all, the stamp takes. */
function lengthBefore(marked: string, length: number): number {
  let seen = 0;
  for (let at = 0; at < marked.length; at++) {
    if (seen === length) return at;
    if (!LEADING_MARKS.test(marked[at] as string)) seen++;
  }
  return marked.length;
}

function clockOf(match: readonly (string | undefined)[]): string {
  const [, , , before, hour = '', minute = '', second, after] = match;
  const half = before ?? after;
  const time = `:${minute}${second === undefined ? '' : `:${second}`}`;
  // Some telephones write 0:05 AM for five past midnight, some 14:05 PM.
  if (half === undefined || Number(hour) > 12) return `${hour}${time}`;
  return `${Number(hour) === 0 ? '12' : hour}${time} ${halfOf(half)}`;
}

const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** No name is longer, and none quotes: `Ida changed the subject to "Bells: new"` is no word of hers. */
const NAME = /^([^\n"“„«]{1,100}?):(?:\s|$)/u;

/** What was done to a group may end with a colon and what is new; nobody is called so. */
const DONE_TO_GROUP =
  /\s(changed|created|added|removed|updated|geändert|erstellt|hinzugefügt|cambió|creó|añadió|modifié|créé|ajouté|alterou|criou|adicionou|cambiato|creato|aggiunto|zmienił|utworzył|dodał)(?!\p{L}).{0,60}(group|subject|description|icon|settings|gruppe|betreff|beschreibung|grupo|asunto|descripción|groupe|objet|descrição|gruppo|oggetto|descrizione|grup|temat|opis)|(group|subject|description|gruppe|betreff|gruppenbeschreibung|grupo|asunto|descripción)\s.{0,60}(changed|geändert|erstellt|cambiad[ao])(?!\p{L})/iu;

function said(rest: string): { author: string; text: string } {
  const match = NAME.exec(rest);
  if (match === null || DONE_TO_GROUP.test(match[1] ?? '')) return { author: '', text: rest };
  const author = (match[1] ?? '').replace(MARKS, '').replace(SPACES, ' ').replace(/^~\s?/, '').trim();
  return author === '' ? { author: '', text: rest } : { author, text: rest.slice(match[0].length) };
}

/** A text is a chat when its first line begins as every message of one does. */
export function isChat(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return chatLine(first.trimEnd()) !== null;
}
