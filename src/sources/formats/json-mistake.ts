import { printable } from '../../model/text.ts';
import { countIn } from './count.ts';
import { JsonScanner } from './json-scanner.ts';

/** Where a value lies in the bytes of its file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with JSON, and where. Offsets count bytes. */
export interface Mistake {
  readonly at: number;
  readonly wanted: string;
  /** Nothing is wrong but that the rest is missing. */
  readonly isCut: boolean;
}

/** Values one after another, with blanks or nothing between them, or the first mistake. */
export function valuesIn(bytes: Buffer): { readonly spans: readonly Span[]; readonly mistake: Mistake | null } {
  const scanner = new JsonScanner(bytes);
  const spans: Span[] = [];
  while (!scanner.ended()) {
    const start = scanner.at;
    if (!scanner.value()) {
      const wanted = spans.length > 0 && scanner.at === start ? 'the end' : scanner.wanted;
      return { spans, mistake: { at: scanner.at, wanted, isCut: scanner.at >= bytes.length } };
    }
    spans.push({ start, end: scanner.at });
  }
  return { spans, mistake: null };
}

/** For somebody who has the line before their eyes. */
export function describeMistake(bytes: Buffer, { at, wanted }: Mistake): string {
  const before = bytes.subarray(0, at);
  const column = 1 + before.subarray(before.lastIndexOf('\n') + 1).toString().length;
  return `in column ${column} stands "${printable(bytes.toString('utf8', at, at + 12), 12)}" instead of ${wanted}`;
}

/** The physical line of an offset, from 1. */
export function lineOf(bytes: Buffer, offset: number): number {
  return 1 + countIn(bytes.subarray(0, offset), '\n');
}
