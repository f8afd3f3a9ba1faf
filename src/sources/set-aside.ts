import { type Fault, UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import type { Source } from './open.ts';
import type { FilePlan } from './plan.ts';
import { isTable } from './platforms/platform.ts';
import { NothingToMeasure, UnknownShape } from './unmeasured/nothing.ts';

export interface Planned {
  readonly source: Source;
  readonly plan: FilePlan;
}

export interface FailedSource {
  readonly source: Source;
  readonly error: unknown;
}

interface Told {
  readonly path: string;
  readonly fault: Fault;
}

/**
 * Of the files that were only found and that hold no conversations: those that are known for it, each with its reason,
 * and what else lies in the archive of an account, in one line for the archive. The others are errors.
 */
export function setAside(failed: readonly FailedSource[], all: readonly Planned[]) {
  const planned = all.filter((one) => !isChanceMatch(one, all));
  const known: Told[] = [];
  const beside = new Map<string, string[]>();
  const refused: FailedSource[] = [];
  for (const one of failed) {
    const { source, error } = one;
    if ((!source.named && error instanceof NothingToMeasure) || isPageOfBook(one, planned))
      known.push(toldOf(source, error as UserError));
    else if (isBeside(one, planned)) beside.set(source.among, [...(beside.get(source.among) ?? []), source.path]);
    else refused.push(one);
  }
  for (const { source } of all.filter((one) => !planned.includes(one)))
    beside.set(source.among, [...(beside.get(source.among) ?? []), source.path]);
  return { planned, aside: [...known, ...[...beside].map(([among, paths]) => toldTogether(among, paths))], refused };
}

/** A workbook often has a page of notes beside its data. */
const isPageOfBook = ({ source, error }: FailedSource, planned: readonly Planned[]): boolean =>
  source.sheet !== undefined &&
  error instanceof UserError &&
  error.exit === 3 &&
  planned.some((other) => other.source.file === source.file);

const toldOf = ({ path }: Source, { message }: Error): Told => {
  const start = `${pathName(path)}: `;
  return {
    path,
    fault: { code: 'set-aside', message: message.startsWith(start) ? message.slice(start.length) : message },
  };
};

const MOST_NAMED = 4;

function toldTogether(among: string, paths: readonly string[]): Told {
  const names = paths
    .toSorted()
    .slice(0, MOST_NAMED)
    .map((path) => printable(path.startsWith(`${among}/`) ? path.slice(among.length + 1) : path, 60));
  const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : '';
  const message = `beside the conversations there are ${names.join(', ')}${more}`;
  return { path: among, fault: { code: 'set-aside', message, count: paths.length } };
}

/** In the archive of an account a list of anything with a name and a time is no table of tickets or messages. */
function isChanceMatch({ source, plan }: Planned, planned: readonly Planned[]): boolean {
  const { platform } = plan.match;
  return (
    isTable(platform) && !platform.exact && plan.format === 'json' && isInArchive(source) && isNotKept(source, planned)
  );
}

const isInArchive = ({ path, file }: Source): boolean => path !== file;

/** Nothing fits it, it lies in the archive of an account, and it is not called as what keeps conversations there. */
function isBeside({ source, error }: FailedSource, planned: readonly Planned[]): boolean {
  if (source.named || !(error instanceof UnknownShape) || isCsv(source.path)) return false;
  return isNotKept(source, planned);
}

/** It lies beside an archive's conversations, and is not called as they are. */
function isNotKept({ among, path }: Source, planned: readonly Planned[]): boolean {
  const kept = planned.filter(({ source }) => source.among === among).flatMap(({ plan }) => keptIn(plan));
  return kept.length > 0 && kept.every((names) => !names.test(path));
}

function keptIn({ match: { platform } }: FilePlan): readonly RegExp[] {
  return isTable(platform) || platform.keptIn === undefined ? [] : [platform.keptIn];
}

const isCsv = (path: string): boolean => /\.(csv|tsv|tab|ssv)(\.gz)?$/i.test(path);
