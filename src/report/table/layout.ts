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
  /** The sample size behind each figure: no number without its n. */
  readonly n?: readonly string[] | undefined;
  readonly name?: boolean;
}

/** A column as it will be printed: figures are padded already, and their heads take as many lines as they need. */
interface Strip {
  readonly column: Column;
  readonly heads: readonly string[];
  readonly cells: readonly string[];
  readonly natural: number;
  /** The least width that it can do with. */
  readonly least: number;
}

const GAP = 2;
const SHORTEST_NAME = 8;
/** Heads are broken into lines of at least the one, and cut to the other where figures need no more. */
const SHORTEST_HEAD = 9;
const LONGEST_HEAD = 16;

/** Names give way first; then figures are left out, the last ones first, and what is left out is said. */
export function grid(columns: readonly Column[], { width, ink }: Pick<Page, 'width' | 'ink'>): string[] {
  const strips = columns.filter(({ name, cells }) => name || cells.some((cell) => cell !== '-')).map(stripOf);
  const shown = strips.slice(0, fitting(strips, width));
  const widths = widthsOf(shown, width);
  const line = (textOf: (strip: Strip) => string | undefined) => {
    const cells = shown.map((strip, at) => {
      const [text = '', room = 0] = [textOf(strip), widths[at]];
      return strip.column.name ? padEnd(cut(text, room), room) : padStart(text, room);
    });
    return cells.join(space(GAP)).trimEnd();
  };
  const height = Math.max(...shown.map(({ heads }) => heads.length));
  const hidden = strips.slice(shown.length).map(({ column }) => column.head);
  return [
    ...Array.from({ length: height }, (_, row) => ink.bold(line(({ heads }) => heads[row - height + heads.length]))),
    ...(columns[0]?.cells ?? []).map((_, row) => line(({ cells }) => cells[row])),
    ...(hidden.length > 0
      ? hanging(`Columns that do not fit here: ${hidden.map((head) => `“${head}”`).join(', ')}`, width).map((text) =>
          ink.dim(text),
        )
      : []),
  ];
}

function stripOf(column: Column): Strip {
  const { heads, cells } = column.name ? { heads: [column.head], cells: column.cells } : figuresOf(column);
  const natural = widest([...heads, ...cells]);
  return { column, heads, cells, natural, least: column.name ? Math.min(SHORTEST_NAME, natural) : natural };
}

function figuresOf({ head, cells, n }: Column): Pick<Strip, 'heads' | 'cells'> {
  const word = Math.min(widest(head.split(' ')), LONGEST_HEAD);
  const heads = wrapped(head, Math.max(SHORTEST_HEAD, widest(cells), word));
  const width = widest([...heads, ...cells]);
  if (n === undefined) return { heads, cells };
  const room = widest([...n, 'n']);
  const pair = (figure: string, size: string) => `${padStart(figure, width)}${space(GAP)}${padStart(size, room)}`;
  return {
    heads: heads.map((line, at) => pair(line, at === heads.length - 1 ? 'n' : '')),
    cells: cells.map((cell, row) => pair(cell, cell === '-' ? '' : (n[row] ?? ''))),
  };
}

/** How many strips fit when names are at their shortest; one always does. */
function fitting(strips: readonly Strip[], width: number): number {
  let used = -GAP;
  const tooFar = strips.findIndex(({ least }) => {
    used += GAP + least;
    return used > width;
  });
  return tooFar < 0 ? strips.length : Math.max(1, tooFar);
}

/** What the figures leave is shared among the names, the shorter ones first: they may need less than their share. */
function widthsOf(strips: readonly Strip[], width: number): number[] {
  const widths = strips.map(({ column, natural }) => (column.name ? 0 : natural));
  let room = width - GAP * (strips.length - 1) - widths.reduce((sum, each) => sum + each, 0);
  const names = [...strips.entries()]
    .filter(([, { column }]) => column.name)
    .sort(([, a], [, b]) => a.natural - b.natural);
  for (const [index, [at, { natural }]] of names.entries()) {
    const given = Math.min(natural, Math.max(1, Math.floor(room / (names.length - index))));
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
