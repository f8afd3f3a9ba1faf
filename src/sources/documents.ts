import * as z from 'zod';
import type { JsonRecords } from './formats/json-lists.ts';
import type { RawRecord } from './formats/record.ts';
import { PLATFORMS } from './platforms/index.ts';
import { type DocumentPlatform, isTable, type RecordKind } from './platforms/platform.ts';

/** Records of one kind in a document. */
export interface DocumentPart {
  readonly kind: RecordKind;
  readonly place: string;
  readonly found: JsonRecords;
}

export interface DocumentMatch {
  readonly platform: DocumentPlatform;
  readonly parts: readonly DocumentPart[];
}

/** Enough to see of what kind a list is. */
const SAMPLE = 50;

const candidates = (platform: string | null): readonly DocumentPlatform[] =>
  PLATFORMS.filter((one): one is DocumentPlatform => !isTable(one)).filter(
    ({ id }) => platform === null || id === platform,
  );

/** The export that a JSON document is: where most records at a place are of one of its kinds. */
export function matchDocument(at: (place: string) => JsonRecords, platform: string | null): DocumentMatch | null {
  const places = new Map<string, JsonRecords>();
  const recordsAt = (place: string): JsonRecords => {
    const known = places.get(place) ?? at(place);
    places.set(place, known);
    return known;
  };
  return best(
    candidates(platform).map((one) => {
      const scored = partsOf(one, recordsAt);
      return { match: { platform: one, parts: scored.map(({ part }) => part) }, score: highest(scored) };
    }),
  );
}

/** Lines of JSON: a platform to which most of the first lines belong, each by one of its kinds. */
export function matchLines(
  lines: readonly (RawRecord | null)[],
  platform: string | null,
): { readonly platform: DocumentPlatform; readonly kinds: readonly RecordKind[] } | null {
  const sample = lines.filter((line) => line !== null).slice(0, SAMPLE);
  return best(
    candidates(platform).map((one) => {
      const kinds = one.kinds.filter(isLine);
      const fitting = sample.map((line) => kinds.find((kind) => isOf(kind, line, null)));
      const known = fitting.filter((kind) => kind !== undefined);
      const score =
        known.length * 2 >= sample.length ? Math.max(0, ...known.map((kind) => scoreOf(kind, sample, []))) : 0;
      const found = new Set(known);
      return { match: { platform: one, kinds: kinds.filter((kind) => found.has(kind)) }, score };
    }),
  );
}

/** The kind of one line, whatever the lines before it were. */
export const kindOfLine = ({ kinds }: DocumentPlatform, line: RawRecord): RecordKind | null =>
  kinds.filter(isLine).find((kind) => isOf(kind, line, null)) ?? null;

const isLine = ({ places }: RecordKind): boolean => places.includes('');

function best<Match>(scored: readonly { readonly match: Match; readonly score: number }[]): Match | null {
  const [first] = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return first?.match ?? null;
}

interface Scored {
  readonly part: DocumentPart;
  readonly score: number;
}

const highest = (scored: readonly Scored[]): number => scored.reduce((most, { score }) => Math.max(most, score), 0);

/** At each place the kind that fits best. */
function partsOf({ kinds }: DocumentPlatform, recordsAt: (place: string) => JsonRecords): readonly Scored[] {
  const byPlace = new Map<string, Scored>();
  for (const kind of kinds) {
    for (const place of kind.places) {
      const found = recordsAt(place);
      const score = fits(kind, found) ? scoreOf(kind, found.records.slice(0, SAMPLE), found.envelopes) : 0;
      if (score > (byPlace.get(place)?.score ?? 0)) byPlace.set(place, { part: { kind, place, found }, score });
    }
  }
  return [...byPlace.values()];
}

function fits(kind: RecordKind, { records, envelopes }: JsonRecords): boolean {
  const sample = records.slice(0, SAMPLE);
  const good = sample.filter((record, index) => isOf(kind, record, envelopes[index] ?? null));
  return sample.length > 0 && good.length * 2 >= sample.length;
}

const isOf = ({ record, envelope }: RecordKind, value: unknown, around: unknown): boolean =>
  record.safeParse(value).success && (envelope === undefined || envelope.safeParse(around).success);

/** How much of what a kind knows is there: the more names are the same, the less is it chance. */
function scoreOf({ record, envelope }: RecordKind, sample: readonly unknown[], envelopes: readonly unknown[]): number {
  return 1 + namesIn(record, sample) + (envelope ? namesIn(envelope, envelopes.slice(0, SAMPLE)) : 0);
}

function namesIn(schema: z.ZodType, values: readonly unknown[]): number {
  if (!(schema instanceof z.ZodObject)) return 0;
  return Object.keys(schema.shape).filter((name) =>
    values.some((value) => typeof value === 'object' && value !== null && Object.hasOwn(value, name)),
  ).length;
}
