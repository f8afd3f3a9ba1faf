import stringWidth from 'string-width';
import { cut, hanging, wrapped } from '../wrap.ts';
import type { Page } from './page.ts';

export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)));

const space = (width: number): string => ' '.repeat(Math.max(0, width));
export const padEnd = (text: string, width: number): string => text + space(width - stringWidth(text));
export const padStart = (text: string, width: number): string => space(width - stringWidth(text)) + text;

/** A text that keeps to the right of its head. */
export function beside(head: string, text: string, width: number): string[] {
  const indent = space(stringWidth(head));
  const [first = '', ...more] = wrapped(text, width, indent);
  return [(head + first.slice(indent.length)).trimEnd(), ...more];
}

/** One column of a table. A `name` stands on the left and may be cut; a figure stands on the right and never is. */
export interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  readonly name?: boolean;
}

const GAP = 2;
const SHORTEST_NAME = 8;

/** Names give way first; then figures are left out, the last ones first, and what is left out is said. */
export function grid(all: readonly Column[], { width, ink }: Pick<Page, 'width' | 'ink'>): string[] {
  const columns = all.filter(({ name, cells }) => name || cells.some((cell) => cell !== '-'));
  const shown = columns.slice(0, fitting(columns, width));
  const widths = widthsOf(shown, width);
  const line = (textOf: (column: Column) => string) =>
    shown
      .map((column, at) => aligned(textOf(column), widths[at] ?? 0, column))
      .join(space(GAP))
      .trimEnd();
  const hidden = columns.slice(shown.length).map(({ head }) => head);
  return [
    ink.bold(line(({ head }) => head)),
    ...(shown[0]?.cells ?? []).map((_, row) => line(({ cells }) => cells[row] ?? '')),
    ...(hidden.length > 0 ? hanging(`too narrow for: ${hidden.join(', ')}`, width).map((text) => ink.dim(text)) : []),
  ];
}

const aligned = (text: string, width: number, { name }: Column): string =>
  name ? padEnd(cut(text, width), width) : padStart(text, width);

const natural = ({ head, cells }: Column): number => widest([head, ...cells]);
const least = (column: Column): number => (column.name ? Math.min(SHORTEST_NAME, natural(column)) : natural(column));

/** How many columns fit when names are at their shortest; one always does. */
function fitting(columns: readonly Column[], width: number): number {
  let used = -GAP;
  const tooFar = columns.findIndex((column) => {
    used += GAP + least(column);
    return used > width;
  });
  return tooFar < 0 ? columns.length : Math.max(1, tooFar);
}

/** What the figures leave is shared among the names, the shorter ones first: they may need less than their share. */
function widthsOf(columns: readonly Column[], width: number): number[] {
  const widths = columns.map((column) => (column.name ? 0 : natural(column)));
  let room = width - GAP * (columns.length - 1) - widths.reduce((sum, each) => sum + each, 0);
  const names = [...columns.entries()].filter(([, { name }]) => name).sort(([, a], [, b]) => natural(a) - natural(b));
  for (const [index, [at, column]] of names.entries()) {
    const given = Math.min(natural(column), Math.max(1, Math.floor(room / (names.length - index))));
    widths[at] = given;
    room -= given;
  }
  return widths;
}

/** Blocks side by side where they fit, so that a wide terminal is used. */
export function abreast(blocks: readonly (readonly string[])[], width: number): string[][] {
  const rows: string[][] = [];
  for (const block of blocks) {
    const left = rows.at(-1);
    const offset = left === undefined ? width : widest(left) + 2 * GAP;
    if (left === undefined || offset + widest(block) > width) rows.push([...block]);
    else rows[rows.length - 1] = sideBySide(left, block, offset);
  }
  return rows;
}

const sideBySide = (left: readonly string[], right: readonly string[], offset: number): string[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    right[at] === undefined ? (left[at] ?? '') : padEnd(left[at] ?? '', offset) + right[at],
  );
