import { UserError } from '../../model/problem.ts';
import { pathName } from '../../model/text.ts';
import { isChat } from './chat-line.ts';

export type FormatId = 'csv' | 'json' | 'ndjson' | 'chat';

/**
 * What a text is, by how it begins and never by the name of its file. `head` is decoded already.
 * Throws a UserError that names what is no export at all.
 */
export function contentFormat(head: Buffer, path: string): FormatId {
  const text = head
    .toString()
    .replace(/^[\ufeff\s\0]+/, '')
    .replace(ASSIGNMENT, '');
  const name = pathName(path);
  if (text === '') throw new UserError(`${name}: the file is empty. Export it once more.`);
  const foreign = FOREIGN.find(({ sign }) => sign.test(text));
  if (foreign) throw new UserError(`${name}: not CSV or JSON but ${foreign.what}. ${foreign.advice ?? EXPORT_AS_TEXT}`);
  if (isBinary(text))
    throw new UserError(`${name}: not CSV or JSON but a binary file, or text in another encoding. ${EXPORT_AS_TEXT}`);
  if (isChat(text)) return 'chat';
  if (!looksLikeJson(text)) return 'csv';
  return isNdjson(text) ? 'ndjson' : 'json';
}

/** The archive of an account at X holds scripts that assign JSON: `window.YTD.tweets.part0 = [`. */
export const ASSIGNMENT = /^window\.YTD\.\w+\.part\d+\s*=\s*/;

const EXPORT_AS_TEXT = 'Export the data as CSV, JSON or NDJSON.';

/** Its directory stands at its end, which a pipe reaches last. */
const FROM_A_FILE = 'Save it to a file and name that file.';

/** What is found under the name of an export. The first byte of a PNG or JPEG looks different in each encoding. */
const FOREIGN: readonly { readonly sign: RegExp; readonly what: string; readonly advice?: string }[] = [
  {
    sign: /^PK\x03\x04.{0,2000}(\[Content_Types\]\.xml|xl\/|_rels\/)/s,
    what: 'an Excel workbook or another Office document (a zip archive inside)',
    advice: FROM_A_FILE,
  },
  { sign: /^PK(\x03\x04|\x05\x06)/, what: 'a zip archive', advice: FROM_A_FILE },
  {
    sign: /^(ÐÏ|\ufffd\ufffd)\x11(à|\ufffd)(¡|\ufffd)(±|\ufffd)\x1a(á|\ufffd)/,
    what: 'an old Excel workbook (.xls)',
    advice: 'Open it in a spreadsheet and save it as .xlsx or as CSV (UTF-8).',
  },
  { sign: /^%PDF-/, what: 'a PDF document' },
  { sign: /^.PNG\r?\n|^GIF8[79]a|^.{1,10}(JFIF|Exif)\0/s, what: 'a picture' },
  { sign: /^SQLite format 3/, what: 'an SQLite database' },
  { sign: /^\{\\rtf/, what: 'a rich text document' },
  { sign: /^<\?xml/i, what: 'an XML document' },
  {
    sign: /^<(!doctype html|html|head|body|!--)/i,
    what: 'an HTML page, perhaps one to sign in',
    advice: 'It holds no table of rows; export the data once more.',
  },
  {
    sign: /^version https:\/\/git-lfs\.github\.com\/spec\//,
    what: 'a Git LFS pointer that stands in for the data',
    advice: 'Fetch the data with git lfs pull.',
  },
];

/** Texts hold escape sequences and stray zeros, but one character in twenty is a control only in what is no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096).replace(/\0+$/, '');
  const strange = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]/g)?.length ?? 0;
  return strange * 20 > sample.length;
}

/** `[12/03/2026` begins a chat and `{` hardly ever a table, so a bracket has to be followed by something of JSON. */
function looksLikeJson(text: string): boolean {
  if (/^(\{|\[\s*(["{[\]]|$))/.test(text)) return true;
  return text.length < 4096 && !text.trim().includes('\n') && isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One of the first lines may be broken, so two of three lines that are whole objects are enough. */
function isNdjson(text: string): boolean {
  const [first = '', ...others] = firstLines(text, 3);
  const whole = [first, ...others].filter((line) => line.startsWith('{') && isJson(line)).length;
  return whole >= 2 || (whole === 1 && isJson(first) && (others[0]?.startsWith('{') ?? false));
}

function firstLines(text: string, count: number): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < count; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text
      .slice(start, end)
      .replace(/^\ufeff+/, '')
      .trimEnd();
    if (line !== '') lines.push(line);
    start = end + 1;
  }
  return lines;
}
