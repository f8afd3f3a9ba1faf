import { AT, cause, signs } from './causes.ts';
import { Stop, scanned, Token } from './scan.ts';

/** Whether a word of three letters or more is written in capitals alone. */
export function isCapital(token: number): boolean {
  const from = scanned.from[token] as number;
  const to = scanned.to[token] as number;
  if (to - from < 3) return false;
  for (let at = from; at < to; at++) {
    if (scanned.text.charCodeAt(at) === scanned.written.charCodeAt(at)) return false;
  }
  return true;
}

/** Fewer words in capitals are names. */
const FEWEST_SHOUTED = 2;

/** Of the last text that was read. */
export const shape = { asks: false, shouts: false };

/** Reads into `signs` and `causes` what a text shows apart from its words: its marks, stops, capitals and length. */
export function readShape(): void {
  shape.asks = false;
  // Where nothing stands between words, two letters are about one.
  let words = scanned.joined / 2;
  let capitals = 0;
  for (let token = 0; token < scanned.count; token++) {
    const value = scanned.value[token] as number;
    switch (scanned.kind[token]) {
      case Token.word:
        words++;
        if (isCapital(token)) capitals++;
        break;
      case Token.number:
        signs[AT.number] = 1;
        break;
      case Token.handle:
        bump(AT.handles);
        if (token === 0) signs[AT['handle first']] = 1;
        break;
      case Token.link:
        signs[AT.link] = 1;
        break;
      case Token.mark:
        cause(
          AT[value < 0 ? 'mark negative weak' : 'mark positive weak'] + Math.abs(value) - 1,
          1,
          scanned.from[token] as number,
          scanned.to[token] as number,
        );
        break;
      case Token.stop:
        readStop(token, value);
    }
  }
  shape.shouts = capitals >= FEWEST_SHOUTED && capitals * 2 >= words;
  signs[AT.words] = Math.min(words, 60) / 20;
  signs[AT['few words']] = words <= 3 ? 1 : 0;
  // All in capitals says no more than all in small letters: some keyboards are broken, and some people are old.
  signs[AT.capitals] = capitals === 0 || capitals === words ? 0 : Math.min(1, (2 * capitals) / (words + 1));
}

function bump(sign: number): void {
  signs[sign] = Math.min(1, (signs[sign] as number) + 0.34);
}

function readStop(token: number, value: number): void {
  const length = (scanned.to[token] as number) - (scanned.from[token] as number);
  if (value === Stop.exclamation) for (let times = 0; times < Math.min(length, 3); times++) bump(AT.exclamation);
  if (value === Stop.dots) signs[AT.dots] = 1;
  if (value !== Stop.question) return;
  signs[AT.question] = 1;
  shape.asks = true;
  if (length > 1) signs[AT.questions] = 1;
}
