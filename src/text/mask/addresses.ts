import { classOf, isSpace } from '../characters.ts';
import { code, digitsIn, endOf, type Finder, type Hidden, isLatinLetter, isLetterOrDigit } from './scan.ts';

/** Characters that nobody sees may stand in any of them. */
const isLocal = classOf(/[\p{L}\p{M}\p{N}._%+'\-\u00ad\u200b-\u200f\u2060\ufeff]/u);
const isDomain = classOf(/[\p{L}\p{M}\p{N}.\-\u00ad\u200b-\u200f\u2060\ufeff]/u);
const isHandle = classOf(/[\p{L}\p{M}\p{N}_.\-\u00ad\u200b-\u200f\u2060\ufeff]/u);
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
  const spelled = spelledEnd(text, sign) || saidEnd(text, sign);
  if (spelled > 0) return { end: spelled, shown: '[e-mail]' };
  // `.@dan` is how a handle is kept from opening a message.
  if (!isAt(code(text, sign)) || isMark(code(text, sign - 1)) || !isDomain(code(text, sign + 1))) return null;
  const end = withoutMarks(text, sign + 1, endOf(text, sign + 1, isDomain));
  return end > sign + 1 ? { end, shown: '[e-mail]' } : null;
};

const SPELLED_AT = /[ \u00a0]?(?:[([{<] ?(?:at|@|\uff20|ät) ?[)\]}>] ?|[@\uff20] )/iy;
const SPELLED_DOMAIN =
  /(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.| ?[([{<] ?(?:dot|punkt|point|punto|\.) ?[)\]}>] ?)){1,4}\p{L}{2,24}(?![\p{L}\p{N}])/iuy;

/** Behind the host of `dan (at) example [dot] com` and `dan @ example.com`, from where the `at` begins; 0 for anything else. */
function spelledEnd(text: string, sign: number): number {
  SPELLED_AT.lastIndex = sign;
  if (!SPELLED_AT.test(text)) return 0;
  SPELLED_DOMAIN.lastIndex = SPELLED_AT.lastIndex;
  return SPELLED_DOMAIN.test(text) ? SPELLED_DOMAIN.lastIndex : 0;
}

/** `point` and the like are common words: they part the names of hosts behind a word that only addresses have. */
const saidIn = (at: string, dot: string): string =>
  `(?: ${dot} [\\p{L}\\p{N}_-]{1,40}){0,3} ${at} [\\p{L}\\p{N}-]{1,40}` +
  `(?: ${dot} [\\p{L}\\p{N}-]{1,40}){0,2} ${dot} \\p{L}{2,10}(?![\\p{L}\\p{N}])`;
const SAID = new RegExp(
  `${saidIn('(?:at|ät)', 'dot')}|${saidIn(
    '(?:arroba|arobase|chiocciola|małpa|malpa|zavináč|zavinac|afna|собака)',
    '(?:punto|ponto|point|kropka|tečka|tecka|pika|točka|tocka|точка)',
  )}`,
  'iuy',
);

/** Behind `dan dot smith at example dot com`, from where its first word ends; 0 for anything else. */
function saidEnd(text: string, sign: number): number {
  SAID.lastIndex = sign;
  return code(text, sign) === 0x20 && SAID.test(text) ? SAID.lastIndex : 0;
}

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
  if (scheme === 0 && !isProfile(text, at)) return null;
  const end = endOf(text, at, isLink);
  const [address = '', ...rest] = text.slice(at + scheme, end).split(/[?#;]/);
  const [host = '', ...path] = address.split('/');
  const shownHost = host.slice(Math.max(host.lastIndexOf('@'), host.lastIndexOf('\uff20')) + 1);
  const isHidden = holdsPeople(shownHost) ? isName : isSecret;
  const shown = [shownHost, ...path.map((part) => (isHidden(part) ? '…' : part))].join('/');
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

/** Where a path names a person, as a handle does. */
const PEOPLE = new Set(
  'twitter.com x.com facebook.com fb.com fb.me m.me messenger.com instagram.com threads.net t.me telegram.me wa.me tiktok.com linkedin.com vk.com ok.ru youtube.com reddit.com snapchat.com pinterest.com bsky.app twitch.tv github.com paypal.me weibo.com'.split(
    ' ',
  ),
);
/** Parts of such a path that name nobody. */
const NOBODY = new Set(
  'status statuses messages compose in user u profile people channel c p reel posts watch help settings support company groups i intent r web home search login'.split(
    ' ',
  ),
);
const LONGEST_HOST = 40;

const holdsPeople = (host: string): boolean => {
  const parts = host.toLowerCase().split('.');
  return parts.length <= 4 && PEOPLE.has(parts.slice(-2).join('.'));
};

const isName = (part: string): boolean => part !== '' && !NOBODY.has(part.toLowerCase());

/** `t.me/dan`, as people write it, without a scheme. */
function isProfile(text: string, at: number): boolean {
  if (!isLatinLetter(code(text, at)) || (at > 0 && (isDomain(code(text, at - 1)) || isAt(code(text, at - 1)))))
    return false;
  const end = endOf(text, at, isDomain, LONGEST_HOST);
  return code(text, end) === 0x2f && isHandle(code(text, end + 1)) && holdsPeople(text.slice(at, end));
}

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
