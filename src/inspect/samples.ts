/** A sample of any of the stats. */
export type Sample = Readonly<Record<string, unknown>>;

/** The fields of samples that are lengths of time, in milliseconds. */
const LENGTHS: ReadonlySet<string> = new Set(['elapsed', 'censored', 'within', 'waited']);

/** What of a sample is told as it is. */
const TOLD: ReadonlySet<string> = new Set([
  'invalid',
  'failed',
  'matched',
  'total',
  'beside',
  'part',
  'value',
  'parts',
]);

/** How long it took or has lasted; 0 where it is no time. */
export const lengthIn = (sample: Sample): number =>
  Object.entries(sample).reduce((most, [name, value]) => (LENGTHS.has(name) ? Math.max(most, Number(value)) : most), 0);

/** It stands in neither side of a ratio. */
export const isBeside = ({ matched, total }: Sample): boolean => matched === 0 && total === 0;

/** As it stands in JSON: times in seconds, as everywhere. */
export const toldOf = (sample: Sample): Sample =>
  Object.fromEntries(
    Object.entries(sample).flatMap(([name, value]): [string, unknown][] => {
      if (LENGTHS.has(name)) return [[name, Number(value) / 1000]];
      return TOLD.has(name) && value !== undefined ? [[name, value]] : [];
    }),
  );

/** Nothing was counted: no rows, no parts. */
export const isNothing = ({ rows, total, value, parts, distinct }: Sample): boolean =>
  (Array.isArray(rows) && rows.length === 0 && total === 0) ||
  (value === 0 && [parts, distinct].every((held) => Object.values(held ?? {}).every((count) => !count)));
