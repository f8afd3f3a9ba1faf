// What is only supposed: who asks "What do I do if it arrives broken?" reports nothing that is broken.
import { AT, causes, VALUE } from './causes.ts';
import { Stop, scanned, Token } from './scan.ts';

/** A text that supposes more is read like any other. */
const MOST = 16;
const conditions = { count: 0, from: new Uint16Array(MOST) };

export function forgetSuppositions(): void {
  conditions.count = 0;
}

/** A word such as "if" stands here. */
export function suppose(from: number): void {
  if (conditions.count < MOST) conditions.from[conditions.count++] = from;
}

/**
 * Takes what is complained of in the clauses of conditions for supposed, where the sentence asks.
 * @param behind whether the clause stands before its condition, as in Japanese
 * @param asks whether the words of the text ask: counts for a sentence without a stop at its end
 */
export function setSuppositionsApart(behind: boolean, asks: boolean): void {
  for (let index = 0; index < conditions.count; index++) {
    const at = conditions.from[index] as number;
    if (!asksAfter(at, asks)) continue;
    const from = behind ? stopBefore(at) : at;
    const to = behind ? at : stopAfter(at);
    for (let each = 0; each < causes.count; each++) {
      const place = causes.from[each] as number;
      if (place >= from && place < to && (VALUE[causes.sign[each] as number] as number) < 0)
        causes.sign[each] = AT.supposed;
    }
  }
}

/** How the sentence around a place ends. */
function asksAfter(at: number, asks: boolean): boolean {
  for (let token = 0; token < scanned.count; token++) {
    if (scanned.kind[token] !== Token.stop || (scanned.from[token] as number) < at) continue;
    if (scanned.value[token] !== Stop.comma) return scanned.value[token] === Stop.question;
  }
  return asks;
}

function stopAfter(at: number): number {
  for (let token = 0; token < scanned.count; token++)
    if (scanned.kind[token] === Token.stop && (scanned.from[token] as number) >= at)
      return scanned.from[token] as number;
  return scanned.text.length;
}

function stopBefore(at: number): number {
  let from = 0;
  for (let token = 0; token < scanned.count && (scanned.from[token] as number) < at; token++)
    if (scanned.kind[token] === Token.stop) from = scanned.from[token] as number;
  return from;
}
