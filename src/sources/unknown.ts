import * as z from 'zod';
import { pathName, printable, shellWord } from '../model/text.ts';
import { columnIndex, foldName, mapColumns, missingNeeds } from './columns.ts';
import { candidates, type DetectOptions } from './detect.ts';
import type { RawRecord } from './formats/record.ts';
import type { Source } from './open.ts';
import { PLATFORMS } from './platforms/index.ts';
import { type DocumentPlatform, isTable, type Platform, type TablePlatform } from './platforms/platform.ts';
import { UnknownShape } from './unmeasured/nothing.ts';

type Place = Pick<Source, 'path' | 'file' | 'sheet'>;

/** A table that no platform knows, or a list in a document. */
export interface Unknown {
  readonly header: readonly string[];
  readonly records: readonly (RawRecord | null)[];
  /** Of a JSON document, where the list stands in it. */
  readonly place?: string;
}

/** Nothing fits: what was found, what comes closest and what it lacks, and the command that helps. */
export function unknownColumns(
  source: Place,
  { header, records, place = '' }: Unknown,
  options: DetectOptions,
): UnknownShape {
  const path = place === '' ? pathName(source.path) : `${pathName(source.path)} (${printable(place, 60)})`;
  const absent = options.mappings.filter(({ column }) => columnIndex(header, header.map(foldName), column) < 0);
  return new UnknownShape(
    `${path}: its columns are not those of an export that is known. Found: ${namesText(header)}. ` +
      absent.map(({ field, column }) => `--map ${field}=${printable(column)}: no column has that name. `).join('') +
      (nestedText(header, records) ?? closestText(header, records, options)) +
      `What each column may mean: ${initCommand(source)}.`,
  );
}

/** A document without any list of objects. */
export function noList(source: Place, document: unknown): UnknownShape {
  const keys = typeof document === 'object' && document !== null ? Object.keys(document) : [];
  const found = keys.length > 0 ? ` Found: ${namesText(keys)}.` : '';
  return new UnknownShape(
    `${pathName(source.path)}: no list of objects in this JSON.${found} An export is a list of objects, or an object that holds one; socmetrics platforms lists what is recognised.`,
  );
}

const MOST = 12;

/** Strangers' names, so many as tell what the file is. */
function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => printable(name, 40) || '(no name)');
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}

const initCommand = ({ file, sheet }: Place): string =>
  `socmetrics init ${shellWord(file)}${sheet === undefined ? '' : ` --sheet ${shellWord(sheet)}`}`;

/** Records that hold lists of records: what is to be measured stands in them. */
function nestedText(header: readonly string[], records: readonly (RawRecord | null)[]): string | null {
  const holds = (value: unknown) =>
    Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null);
  const name = header.find((column) =>
    records.some((record) => record !== null && !Array.isArray(record) && holds((record as Cells)[column])),
  );
  if (name === undefined) return null;
  return `Each holds a list of its own, ${printable(name, 40)}, which is not taken apart: write one record for each entry of it, with the id of what it stands in, such as a conversation_id beside each message. `;
}

type Cells = Readonly<Record<string, unknown>>;

const NEEDED =
  'Needed at least are a time and who wrote each message, or when each ticket was opened and what became of it. ';

/** How near a platform comes, and what it lacks. */
interface Nearness {
  readonly platform: Platform;
  /** Of what it needs, the share that is there. */
  readonly share: number;
  /** Names that it knows. */
  readonly known: number;
  readonly lacks: readonly string[];
}

function closestText(
  header: readonly string[],
  records: readonly (RawRecord | null)[],
  options: DetectOptions,
): string {
  const documents = options.platform === null ? PLATFORMS.filter((one): one is DocumentPlatform => !isTable(one)) : [];
  const [closest] = [
    ...candidates(options).map((platform) => nearnessOfTable(platform, header, options)),
    ...documents.flatMap((platform) => nearnessOfDocument(platform, records)),
  ]
    .filter(({ known, share, platform }) => known >= (isTable(platform) && platform.exact ? 4 : 1) && share >= 0.5)
    // Seven names of a product's own tell more than three that any table has.
    .sort((a, b) => b.share * b.known - a.share * a.known);
  if (!closest) return NEEDED;
  const { platform, lacks } = closest;
  return `The closest is ${platform.id} (${platform.title}), which lacks ${lacks.join(' and ') || 'rows of its shape'}. `;
}

function nearnessOfTable(platform: TablePlatform, header: readonly string[], { mappings }: DetectOptions): Nearness {
  const { fields } = mapColumns(platform, header, mappings);
  const missing = missingNeeds(platform, fields);
  return {
    platform,
    share: 1 - missing.length / platform.needs.length,
    known: fields.size,
    lacks: missing.map((oneOf) => fieldsText(oneOf, platform)),
  };
}

const FEW = 4;

/** `createdAt (such as created_at)`; of many that would do, the first few. */
function fieldsText(oneOf: readonly string[], { aliases }: TablePlatform): string {
  const [first = ''] = oneOf;
  const named = (aliases[first] ?? [foldName(first)])[0];
  const shown = oneOf.slice(0, FEW).join(' or ');
  return `${shown}${oneOf.length > FEW ? ' or ...' : ''} (such as a column ${named})`;
}

/** Three names in common are hardly chance where each has a few of them. */
const FEWEST = 3;
const SAMPLE = 20;
/** Whatever it needs is there, and nothing that tells its records from others. */
const UNTELLING = 0.6;

function nearnessOfDocument(platform: DocumentPlatform, records: readonly (RawRecord | null)[]): readonly Nearness[] {
  const sample = records.filter((record) => record !== null && !Array.isArray(record)).slice(0, SAMPLE);
  const names = new Set(sample.flatMap((record) => Object.keys(record as object)));
  return platform.kinds.flatMap(({ record }) => {
    if (!(record instanceof z.ZodObject)) return [];
    const shape = Object.entries(record.shape as Readonly<Record<string, z.ZodType>>);
    const known = shape.filter(([name]) => names.has(name)).length;
    const needed = shape.filter(([, value]) => !value.safeParse(undefined).success).map(([name]) => name);
    const lacks = needed.filter((name) => !names.has(name));
    if (known < FEWEST || lacks.length === needed.length) return [];
    const absent = lacks.slice(0, FEW).map((name) => `"${name}"`);
    return [
      {
        platform,
        share: lacks.length === 0 ? UNTELLING : 1 - lacks.length / needed.length,
        known,
        lacks: absent.length > 0 ? absent : reasonOf(record, sample),
      },
    ];
  });
}

/** Every name is there, and yet it is none: which value is another one, or what tells its records from others. */
function reasonOf(record: z.ZodType, sample: readonly (RawRecord | null)[]): readonly string[] {
  const failed = sample.map((one) => record.safeParse(one)).find(({ success }) => !success);
  const [issue] = failed?.error?.issues ?? [];
  if (issue === undefined) return [];
  const place = issue.path.map((name) => printable(String(name), 40)).join('.');
  return [place === '' ? issue.message : `a "${place}" of its kind`];
}
