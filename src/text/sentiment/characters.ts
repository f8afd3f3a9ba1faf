/** What a UTF-16 code is to a reader of words; astral letters are rare, astral symbols are emoji. */
export const Kind = {
  space: 1,
  letter: 2,
  digit: 3,
  apostrophe: 4,
  at: 5,
  hash: 6,
  stop: 7,
  symbol: 8,
  /** Han, kana, Thai: scripts that put no spaces between words. */
  joined: 9,
} as const;

type KindOf = (typeof Kind)[keyof typeof Kind];

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}ー]/u;
const STOPS = '.,;:!?…()[]{}"“”„«»。、！？；：，।؟،؛—–|/\n';

/** 0 where nobody asked yet: `kindOf` asks and remembers. */
export const known = new Uint8Array(0x10000);

/** The kind of a code, found once and then remembered. */
export function kindOf(code: number): number {
  const before = known[code] as number;
  if (before !== 0) return before;
  const kind = findKind(code);
  known[code] = kind;
  return kind;
}

function findKind(code: number): KindOf {
  if (code >= 0xd800 && code <= 0xdfff) return Kind.symbol;
  const character = String.fromCharCode(code);
  if (character === "'") return Kind.apostrophe;
  if (character === '@') return Kind.at;
  if (character === '#') return Kind.hash;
  if (STOPS.includes(character)) return Kind.stop;
  if (JOINED.test(character)) return Kind.joined;
  if (LETTER.test(character)) return code >= 0xfe00 && code <= 0xfe0f ? Kind.space : Kind.letter;
  if (DIGIT.test(character) || character === '_') return Kind.digit;
  return code >= 0x2190 && code < 0xfe00 ? Kind.symbol : Kind.space;
}
