import { untrusted } from '../untrusted.ts';
import { cut, wrapped } from '../wrap.ts';
import { type Figures, figuresOf } from './figures.ts';
import { beside, padEnd, widest } from './layout.ts';
import { naming, type Page, shown } from './page.ts';

interface Headline extends Figures {
  readonly label: string;
}

/** Every metric that one line can tell, in the order of the report. */
export function headlines(page: Page): string[] {
  const told = shown(page).flatMap(([id, summary]): Headline[] => {
    const { title, of, unfinished, resolutions } = naming(page, id);
    const figures = figuresOf(summary, { of, unfinished, verbose: page.verbose });
    if (figures === null) return [];
    const { value, behind } = figures;
    return [{ label: title, value, behind: [...behind, ...(resolutions ? BASIS[page.report.resolutions] : [])] }];
  });
  return aligned(told, page);
}

/** Narrower than this, what stands behind a value goes below it. */
const ROOM_BESIDE = 30;
const WIDEST_LABEL = 24;

function aligned(headlines: readonly Headline[], { width, ink }: Page): string[] {
  const valueWidth = widest(headlines.map(({ value }) => value));
  const widestLabel = Math.min(WIDEST_LABEL, width - valueWidth - 2);
  const room = (some: readonly Headline[]) => Math.min(widest(some.map(({ label }) => label)), widestLabel);
  const labelWidth = room(headlines.filter(({ value }) => value !== ''));
  // A label without a value may take the value's place.
  const headWidth = Math.max(labelWidth + 2 + valueWidth, room(headlines.filter(({ value }) => value === '')));
  const stacked = width - headWidth < ROOM_BESIDE;
  return headlines.flatMap(({ label, value, behind }) => {
    const name = ink.bold(cut(label, value === '' ? headWidth : labelWidth));
    const head = padEnd(`${padEnd(name, labelWidth)}  ${value}`, headWidth + 2);
    const text = behind.join(' · ');
    return stacked ? [head.trimEnd(), ...wrapped(text, width, '    ')] : beside(head, text, width);
  });
}

/** What speaks of resolutions says where they come from. */
const BASIS = {
  recorded: ['recorded'],
  inferred: ['inferred from silence'],
  both: ['partly recorded, partly inferred from silence'],
  none: [],
} as const;

/**
 * What this export does not tell, by reason, in one place: an ordinary export lacks much. Where it lacks several things,
 * they are told together; which of them each figure needs, the long report says.
 */
export function notAvailable(page: Page): string[] {
  const byReason = new Map<string, string[]>();
  for (const [id, summary] of shown(page)) {
    // What nobody asked for is not missed, unless it is all that was asked for.
    if (summary.kind !== 'not-available' || (page.report.definitions[id]?.onRequest && isOneOfMany(page))) continue;
    const reason = untrusted(summary.reason, 300);
    byReason.set(reason, [...(byReason.get(reason) ?? []), naming(page, id).title]);
  }
  return (page.verbose ? Array.from(byReason, lineOf) : together([...byReason])).flatMap((text, index) => {
    const head = index === 0 ? NOT_HERE : ' '.repeat(NOT_HERE.length);
    return beside(head, text, page.width).map((line) => page.ink.dim(line));
  });
}

type Missing = readonly [reason: string, titles: readonly string[]];

const lineOf = ([reason, titles]: Missing): string => `${titles.join(', ')}: ${reason}`;

const LACKS = 'this export has no ';

/** What is not in the export, and what it would have told; each other reason beside. */
function together(missing: readonly Missing[]): readonly string[] {
  const lacking = missing.filter(([reason]) => reason.startsWith(LACKS));
  if (lacking.length <= 2) return missing.map(lineOf);
  const things = [...new Set(lacking.flatMap(([reason]) => reason.slice(LACKS.length).split(/,? and no /)))];
  // Ratings need not be named beside "ratings, reactions or labels".
  const named = things.filter((one) => !things.some((other) => other.startsWith(`${one}, `)));
  const titles = lacking.flatMap(([, some]) => some);
  const others = missing.filter(([reason]) => !reason.startsWith(LACKS));
  return [named.join(' · '), `so no ${titles.join(', ')}`, ...others.map(lineOf)];
}

const isOneOfMany = ({ report }: Page): boolean => Object.keys(report.metrics).length > 1;

const NOT_HERE = 'Not in this export  ';
