import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import type { TablePlatform } from './platforms/platform.ts';

/**
 * Column names as people and programs write them, made comparable: `Author-Id`, `authorId` and ` AUTHOR ID ` are one.
 * Invisible characters go, because exports carry them and nobody sees why a column "is missing".
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

type DurationUnit = 's' | 'min' | 'h' | 'd';

/** A field of the platform and the column that it is read from. */
export interface ColumnUse {
  readonly field: string;
  readonly name: string;
  readonly index: number;
  readonly unit: DurationUnit | null;
}

export interface ColumnMap {
  readonly uses: readonly ColumnUse[];
  readonly fields: ReadonlySet<string>;
  /** Columns that nothing reads. */
  readonly unused: readonly string[];
  /** Names that occur twice among the columns that are read: the first is. */
  readonly repeated: readonly string[];
}

/** Of a document, which has none. */
export const NO_COLUMNS: ColumnMap = { uses: [], fields: new Set(), unused: [], repeated: [] };

/** `--map field=column` and `--map field=column:unit`. */
export interface Mapping {
  readonly field: string;
  readonly column: string;
  readonly unit: DurationUnit | null;
}

const UNIT_WORDS: readonly (readonly [DurationUnit, RegExp])[] = [
  ['s', /(^|_)(s|sec|secs|seconds?|sekunden|segundos|secondes|secondi)($|_)/],
  ['min', /(^|_)(min|mins|minutes?|minuten|minutos|minuti)($|_)/],
  ['h', /(^|_)(h|hr|hrs|hours?|std|stunden|horas|heures|ore)($|_)/],
  ['d', /(^|_)(d|days?|tagen?|días|dias|jours|giorni)($|_)/],
];

/** The unit that a column's name states: `First reply time in minutes`, `resolution_hours`. */
export function unitOfName(name: string): DurationUnit | null {
  const folded = foldName(name);
  return UNIT_WORDS.find(([, words]) => words.test(folded))?.[0] ?? null;
}

export function parseMapping(text: string): Mapping {
  const match = /^([A-Za-z]+)=(.*?)(?::(s|min|h|d))?$/s.exec(text);
  if (match?.[1] && match[2]) {
    return { field: match[1], column: match[2], unit: (match[3] as DurationUnit | undefined) ?? null };
  }
  throw new UserError(
    `--map ${printable(text)}: not of the form field=column. Write for example --map at=opened, or --map firstReplyAfter=reply_time:min for a duration in minutes.`,
    2,
  );
}

/** Which columns of a header serve which fields of a platform: what the user named first, then by the aliases. */
export function mapColumns(
  platform: TablePlatform,
  header: readonly string[],
  mappings: readonly Mapping[],
): ColumnMap {
  const folded = header.map(foldName);
  const taken = new Set<number>();
  const uses: ColumnUse[] = [];
  const use = (field: string, index: number, unit: DurationUnit | null): void => {
    const name = header[index] ?? '';
    taken.add(index);
    uses.push({ field, name, index, unit: unit ?? unitOfName(name) });
  };
  for (const mapping of mappings) {
    const index = columnIndex(header, folded, mapping.column);
    if (index >= 0 && mapping.field in platform.row.shape) use(mapping.field, index, mapping.unit);
  }
  for (const field of Object.keys(platform.row.shape)) {
    if (uses.some((other) => other.field === field)) continue;
    const names = platform.aliases[field] ?? [foldName(field)];
    const index = firstFree(names, folded, taken);
    if (index >= 0) use(field, index, null);
  }
  const mapped = new Set(mappings.map(({ field }) => field));
  const found = new Set(uses.map(({ field }) => field));
  const alone = ({ field }: ColumnUse): boolean => {
    const other = platform.onlyWith?.[field];
    return other !== undefined && !found.has(other) && !mapped.has(field);
  };
  return columnMap(
    header,
    uses.filter((one) => !alone(one)),
  );
}

/** What follows from the columns that are read. */
export function columnMap(header: readonly string[], uses: readonly ColumnUse[]): ColumnMap {
  const folded = header.map(foldName);
  const taken = new Set(uses.map(({ index }) => index));
  return {
    uses,
    fields: new Set(uses.map(({ field }) => field)),
    unused: header.filter((name, index) => !taken.has(index) && name.trim() !== ''),
    repeated: uses.filter((one) => folded.indexOf(foldName(one.name), one.index + 1) >= 0).map(({ name }) => name),
  };
}

export function columnIndex(header: readonly string[], folded: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  return exact >= 0 ? exact : folded.indexOf(foldName(name));
}

function firstFree(names: readonly string[], folded: readonly string[], taken: ReadonlySet<number>): number {
  for (const name of names) {
    const index = folded.indexOf(name);
    if (index >= 0 && !taken.has(index)) return index;
  }
  return -1;
}

/** The needs of a platform that a set of fields leaves open; empty when a file fits. */
export function missingNeeds(platform: TablePlatform, fields: ReadonlySet<string>): readonly string[][] {
  return platform.needs
    .map((need) => (typeof need === 'string' ? [need] : [...need]))
    .filter((oneOf) => !oneOf.some((field) => fields.has(field)));
}
