import { printable } from '../model/text.ts';
import { choose, unknown } from './choose.ts';
import type { Unit } from './figures.ts';
import { printLimit, readLimit } from './limit.ts';
import { type Scanner, scanner, ThresholdError, type Token } from './scanner.ts';
import type { KnownMetric, Vocabulary } from './vocabulary.ts';
import { BARE_NAME, BARE_VALUE, printName, printValue } from './words.ts';

/*
 * The grammar, one for the command line, the configuration file and the library.
 *
 *   threshold  = figure operator limit { slices }
 *   figure     = metric [ "." row ] [ "." statistic ]       first-response-time.p90   topics."app and updates".count
 *   slices     = "by" dimension                             judged in every slice
 *              | "where" condition { "and" condition }      judged in one; each clause at most once
 *   condition  = dimension "=" value
 *   operator   = "<=" | ">=" | "<" | ">" | "=" | "==" | "!="
 *   limit      = duration      of a time                    15m   1h 30m   90s   2d
 *              | percentage    of a share                   95%   97.5 %
 *              | fraction      of a share, below 1          0.95
 *              | whole number  of a count                   50
 *              | number        of a mean of counts          2.5
 *   metric, row, statistic, dimension = characters other than space . < > = ! " ' | quoted
 *   value      = characters other than space " ' | quoted
 *   quoted     = "..." | '...', in which a backslash takes the next character as it is
 *
 * Which rows and statistics a metric has follows from its kind (figures.ts); `value` is read where none is named. A row
 * is a topic, an agent or a channel where the metric is a table of them, a limit of first-response-within, or a part
 * that a ratio declares. Keywords are read in any letter case. by and where together name two dimensions at most.
 */

/** One figure, over everything or in slices. */
export interface FigureReference {
  readonly metric: string;
  readonly statistic: string;
  readonly row: string | null;
  readonly unit: Unit;
  readonly by: string | null;
  readonly where: Readonly<Record<string, string>>;
}

export const OPERATORS = ['<=', '>=', '<', '>', '=', '!='] as const;
export type Operator = (typeof OPERATORS)[number];

export type Level = 'error' | 'warn';

export interface Threshold extends FigureReference {
  readonly operator: Operator;
  /** Seconds, a share from 0 to 1, or a number of things, by the unit. */
  readonly limit: number;
  readonly level: Level;
  /** Fewer observations than this are too few to judge by. */
  readonly minimumN: number | null;
  /** Passes where there is nothing to judge by. */
  readonly allowMissing: boolean;
  readonly name: string | null;
  /** Why the threshold is there. */
  readonly reason: string | null;
  /** The text as it was written. */
  readonly source: string;
}

export type ThresholdSettings = Partial<Pick<Threshold, 'level' | 'minimumN' | 'allowMissing' | 'name' | 'reason'>>;

const DEFAULTS = { level: 'error', minimumN: null, allowMissing: false, name: null, reason: null } as const;

const LONGEST = 1000;

/** Throws a ThresholdError (2) that says what is legal and where the text is not. */
export function parseThreshold(text: string, vocabulary: Vocabulary, settings: ThresholdSettings = {}): Threshold {
  const scan = started(text, 'Write METRIC.STATISTIC OPERATOR LIMIT, such as first-response-time.p90 <= 15m.');
  const { known, ...figure } = readFigure(scan, vocabulary);
  const operator = readOperator(scan, figure);
  const limit = readLimitOf(scan, figure);
  const slices = readSlices(scan, known, vocabulary);
  return { ...DEFAULTS, ...settings, ...figure, operator, limit, ...slices, source: text };
}

/** The same without operator and limit: a figure that is compared with a baseline. */
export function parseFigure(text: string, vocabulary: Vocabulary): FigureReference & { readonly source: string } {
  const scan = started(text, 'Write METRIC.STATISTIC, such as first-response-time.p90.');
  const { known, ...figure } = readFigure(scan, vocabulary);
  if (known.better === 'neither' || figure.unit === 'count') {
    const directed = vocabulary.metrics.filter(({ better }) => better !== 'neither').map(({ id }) => id);
    const what = `${figureName(figure)} is neither better nor worse when it is higher.`;
    throw new ThresholdError(
      `${what} Rates and times of these can be compared with a baseline: ${directed.join(', ')}.`,
      text,
      { at: 0, length: text.trimEnd().length },
    );
  }
  return { ...figure, ...readSlices(scan, known, vocabulary), source: text };
}

/** `parseThreshold` reads it back as the same threshold, settings left aside. */
export function printThreshold(threshold: Threshold): string {
  const { operator, limit, unit } = threshold;
  return [figureName(threshold), operator, printLimit(limit, unit), ...slicesOf(threshold)].join(' ');
}

export const printFigure = (figure: FigureReference): string => [figureName(figure), ...slicesOf(figure)].join(' ');

function figureName({ metric, row, statistic }: Pick<FigureReference, 'metric' | 'row' | 'statistic'>): string {
  const names = [metric, ...(row === null ? [] : [row]), ...(statistic === 'value' ? [] : [statistic])];
  return names.map(printName).join('.');
}

function slicesOf({ by, where }: FigureReference): readonly string[] {
  const conditions = Object.entries(where).map(
    ([dimension, value]) => `${printName(dimension)} = ${printValue(value)}`,
  );
  return [
    ...(by === null ? [] : [`by ${printName(by)}`]),
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`]),
  ];
}

function started(text: string, form: string): Scanner {
  const scan = scanner(text);
  if (text.length > LONGEST)
    scan.fail(`A threshold of ${text.length} characters is longer than any that says something. ${form}`);
  if (scan.isAtEnd()) scan.fail(`A threshold is empty. ${form}`);
  return scan;
}

type ReadFigure = Pick<FigureReference, 'metric' | 'row' | 'statistic' | 'unit'> & { readonly known: KnownMetric };

function readFigure(scan: Scanner, vocabulary: Vocabulary): ReadFigure {
  const [first, ...parts] = readPath(scan);
  const known = vocabulary.metrics.find(({ id }) => id === first.value);
  if (!known)
    return scan.fail(
      unknown(
        'metric',
        first.value,
        vocabulary.metrics.map(({ id }) => id),
      ),
      first,
    );
  if (parts[2])
    scan.fail(`${known.id} has a row and a statistic at most. Names with dots stand in quotation marks.`, parts[2]);
  return { known, metric: known.id, ...choose(scan, known, first, parts) };
}

/** Names with dots between them. */
function readPath(scan: Scanner): [Token, ...Token[]] {
  const path: [Token, ...Token[]] = [readName(scan, 'a metric')];
  while (scan.take(/\./y)) path.push(readName(scan, 'a statistic or a row'));
  return path;
}

function readName(scan: Scanner, what: string): Token {
  return scan.takeWord(BARE_NAME) ?? scan.fail(missing(scan, what));
}

function missing(scan: Scanner, what: string): string {
  const { value } = scan.place();
  if (/^["']/.test(value))
    return 'A quotation mark is never closed. Names with spaces or dots stand between two of them.';
  return `Here ${what} is missing. A threshold reads METRIC.STATISTIC OPERATOR LIMIT, such as response-rate >= 95%.`;
}

function readOperator(scan: Scanner, figure: Pick<FigureReference, 'metric' | 'row' | 'statistic'>): Operator {
  const found = scan.take(/[<>=!~]+/y);
  const operator = found?.value === '==' ? '=' : found?.value;
  const known = OPERATORS.find((one) => one === operator);
  if (known) return known;
  const problem = found ? `"${found.value}" is no operator.` : `After ${figureName(figure)} an operator is missing.`;
  return scan.fail(`${problem} There are ${OPERATORS.join(' ')}.`, found ?? scan.place());
}

/** Everything up to the slices: a duration has spaces in it. */
const LIMIT = /\S(?:(?!\s+(?:by|where)(?:\s|$)).)*/isy;

function readLimitOf(scan: Scanner, { metric, row, statistic, unit }: Omit<ReadFigure, 'known'>): number {
  const token = scan.take(LIMIT);
  const name = figureName({ metric, row, statistic });
  if (!token) return scan.fail(`The limit of ${name} is missing. ${EXAMPLES[unit]}`);
  const text = token.value.trimEnd();
  const read = readLimit(text, unit);
  if ('limit' in read) return read.limit;
  return scan.fail(`${name}: ${printable(text)} ${read.problem}.`, { at: token.at, length: text.length });
}

const EXAMPLES: Readonly<Record<Unit, string>> = {
  s: 'Write a duration, such as 15m.',
  share: 'Write a percentage, such as 95%.',
  count: 'Write a whole number, such as 50.',
  number: 'Write a number, such as 2.5.',
};

type Slices = Pick<FigureReference, 'by' | 'where'>;

function readSlices(scan: Scanner, metric: KnownMetric, vocabulary: Vocabulary): Slices {
  let by: string | null = null;
  const where: Record<string, string> = {};
  const used: string[] = [];
  const dimension = () => {
    const id = readDimension(scan, metric, vocabulary, used);
    used.push(id);
    return id;
  };
  for (let clause = readClause(scan); clause !== null; clause = readClause(scan)) {
    if (clause.value === 'by') {
      if (by !== null) scan.fail('by stands twice. A threshold is judged by one dimension.', clause);
      by = dimension();
      continue;
    }
    if (Object.keys(where).length > 0) scan.fail('where stands twice. Join its conditions with and.', clause);
    do where[dimension()] = readValue(scan);
    while (scan.take(/and(?!\S)/iy));
  }
  return { by, where };
}

function readClause(scan: Scanner): Token | null {
  if (scan.isAtEnd()) return null;
  const found = scan.take(/(?:by|where)(?!\S)/iy);
  if (found) return { ...found, value: found.value.toLowerCase() };
  return scan.fail(
    `"${printable(scan.place().value)}" is out of place. What may follow is by DIMENSION, or where DIMENSION = VALUE.`,
  );
}

const MOST_DIMENSIONS = 2;

function readDimension(
  scan: Scanner,
  { id, notBy }: KnownMetric,
  { dimensions }: Vocabulary,
  used: readonly string[],
): string {
  const token = readName(scan, 'a dimension');
  const found = dimensions.find((one) => one === token.value);
  if (found === undefined) return scan.fail(unknown('dimension', token.value, dimensions), token);
  if (used.includes(found)) scan.fail(`${found} stands twice. A slice has one value of each dimension.`, token);
  if (used.length === MOST_DIMENSIONS)
    scan.fail(`${found} is a third dimension. A report is sliced by two at most.`, token);
  if (Object.hasOwn(notBy, found))
    scan.fail(`${id} means nothing by ${found}: ${notBy[found]}. Leave the slice out.`, token);
  return found;
}

function readValue(scan: Scanner): string {
  if (!scan.take(/==?/y)) scan.fail('Here = is missing. A condition reads where channel = twitter.');
  const value = scan.takeWord(BARE_VALUE);
  if (value) return value.value;
  return scan.fail(
    scan.isAtEnd() ? 'Here a value is missing. A condition reads where channel = twitter.' : missing(scan, 'a value'),
  );
}
