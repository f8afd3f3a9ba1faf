import { elementsOf, isObject, type JsonObject } from './json-arrays.ts';
import type { JsonDocument } from './json-document.ts';
import type { Span } from './json-mistake.ts';
import { elementsAt, type Locate, locator, membersAt } from './json-places.ts';

/** Records that stand at one place of a document, and what is around each. */
export interface JsonRecords {
  readonly records: readonly unknown[];
  readonly envelopes: readonly (JsonObject | null)[];
  readonly locate: Locate;
}

type Step = string;

const ANY = '*';

/** `chats.list[].messages[]` as steps. */
const stepsOf = (place: string): readonly Step[] => place.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];

/** `[ticket]`: the elements of a list whose member `name` is that, or that behind a prefix, such as `ost_ticket`. */
const wantedIn = (step: Step): string | null => /^\[(.+)\]$/.exec(step)?.[1] ?? null;

const isCalled = (name: unknown, wanted: string): boolean =>
  typeof name === 'string' && (name === wanted || name.slice(name.indexOf('_') + 1) === wanted);

/** The elements of a list that a step asks for. */
function elementsFor(step: Step, list: readonly unknown[]): readonly unknown[] {
  const wanted = wantedIn(step);
  return wanted === null ? list : list.filter((one) => isObject(one) && isCalled(one.name, wanted));
}

/** The records at a place such as `data.payload[]`; `''` is the document itself. Where nothing is, there are none. */
export function recordsAt({ value, sequence }: JsonDocument, content: Buffer, place: string): JsonRecords {
  const steps = stepsOf(place);
  const records: unknown[] = [];
  const envelopes: (JsonObject | null)[] = [];
  collect(value, steps, 0, null, (record, envelope) => {
    records.push(record);
    envelopes.push(envelope);
  });
  const spans = (): readonly Span[] =>
    sequence === null
      ? spansAt(content, { start: 0, end: content.length }, steps)
      : elementsOf(content, sequence).flatMap((span) => spansAt(content, span, steps, 1));
  return { records, envelopes, locate: locator(content, spans) };
}

function collect(
  value: unknown,
  steps: readonly Step[],
  at: number,
  envelope: JsonObject | null,
  found: (record: unknown, envelope: JsonObject | null) => void,
): void {
  const step = steps[at];
  if (step === undefined) found(value, envelope);
  else if (step.startsWith('[')) {
    if (!Array.isArray(value)) return;
    for (const element of elementsFor(step, value)) collect(element, steps, at + 1, envelope, found);
  } else if (isObject(value)) {
    const members = step === ANY ? Object.values(value) : Object.hasOwn(value, step) ? [value[step]] : [];
    for (const member of members) collect(member, steps, at + 1, value, found);
  }
}

/** Where the same records lie in the file, in the same order. */
function spansAt(content: Buffer, span: Span, steps: readonly Step[], at = 0): Span[] {
  const step = steps[at];
  if (step === undefined) return [span];
  const inside = step.startsWith('[')
    ? elementsAt(content, span.start).filter((one) => isWanted(content, one, wantedIn(step)))
    : membersAt(content, span.start, step === ANY ? null : step);
  return inside.flatMap((one) => spansAt(content, one, steps, at + 1));
}

function isWanted(content: Buffer, { start }: Span, wanted: string | null): boolean {
  if (wanted === null) return true;
  const [name] = membersAt(content, start, 'name');
  return name !== undefined && isCalled(JSON.parse(content.toString('utf8', name.start, name.end)), wanted);
}
