/** Membership of UTF-16 units in a class, each looked up by the expression once. */
export function classOf(pattern: RegExp): (code: number) => boolean {
  const known = new Uint8Array(0x10000);
  return (code) => {
    const before = known[code];
    if (before !== 0) return before === 1;
    const belongs = pattern.test(String.fromCharCode(code));
    known[code] = belongs ? 1 : 2;
    return belongs;
  };
}

/** Letters, marks and digits of any script; `\w` knows none outside ASCII. Emoji, and what else takes two codes, is none. */
export const isWordCharacter = classOf(/[\p{L}\p{M}\p{N}]/u);

/** Scripts that put no space between words. */
export const isUnspaced = classOf(
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u,
);

export const isSpace = classOf(/\s/u);

const isDecimal = classOf(/\p{Nd}/u);

/** Of ten digits of a script the first ends in zero, and they stand in a row; these are the first ones below 0x10000. */
const zeros: number[] = [];

function zeroOf(code: number): number {
  if (zeros.length === 0) for (let at = 0x30; at < 0x10000; at++) if (isDecimal(at)) zeros.push(at);
  return zeros[Math.floor(zeros.indexOf(code) / 10) * 10] as number;
}

/** The value of a decimal digit of any script; -1 for anything else. */
export function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code > 0x7f && isDecimal(code) ? code - zeroOf(code) : -1;
}
