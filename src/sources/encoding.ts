import { isUtf8 } from 'node:buffer';
import { UserError } from '../model/problem.ts';
import { nearest, printable } from '../model/text.ts';

/** How the bytes of a file become characters. `label` is a name of the WHATWG Encoding Standard. */
export interface Encoding {
  readonly label: string;
  /** Neither declared by the file nor proven by its bytes. */
  readonly guessed: boolean;
  /** The byte order mark, twice where two files were joined. */
  readonly bomBytes: number;
}

const MARKS = [
  { label: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

const UTF8: Encoding = { label: 'utf-8', guessed: false, bomBytes: 0 };
const WESTERN: Encoding = { label: 'windows-1252', guessed: true, bomBytes: 0 };

/** With fewer letters outside of ASCII than this, telling languages apart is no better than tossing a coin. */
const LETTERS_FOR_A_GUESS = 8;

/** A mark settles it, then the bytes themselves; only where both are silent is the language of the text weighed. */
export async function detectEncoding(head: Uint8Array): Promise<Encoding> {
  const certain = marked(head) ?? unmarkedUtf16(head);
  if (certain !== null) return certain;
  if (isUtf8(withoutCutCharacter(head))) return UTF8;
  const { sequences, strays } = utf8Shape(head);
  // A damaged UTF-8 file stays one: its bad bytes are counted where the records are read.
  if (sequences >= strays.length || strays.every((byte) => UNUSED_IN_WESTERN.has(byte))) return UTF8;
  return strays.length < LETTERS_FOR_A_GUESS ? WESTERN : guess(head);
}

function marked(head: Uint8Array): Encoding | null {
  for (const { label, mark } of MARKS) {
    let bomBytes = 0;
    while (mark.every((byte, at) => head[bomBytes + at] === byte)) bomBytes += mark.length;
    if (bomBytes > 0) return { label, guessed: false, bomBytes };
  }
  return null;
}

/** Header and digits are ASCII in every export, so in UTF-16 nearly every second byte of the beginning is NUL. */
function unmarkedUtf16(head: Uint8Array): Encoding | null {
  const sample = head.subarray(0, 1024);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length * 0.2;
  if (odd > enough && even * 20 < odd) return { label: 'utf-16le', guessed: true, bomBytes: 0 };
  if (even > enough && odd * 20 < even) return { label: 'utf-16be', guessed: true, bomBytes: 0 };
  return null;
}

/** The head is an arbitrary cut: a character that it cuts in two says nothing of the encoding. */
function withoutCutCharacter(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= head.length; back++) {
    const byte = head[head.length - back] ?? 0;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return continuationsOf(byte) >= back ? head.subarray(0, head.length - back) : head;
  }
  return head;
}

/** How many bytes follow this first byte of a UTF-8 character; 0 where it cannot be one. */
function continuationsOf(byte: number): number {
  if (byte < 0xc0 || byte >= 0xf8) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/**
 * Bytes that have the shape of UTF-8 characters, and those that do not. Halves of emoji (CESU-8) and overlong forms
 * are not valid but have the shape; single letters of a one-byte encoding almost never do.
 */
function utf8Shape(head: Uint8Array): { sequences: number; strays: number[] } {
  const strays: number[] = [];
  let sequences = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0;
    if (byte < 0x80) continue;
    const following = continuationsOf(byte);
    if (following > 0 && areContinuations(head, at + 1, following)) {
      sequences += 1;
      at += following;
    } else strays.push(byte);
  }
  return { sequences, strays };
}

function areContinuations(bytes: Uint8Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

/** Without a letter in windows-1252, or with one (ÿ) that hardly any word has: such a byte alone is damage. */
const UNUSED_IN_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xff]);

/**
 * The encodings that are told apart, by the detector's names. The ISO variants are left out because the Windows code
 * pages hold the same letters and more; the DOS and old Macintosh ones because they win by accident on short texts.
 */
const GUESSABLE: Readonly<Record<string, string>> = {
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'windows-1258': 'windows-1258',
  'iso-8859-2': 'iso-8859-2',
  'koi8-r': 'koi8-r',
  'tis-620': 'windows-874',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  cp949: 'euc-kr',
  gb18030: 'gb18030',
  big5: 'big5',
};

async function guess(head: Uint8Array): Promise<Encoding> {
  // Imported only here: its language models take a tenth of a second to unpack.
  const { detect } = await import('jschardet');
  const { encoding } = detect(head, { detectEncodings: Object.keys(GUESSABLE) });
  return { ...WESTERN, label: GUESSABLE[encoding?.toLowerCase() ?? ''] ?? WESTERN.label };
}

/** What `--encoding` may be; every other label of the standard is understood as well. */
const OFFERED = [
  ...new Set(['utf-8', 'utf-16le', 'utf-16be', ...Object.values(GUESSABLE), 'iso-8859-1', 'iso-8859-15']),
  ...['koi8-u', 'ibm866', 'macintosh', 'gbk'],
];

/** The name that the decoder goes by; an unknown one is wrong use. */
export function checkEncodingLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    const near = nearest(label, OFFERED);
    throw new UserError(
      `--encoding: "${printable(label)}" is no encoding that is known here. ` +
        (near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Use one of ${OFFERED.join(', ')}.`),
      2,
    );
  }
}

/** The same text as UTF-8 without a mark. Bytes that are UTF-8 already are passed on as they are, damage included. */
export function toUtf8(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<Buffer> {
  return withoutMark(encoding.label === 'utf-8' ? buffers(bytes) : decoded(bytes, encoding.label));
}

async function* buffers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of bytes) yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, label: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  for await (const piece of bytes) {
    // Without `stream`, Node 20 reads windows-1252 as ISO 8859-1: curly quotes and the euro sign become controls.
    yield Buffer.from(decoder.decode(piece, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

const MARK = Buffer.from('\ufeff');

async function* withoutMark(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer | null = Buffer.alloc(0);
  for await (const piece of text) {
    if (held === null) {
      if (piece.length > 0) yield piece;
      continue;
    }
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    while (held.subarray(0, MARK.length).equals(MARK)) held = held.subarray(MARK.length);
    // Fewer bytes than a mark may be the beginning of one.
    if (held.length < MARK.length && MARK.subarray(0, held.length).equals(held)) continue;
    yield held;
    held = null;
  }
  if (held !== null && held.length > 0) yield held;
}
