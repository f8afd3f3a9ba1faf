import { printable } from '../model/text.ts';
import { foldName } from '../sources/columns.ts';
import type { Proposal } from './propose.ts';

/** What a profile says beside the mapping, as the options of an analysis take it. */
export interface Reading {
  readonly platform: string;
  readonly map: readonly string[];
  readonly dateFormat?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly inputTimeZone?: string;
  readonly self?: readonly string[];
  readonly sheet?: string;
  readonly header?: readonly string[];
}

export function readingOf({ table, platform, picks, dateFormat, dateOrder, zone, brand, sheet }: Proposal): Reading {
  return {
    platform: platform.id,
    map: picks.map(({ field, column }) => `${field}=${column}`),
    ...(dateFormat === null ? {} : { dateFormat }),
    ...(dateOrder === null || dateOrder === 'either' ? {} : { dateOrder }),
    ...(zone === null ? {} : { inputTimeZone: zone.name }),
    ...(brand && brand.self.length > 0 ? { self: brand.self } : {}),
    ...(sheet === null ? {} : { sheet }),
    ...(table.isHeadless ? { header: table.header } : {}),
  };
}

/** The first line of what `init` writes, by which it finds it again. */
export const WRITTEN = '# Proposed by socmetrics init';

/** A profile as lines of YAML that say why each of them is there, to be indented as the place wants it. */
export function profileLines(proposal: Proposal, name: string | null): readonly string[] {
  const body = bodyLines(proposal);
  const head = headLines(proposal);
  return name === null ? [...head, ...body] : [...head, `${scalar(name)}:`, ...body.map((line) => `  ${line}`)];
}

function headLines({ table, platform }: Proposal): readonly string[] {
  const rows = table.records.length;
  return [
    `${WRITTEN} from ${comment(fileName(table.path))}: its columns and its first ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
    `# Each line is "field: column" and why. Change what is wrong, take away what is not wanted;`,
    `# socmetrics platforms ${platform.id} lists the fields.`,
  ];
}

function bodyLines(proposal: Proposal): readonly string[] {
  const { platform, picks, unused, table } = proposal;
  const { dateFormat, inputTimeZone, dateOrder, self, sheet, header } = readingOf(proposal);
  return [
    `platform: ${platform.id} # ${platform.title.toLowerCase()}`,
    ...(sheet === undefined ? [] : [`sheet: ${scalar(sheet)}`]),
    ...(header === undefined
      ? []
      : [`header: [${header.map(scalar).join(', ')}] # it has none: a name for each column, in their order`]),
    ...(dateFormat === undefined ? [] : [`dateFormat: ${scalar(dateFormat)} # as the dates are written`]),
    ...(dateOrder === undefined ? [] : [`dateOrder: ${dateOrder} # other dates of the sample allow no other reading`]),
    ...(proposal.dateOrder === 'either'
      ? [`# dateOrder: dmy # or mdy: the dates of the sample can be read in both ways`]
      : []),
    ...(inputTimeZone === undefined
      ? [`# inputTimeZone: Europe/Berlin # where times name no zone they are in UTC`]
      : [`inputTimeZone: ${inputTimeZone} # as "${comment(proposal.zone?.column ?? '')}" says`]),
    ...selfLines(proposal, self),
    ...(unused.length > 0
      ? ['# Not used:', ...unused.map(({ column, why }) => `#   ${comment(column)}: ${comment(why)}`)]
      : []),
    ...(table.place === '' ? [] : [`# The rows are the list at ${comment(table.place)}.`]),
    'map:',
    ...picks.map(
      ({ field, column, confidence, why }) => `  ${field}: ${scalar(column)} # ${confidence}: ${comment(why)}`,
    ),
  ];
}

function selfLines({ brand }: Proposal, self: readonly string[] | undefined): readonly string[] {
  if (brand === null) return [];
  if (self) return [`self: [${self.map(scalar).join(', ')}] # a guess: ${brand.why}`];
  return ['# self: [NAME] # who writes for the brand; without it nobody is known to have answered'];
}

const fileName = (path: string): string => (path === '-' ? 'standard input' : (path.split(/[/\\]/).at(-1) ?? path));

/** Strangers' text in a comment: one line, nothing that a terminal obeys. */
const comment = (text: string): string => printable(text.trim(), 120);

/** What readers of YAML take for something else than a text. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;

/** A text as YAML that nothing takes for anything else. */
function scalar(text: string): string {
  const isPlain = /^\p{L}(?:[\p{L}\p{N}_()/. -]*[\p{L}\p{N}_()/.])?$/u.test(text) && !RESERVED.test(text);
  if (isPlain && !/\s{2}/.test(text)) return text;
  return JSON.stringify(text).replace(
    HIDDEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const HIDDEN = /[\u{7f}-\u{9f}\u{61c}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff}\p{Surrogate}]/gu;

/** A name for the profile: that of the file, without dates and numbers. */
export function nameFrom(path: string): string {
  const stem = fileName(path).replace(/(\.[a-z]{2,7}){1,2}$/i, '');
  const words = foldName(stem)
    .split('_')
    .filter((word) => /\p{L}/u.test(word));
  return words.join('-').slice(0, 40) || 'export';
}
