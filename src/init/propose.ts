import { UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { missingNeeds, unitOfName } from '../sources/columns.ts';
import type { DateOrder } from '../sources/date-order.ts';
import { platformOf } from '../sources/detect.ts';
import type { TablePlatform } from '../sources/platforms/platform.ts';
import type { Table } from '../sources/table.ts';
import { type Column, columnsOf } from './column.ts';
import { zoneInName } from './dates.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { linksOf } from './links.ts';
import { type Brand, brandOf, isWriters } from './sides.ts';
import { nameFits, SIGNS, type Sign } from './signs.ts';

/** How sure it is that a column means a field. */
type Confidence = 'sure' | 'likely' | 'a guess';

/** A column that is taken for a field, and why. */
export interface Pick {
  readonly field: string;
  readonly column: string;
  readonly confidence: Confidence;
  readonly why: string;
}

/** A column that nothing takes, and what is known of it. */
interface Unused {
  readonly column: string;
  readonly why: string;
}

/** How a table may be read: what a profile of the configuration says of it. */
export interface Proposal {
  readonly table: Table;
  readonly platform: TablePlatform;
  readonly picks: readonly Pick[];
  readonly unused: readonly Unused[];
  readonly dateFormat: string | null;
  /** `either`: only the user can tell. */
  readonly dateOrder: DateOrder | 'either' | null;
  /** The zone that the name of the column of times states. */
  readonly zone: { readonly name: string; readonly column: string } | null;
  readonly brand: Brand | null;
  /** Of a workbook with several. */
  readonly sheet: string | null;
}

/** A column, what its values are, and whether they answer to those of another. */
export interface Seen extends Kinds {
  readonly column: Column;
}

interface Candidate {
  readonly field: string;
  readonly seen: Seen;
  readonly score: number;
  readonly confidence: Confidence;
  readonly why: string;
}

type Shape = keyof typeof SIGNS;

/** The best reading of a table. Throws a UserError (3) that tells what was looked for where there is none. */
export function propose(tables: readonly Table[], wanted: string | null): Proposal {
  const shapes = (Object.keys(SIGNS) as Shape[]).filter((shape) => wanted === null || shape === wanted);
  const scored = tables.flatMap((table) => {
    const seen = seenIn(table);
    return shapes.map((shape) => readAs(table, seen, shape));
  });
  const [best] = scored.filter(({ missing }) => missing.length === 0).sort((a, b) => b.score - a.score);
  if (best) return isOfSeveral(best.proposal, tables) ? { ...best.proposal, sheet: null } : best.proposal;
  throw nothingFits(tables, scored.sort((a, b) => a.missing.length - b.missing.length || b.score - a.score)[0]);
}

/** A workbook with a sheet a month is read whole: only the one that stands apart is named. */
const isOfSeveral = ({ table, picks }: Proposal, tables: readonly Table[]): boolean =>
  tables.some((other) => other !== table && picks.every(({ column }) => other.header.includes(column)));

const seenIn = (table: Table): readonly Seen[] =>
  linksOf(columnsOf(table).map((column) => ({ column, ...kindsOf(column) })));

interface Scored {
  readonly proposal: Proposal;
  readonly missing: readonly string[][];
  readonly score: number;
}

function readAs(table: Table, seen: readonly Seen[], shape: Shape): Scored {
  const platform = platformOf(shape) as TablePlatform;
  const { isHeadless } = table;
  const chosen = assigned(seen.flatMap((one) => candidatesOf(one, shape, platform, isHeadless)));
  if (shape === 'messages') addWriter(chosen, seen);
  const main = ['at', 'createdAt', 'firstReplyAt', 'resolvedAt', 'closedAt'].flatMap(
    (field) => chosen.get(field) ?? [],
  );
  const dateFormat = main[0]?.seen.dates?.format ?? null;
  for (const [
    field,
    {
      seen: { dates },
    },
  ] of chosen)
    if (dates && isTime(field) && dates.format !== dateFormat) chosen.delete(field);
  const brand = shape === 'messages' ? brandOf(chosen) : null;
  if (brand?.notAccount) chosen.delete('account');
  const fields = new Set(chosen.keys());
  const picks = Object.keys(platform.row.shape).flatMap((field) => {
    const found = chosen.get(field);
    if (!found) return [];
    return [{ field, column: found.seen.column.name, confidence: found.confidence, why: found.why }];
  });
  const taken = new Set(picks.map(({ column }) => column));
  const proposal: Proposal = {
    table,
    platform,
    picks,
    unused: seen.filter(({ column }) => !taken.has(column.name)).map((one) => unused(one, shape, platform)),
    dateFormat,
    dateOrder: orderOf([...chosen].flatMap(([field, { seen: one }]) => (isTime(field) ? [one] : []))),
    zone: zoneOf(main[0]?.seen.column.name),
    brand,
    sheet: table.sheet,
  };
  const total = [...chosen.values()].reduce((sum, { score }) => sum + score, 0);
  const telling = platform.telling.filter((field) => fields.has(field)).length;
  const speaks = rowsSpeak(chosen, shape, seen);
  return { proposal, missing: missingNeeds(platform, fields), score: total + 4 * telling + speaks };
}

/** Who wrote is told by the values alone, where no name tells it. */
function addWriter(chosen: Map<string, Candidate>, seen: readonly Seen[]): void {
  const threads = chosen.get('conversation')?.seen.column;
  if (!threads || ['author', 'name', 'agent'].some((field) => chosen.has(field))) return;
  const taken = new Set([...chosen.values()].map((one) => one.seen));
  const found = seen.find((one) => !taken.has(one) && one.kinds.has('name') && isWriters(one.column, threads));
  if (!found) return;
  const why = 'different ones in most conversations';
  chosen.set('author', { field: 'author', seen: found, score: 4, confidence: 'a guess', why });
}

const TIMES = new Set(['at', 'createdAt', 'firstReplyAt', 'resolvedAt', 'closedAt', 'updatedAt']);
const isTime = (field: string): boolean => TIMES.has(field);

/**
 * Conversations that stand in several rows each are told message by message, or event by event where nothing is said in
 * the rows; those of one row are cases.
 */
function rowsSpeak(chosen: ReadonlyMap<string, Candidate>, shape: Shape, seen: readonly Seen[]): number {
  const conversation = chosen.get(shape === 'messages' ? 'conversation' : 'case')?.seen.kinds;
  if (!conversation) return 0;
  if (conversation.has('unique-id')) return -20;
  const talks = seen.some(({ kinds }) => (['text', 'direction', 'role'] as const).some((kind) => kinds.has(kind)));
  return shape === 'event-log' && talks ? -20 : 10;
}

function orderOf(times: readonly Seen[]): Proposal['dateOrder'] {
  const orders = new Set(times.flatMap(({ dates }) => dates?.order ?? []));
  for (const order of ['dmy', 'mdy', 'either'] as const) if (orders.has(order)) return order;
  return null;
}

function zoneOf(column: string | undefined): Proposal['zone'] {
  const name = column === undefined ? null : zoneInName(column);
  return name === null || column === undefined ? null : { name, column };
}

function candidatesOf(seen: Seen, shape: Shape, platform: TablePlatform, isHeadless: boolean): readonly Candidate[] {
  if (seen.column.nested) return [];
  return SIGNS[shape].flatMap((sign) => {
    const name = isHeadless ? 0 : nameFits(sign.field, seen.column.folded, platform);
    const found = candidateOf(sign, seen, name, isHeadless);
    return found ? [found] : [];
  });
}

function candidateOf(
  { field, kinds, byValues, byPlace }: Sign,
  seen: Seen,
  name: number,
  isHeadless: boolean,
): Candidate | null {
  const { column } = seen;
  // A type that is the way of every message says who wrote it.
  if (name < 0 || (field === 'type' && seen.kinds.has('direction'))) return null;
  const told = nameText(name);
  if (column.values.length === 0) {
    return name < 3 ? null : { field, seen, score: 4, confidence: 'likely', why: `${told}; the sample holds no value` };
  }
  if ((field === 'firstReplyAfter' || field === 'resolvedAfter') && lacksUnit(column)) return null;
  const speaking = Object.entries(kinds).filter(([kind]) => seen.kinds.has(kind as never));
  const strength = speaking.reduce((most, [, worth]) => Math.max(most, worth), 0);
  const [kind] = speaking.find(([, worth]) => worth === strength) ?? [];
  const isEnough =
    strength >= 1 &&
    ((name >= 2 && strength >= 1) ||
      (name >= 1 && strength >= 2) ||
      (byValues && strength === 3) ||
      (isHeadless && byPlace && strength >= 2));
  if (!isEnough) return null;
  const says = seen.kinds.get(kind as never) ?? '';
  const confidence = name === 3 && strength >= 2 ? 'sure' : name >= 1 ? 'likely' : 'a guess';
  const score = 2 * name + 2 * strength + column.values.length / column.cells.length;
  return { field, seen, score, confidence, why: told === '' ? says : `${told}; ${says}` };
}

const nameText = (name: number): string => (name === 3 ? 'its name' : name >= 1 ? 'words of its name' : '');

/** Bare numbers are durations only where a unit is known. */
const lacksUnit = ({ name, values }: Column): boolean =>
  unitOfName(name) === null && values.some((value) => /^\d+(\.\d+)?$/.test(value));

/** Each column for one field and each field from one column, the surest first. */
function assigned(candidates: readonly Candidate[]): Map<string, Candidate> {
  const chosen = new Map<string, Candidate>();
  const taken = new Set<number>();
  const inOrder = candidates.toSorted((a, b) => b.score - a.score || a.seen.column.index - b.seen.column.index);
  for (const one of inOrder) {
    if (chosen.has(one.field) || taken.has(one.seen.column.index)) continue;
    chosen.set(one.field, one);
    taken.add(one.seen.column.index);
  }
  return chosen;
}

function unused({ column, kinds }: Seen, shape: Shape, platform: TablePlatform): Unused {
  const after = ['firstReplyAfter', 'resolvedAfter'].find(
    (field) => shape === 'tickets' && nameFits(field, column.folded, platform) >= 2,
  );
  if (after !== undefined && lacksUnit(column)) {
    return { column: column.name, why: `numbers without a unit; if they are minutes, ${after}: ${column.name}:min` };
  }
  const why = column.nested
    ? 'objects or lists'
    : ([...kinds.values()][0] ?? (column.values.length === 0 ? 'empty' : 'other'));
  return { column: column.name, why };
}

function nothingFits(tables: readonly Table[], nearest: Scored | undefined): UserError {
  const path = pathName(tables[0]?.path ?? '');
  if (!nearest || tables.every(({ records }) => records.length === 0))
    return new UserError(`${path}: no rows with names, so there is nothing to propose a mapping from.`);
  const { platform, picks } = nearest.proposal;
  const taken = picks.map(({ field, column }) => `${printable(column, 40)} as ${field}`);
  const missing = nearest.missing.map((oneOf) => oneOf.slice(0, FEW).join(' or '));
  return new UserError(
    `${path}: its columns do not tell enough for "${platform.title}": nothing looks like ${missing.join(', nor like ')}. ` +
      (taken.length > 0 ? `Found were ${taken.join(', ')}. ` : '') +
      `If a column holds it all the same, name it: --map ${nearest.missing[0]?.[0] ?? 'at'}=COLUMN, of socmetrics report.`,
  );
}

const FEW = 3;
