import { countIn } from './count.ts';
import type { Span } from './json-mistake.ts';
import { JsonScanner } from './json-scanner.ts';

/** Tells where a record lies in the file. */
export type Locate = (index: number) => { readonly line: number; readonly bytes: Uint8Array };

/** Nothing is looked for before the first question: hardly any file is ever asked. */
export function locator(content: Buffer, find: () => readonly Span[]): Locate {
  let places: readonly (Span & { line: number })[] | null = null;
  return (index) => {
    places ??= withLines(content, find());
    const { line, start, end } = places[index] ?? { line: 1, start: 0, end: 0 };
    return { line, bytes: content.subarray(start, end) };
  };
}

function withLines(content: Buffer, spans: readonly Span[]): (Span & { line: number })[] {
  let line = 1;
  let counted = 0;
  return spans.map((span) => {
    line += countIn(content.subarray(counted, span.start), '\n');
    counted = span.start;
    return { ...span, line };
  });
}

/** The elements of the array that begins at `start`, in valid JSON; none where no array does. */
export function elementsAt(bytes: Buffer, start: number): Span[] {
  const scanner = new JsonScanner(bytes, start);
  const spans: Span[] = [];
  if (!scanner.take('[')) return spans;
  while (!scanner.take(']') && !scanner.ended()) {
    const from = scanner.at;
    scanner.value();
    spans.push({ start: from, end: scanner.at });
    scanner.take(',');
  }
  return spans;
}

/** Where the value of a member of the object at `start` begins, in valid JSON. Of equal names the last one counts. */
export function memberAt(bytes: Buffer, start: number, name: string): number {
  return membersAt(bytes, start, name)[0]?.start ?? start;
}

/**
 * The values of the members of the object at `start`, or of the one of that name; of equal names the last one counts.
 * In the order in which JSON.parse has them, which puts names that are numbers first.
 */
export function membersAt(bytes: Buffer, start: number, name: string | null): Span[] {
  const scanner = new JsonScanner(bytes, start);
  const found: Record<string, Span> = Object.create(null);
  if (!scanner.take('{')) return [];
  while (!scanner.take('}') && !scanner.ended()) {
    const from = scanner.at;
    scanner.name();
    const own = nameIn(bytes.toString('utf8', from, scanner.at));
    scanner.next();
    const begin = scanner.at;
    scanner.value();
    if (name === null || own === name) found[own] = { start: begin, end: scanner.at };
    scanner.take(',');
  }
  return Object.values(found);
}

/** From `"name" :` to the name. */
const nameIn = (text: string): string => JSON.parse(text.slice(0, text.lastIndexOf('"') + 1));
