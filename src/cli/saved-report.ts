import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { isZone } from '../model/zone.ts';
import { type Report, reportSchema, SCHEMA_VERSION } from '../report/report.ts';
import { readInstant } from '../sources/dates.ts';

/** A report of this size would hold millions of slices; what is larger is an export. */
export const LARGEST = 512 * 1024 * 1024;

/**
 * The report that was saved in this file or comes from standard input (`piped`); `null` where it is something else, or
 * is not there: then it is for the reading of exports to say what it is. A name alone proves nothing, so the content
 * decides.
 */
export function savedReport(path: string, piped: string | null): Report | null {
  if (path !== '-' && !path.toLowerCase().endsWith('.json')) return null;
  const text = path === '-' ? piped : objectText(path);
  const document = text === null ? null : parsed(text);
  return document === null || !isOurs(document) ? null : readReport(document, path);
}

/** Whether a file holds a report of ours, of whatever version and name. */
export function holdsReport(path: string): boolean {
  const text = objectText(path);
  return text !== null && isOurs(parsed(text));
}

/** The report to compare with. */
export function readBaseline(path: string): Report {
  const document = parsed(wholeText(path));
  if (document === null || !isOurs(document)) {
    throw new UserError(
      `${pathName(path)} is no saved report. socmetrics report --json writes one, and so does --update-baseline.`,
    );
  }
  return readReport(document, path);
}

function wholeText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : (error as Error).message.split(',')[0];
    throw new UserError(
      `${pathName(path)} cannot be read: ${why}. --update-baseline writes it from the report of now.`,
    );
  }
}

/** The whole file where it begins as an object does: exports are lists, and may be larger than memory. */
function objectText(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > LARGEST) return null;
    const start = Buffer.alloc(64);
    const length = readSync(file, start, 0, start.length, 0);
    const opening = start
      .toString('utf8', 0, length)
      .replace(/^\u{feff}/u, '')
      .trimStart();
    return opening.startsWith('{') ? readFileSync(path, 'utf8') : null;
  } finally {
    closeSync(file);
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    return null;
  }
}

/** Every version of the document says whose it is. */
export function isOurs(document: unknown): document is { readonly schemaVersion: unknown } {
  if (typeof document !== 'object' || document === null) return false;
  const { tool } = document as { tool?: { name?: unknown } };
  return 'schemaVersion' in document && tool?.name === 'socmetrics';
}

function readReport(document: { readonly schemaVersion: unknown }, path: string): Report {
  const { schemaVersion } = document;
  if (typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION) {
    throw new UserError(
      `${pathName(path)} was written by a newer socmetrics (schema ${schemaVersion}, this one reads ${SCHEMA_VERSION}). Use that one, or measure again.`,
    );
  }
  const { data, error } = reportSchema.safeParse(document);
  const problem = data ? impossible(data) : issueOf(error?.issues[0]);
  if (data && problem === null) return data;
  throw new UserError(`${pathName(path)} is a damaged report: ${problem}. Measure it again.`);
}

const issueOf = (issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string =>
  issue ? `${printable(issue.path.map(String).join('.'), 100)}: ${printable(issue.message, 200)}` : 'its form is wrong';

/** What the schema leaves open and printing relies on. */
function impossible({ options, waiting }: Report): string | null {
  if (!isZone(options.timeZone)) return `options.timeZone: ${printable(options.timeZone)} is no time zone`;
  const instants = [...waiting.map(({ since }) => since), ...(options.asOf === null ? [] : [options.asOf])];
  const wrong = instants.find((text) => Number.isNaN(readInstant(text, { zone: 'UTC', order: null, format: null })));
  return wrong === undefined ? null : `${printable(wrong)} is no instant`;
}
