import { classOf, isSpace } from '../characters.ts';
import { code, digitsIn, endOf, type Finder, type Hidden, isLetterOrDigit } from './scan.ts';

const isLocal = classOf(/[\p{L}\p{M}\p{N}._%+'-]/u);
const isDomain = classOf(/[\p{L}\p{M}\p{N}.-]/u);
const isHandle = classOf(/[\p{L}\p{M}\p{N}_.-]/u);
const isAt = (unit: number): boolean => unit === 0x40 || unit === 0xff20;
const isMark = classOf(/[.-]/);

/** A full stop at the end closes the sentence, not the address. */
function withoutMarks(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isMark(code(text, end - 1))) end--;
  return end;
}

/** Looked for where a word begins, so that each character is gone through once. */
export const email: Finder = (text, at) => {
  if (!isLocal(code(text, at)) || (at > 0 && isLocal(code(text, at - 1)))) return null;
  const sign = endOf(text, at, isLocal);
  // `.@dan` is how a handle is kept from opening a message.
  if (!isAt(code(text, sign)) || isMark(code(text, sign - 1)) || !isDomain(code(text, sign + 1))) return null;
  const end = withoutMarks(text, sign + 1, endOf(text, sign + 1, isDomain));
  return end > sign + 1 ? { end, shown: '[e-mail]' } : null;
};

/** `@dan`, and `@dan@example.social`. */
export const handle: Finder = (text, at) => {
  if (!isAt(code(text, at)) || !isHandle(code(text, at + 1))) return null;
  const name = endOf(text, at + 1, isHandle);
  const whole = isAt(code(text, name)) ? endOf(text, name + 1, isDomain) : name;
  const end = withoutMarks(text, at + 1, whole);
  return end > at + 1 ? { end, shown: '[handle]' } : null;
};

const isLink = (unit: number): boolean =>
  !Number.isNaN(unit) && !isSpace(unit) && !'<>"'.includes(String.fromCharCode(unit));
const isScheme = classOf(/[A-Za-z+]/);

/** A link is shown with its host and the plain parts of its path: what is asked for, and who asks, is left out. */
export const link: Finder = (text, at) => {
  if (at > 0 && isLetterOrDigit(code(text, at - 1))) return null;
  const scheme = schemeAt(text, at);
  if (scheme === 0) return null;
  const end = endOf(text, at, isLink);
  const [address = '', ...rest] = text.slice(at + scheme, end).split(/[?#;]/);
  const [host = '', ...path] = address.split('/');
  const shownHost = host.slice(Math.max(host.lastIndexOf('@'), host.lastIndexOf('\uff20')) + 1);
  const shown = [shownHost, ...path.map((part) => (isSecret(part) ? '…' : part))].join('/');
  return { end, shown: `${text.slice(at, at + scheme)}${shown}${rest.length > 0 ? '?…' : ''}` };
};

/** The length of `https://`; of `www.` nothing is left out, but that it is one counts. */
function schemeAt(text: string, at: number): number {
  if (text.startsWith('www.', at) || text.startsWith('WWW.', at)) return 4;
  if (!isScheme(code(text, at))) return 0;
  const end = endOf(text, at, isScheme, 20);
  return end > at && text.startsWith('://', end) ? end - at + 3 : 0;
}

/** Ids, tokens and addresses within a path. */
const isSecret = (part: string): boolean =>
  part.includes('@') || /%40/.test(part) || digitsIn(part, 0, part.length) >= 5 || part.length > 40;

const KEYS = [
  'token',
  'password',
  'passwd',
  'pwd',
  'secret',
  'apikey',
  'api_key',
  'auth',
  'session',
  'sid',
  'otp',
  'pin',
];
const isKey = classOf(/[A-Za-z_]/);

/** `token=...`, outside of links too. */
export const secret: Finder = (text, at): Hidden | null => {
  if (!isKey(code(text, at)) || (at > 0 && isLetterOrDigit(code(text, at - 1)))) return null;
  const end = endOf(text, at, isKey, 20);
  if (code(text, end) !== 0x3d || !KEYS.includes(text.slice(at, end).toLowerCase())) return null;
  const value = endOf(text, end + 1, (unit) => isLink(unit) && unit !== 0x26);
  return value > end + 1 ? { end: value, shown: `${text.slice(at, end + 1)}…` } : null;
};
