/** From here on JSON numbers lose digits: neighbouring ids would become one. */
const DIGITS_KEPT = 16;

/** A number that long, or a text that looks so: worth the walk. */
const CANDIDATE = /[:,[]\s*-?\d{16}/;

/** JSON text in which whole numbers of 16 digits and more are strings, so that parsing keeps their digits. */
export function keepDigits(text: string): string {
  if (!CANDIDATE.test(text)) return text;
  let kept = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') at = pastString(text, at);
    else if (!isDigit(text.charCodeAt(at))) at += 1;
    else {
      const end = pastDigits(text, at);
      if (end - at >= DIGITS_KEPT && isWhole(text, at, end)) {
        const start = text[at - 1] === '-' ? at - 1 : at;
        kept += `${text.slice(copied, start)}"${text.slice(start, end)}"`;
        copied = end;
      }
      at = end;
    }
  }
  return kept + text.slice(copied);
}

/** Neither a fraction, nor an exponent, nor followed by one. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text[start - 1] === '-' ? text[start - 2] : text[start - 1];
  return text[start] !== '0' && !/[.eE+]/.test(before ?? '') && !/[.eE]/.test(text[end] ?? '');
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function pastDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Behind the quotation mark that closes a string: one with an even number of backslashes before it. */
function pastString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}
