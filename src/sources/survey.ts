import { type Fault, UserError } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import { type DateOrder, orderEvidence, orderInTime, settleOrder, stepsBack } from './date-order.ts';
import { dateReader, isNoDate } from './dates.ts';
import type { RawRecord } from './formats/record.ts';
import type { FilePlan } from './plan.ts';
import { isTable } from './platforms/platform.ts';
import { rowReader, WrongValue } from './rows.ts';
import type { SourceSettings } from './settings.ts';

/** `back`: of chats, whose lines stand in the order of time, how often either reading would go back. */
type Evidence = { dmy: number; mdy: number; either: number; back: Record<DateOrder, number> };

const nothing = (): Evidence => ({ dmy: 0, mdy: 0, either: 0, back: { dmy: 0, mdy: 0 } });

/** The order of day and month of each stream, and what is to be said of it. */
export interface DateOrders {
  readonly orders: ReadonlyMap<string, DateOrder>;
  readonly faults: readonly { readonly path: string; readonly fault: Fault }[];
}

/**
 * Is 03/04/2026 in March or in April? No single row tells. Where dates are written so, all dates of all files with the
 * same columns are looked at once before they are read, so that splitting a file or shuffling its rows changes nothing.
 */
export async function surveyDates(plans: readonly FilePlan[], settings: SourceSettings): Promise<DateOrders> {
  const orders = new Map<string, DateOrder>();
  const faults: { path: string; fault: Fault }[] = [];
  if (settings.dateOrder !== null || settings.dateFormat !== null) {
    for (const { key } of plans) if (settings.dateOrder !== null) orders.set(key, settings.dateOrder);
    return { orders, faults };
  }
  for (const [key, files] of byKey(plans, settings)) {
    const evidence = await evidenceOf(files);
    const stated = settleOrder(evidence);
    const order = stated === 'ambiguous' ? (orderInTime(evidence.back) ?? stated) : stated;
    if (order === 'ambiguous' || order === 'contradictory') throw unsettled(files, order, evidence);
    if (order === null) continue;
    orders.set(key, order);
    const message = `read as ${order === 'dmy' ? 'day/month' : 'month/day'}: ${reasonFor(order, evidence)}`;
    faults.push({ path: (files[0] as FilePlan).path, fault: { code: 'date-order-guessed', message } });
  }
  return { orders, faults };
}

function reasonFor(order: DateOrder, evidence: Evidence): string {
  if (evidence[order] > 0) return `${evidence[order]} dates allow no other reading`;
  const back = evidence.back[order === 'dmy' ? 'mdy' : 'dmy'];
  return `the other reading would go back in time ${back} ${back === 1 ? 'time' : 'times'}`;
}

/** Streams in which some file writes dates by numbers. */
function byKey(plans: readonly FilePlan[], settings: SourceSettings): ReadonlyMap<string, readonly FilePlan[]> {
  const streams = new Map<string, FilePlan[]>();
  for (const plan of plans) streams.set(plan.key, [...(streams.get(plan.key) ?? []), plan]);
  return new Map([...streams].filter(([, files]) => files.some((file) => isNumeric(file, settings))));
}

/** Whether dates are written by numbers; where the first records leave it open, the whole file has to be looked at. */
function isNumeric(plan: FilePlan, settings: SourceSettings): boolean {
  const evidence = counter(plan);
  for (const record of plan.sample) evidence.see(record);
  return evidence.total() > 0 || !allRead(plan, settings);
}

/** The adapter of a document knows how its times are written. */
const timeFieldsOf = ({ platform }: FilePlan['match']): readonly string[] =>
  isTable(platform) ? platform.timeFields : [];

/** All that stands in the columns of times is a time, and each of these columns shows one. */
function allRead({ match, header, sample }: FilePlan, { zone, dateFormat }: SourceSettings): boolean {
  const read = rowReader(match.columns, header);
  const { read: instant } = dateReader({ zone, order: null, format: dateFormat });
  const fields = timeFieldsOf(match).filter((field) => match.columns.fields.has(field));
  const shown = new Set<string>();
  for (const record of sample) {
    const row = record && read(record);
    if (!row || row instanceof WrongValue) continue;
    for (const field of fields) {
      const text = row[field];
      if (text === undefined || isNoDate(text)) continue;
      if (Number.isNaN(instant(text))) return false;
      shown.add(field);
    }
  }
  return shown.size === fields.length;
}

async function evidenceOf(files: readonly FilePlan[]): Promise<Evidence> {
  const sum = nothing();
  for (const file of files) {
    const found = await evidenceIn(file);
    for (const kind of ['dmy', 'mdy', 'either'] as const) sum[kind] += found[kind];
    for (const kind of ['dmy', 'mdy'] as const) sum.back[kind] += found.back[kind];
  }
  return sum;
}

async function evidenceIn(file: FilePlan): Promise<Evidence> {
  const evidence = counter(file);
  try {
    for await (const { records } of file.batches().batches) for (const record of records) evidence.see(record);
  } catch (error) {
    // A file that breaks off in the middle is told when it is read; until then it proves nothing.
    if (!(error instanceof UserError)) throw error;
    return nothing();
  }
  return evidence.found;
}

function counter({ match, header }: FilePlan) {
  const timeFields = timeFieldsOf(match);
  const read = rowReader(
    { ...match.columns, uses: match.columns.uses.filter(({ field }) => timeFields.includes(field)) },
    header,
  );
  const steps = stepsBack();
  const found: Evidence = { ...nothing(), back: steps.found };
  const isInOrder = match.platform.formats.includes('chat');
  return {
    found,
    total: () => found.dmy + found.mdy + found.either,
    see(record: RawRecord | null) {
      const row = record && read(record);
      if (!row || row instanceof WrongValue) return;
      for (const field of timeFields) {
        const text = row[field];
        const evidence = text === undefined ? null : orderEvidence(text);
        if (evidence !== null) found[evidence]++;
        if (isInOrder && text !== undefined) steps.see(text);
      }
    },
  };
}

function unsettled(
  files: readonly FilePlan[],
  order: 'ambiguous' | 'contradictory',
  { dmy, mdy }: Evidence,
): UserError {
  const where = pathName((files[0] as FilePlan).path);
  return order === 'ambiguous'
    ? new UserError(
        `${where}: every date can be read as day/month or as month/day, so the date is ambiguous. Say which: --date-order dmy or --date-order mdy.`,
      )
    : new UserError(
        `${where}: ${dmy} dates are day/month and ${mdy} are month/day, so the date columns contradict each other. Say which to believe: --date-order dmy or --date-order mdy; the others are then counted as bad dates.`,
      );
}
