import type { Column } from './column.ts';

/** Who writes for the brand, where no column says it. */
export interface Brand {
  /** For `self`: who writes in most conversations. */
  readonly self: readonly string[];
  readonly why: string;
  /** The column of accounts names no author: read as one, everybody would be a customer. */
  readonly notAccount: boolean;
}

type Chosen = ReadonlyMap<string, { readonly seen: { readonly column: Column } }>;

const SAID = ['role', 'direction', 'inbound', 'outbound'];

/** `null`: a column tells it, or nobody writes. */
export function brandOf(chosen: Chosen): Brand | null {
  const author = (chosen.get('author') ?? chosen.get('name'))?.seen.column;
  if (SAID.some((field) => chosen.has(field)) || !author) return null;
  const account = chosen.get('account')?.seen.column;
  if (account && isAmong(author, account)) return null;
  const threads = (chosen.get('conversation') ?? chosen.get('to'))?.seen.column;
  const found = threads ? inMost(author, threads) : null;
  return {
    self: found ? [found] : [],
    why: found ? 'writes in most conversations, as only the brand does' : '',
    notAccount: account !== undefined,
  };
}

/** A column of short texts of which several stand in most conversations: those who talk with each other. */
export function isWriters({ cells, values }: Column, threads: Column): boolean {
  const talks = new Map<string, Set<string>>();
  for (const [row, name] of cells.entries()) {
    const thread = threads.cells[row];
    if (name === null || thread === undefined || thread === null) continue;
    talks.set(thread, (talks.get(thread) ?? new Set()).add(name));
  }
  const several = [...talks.values()].filter(({ size }) => size > 1 && size < 5).length;
  return values.length === cells.length && talks.size > 1 && several >= talks.size * 0.6;
}

/** The accounts write themselves, and not everything. */
function isAmong({ cells }: Column, account: Column): boolean {
  const own = cells.filter((cell, row) => cell?.toLowerCase() === account.cells[row]?.toLowerCase() && cell !== null);
  return own.length > 0 && own.length < cells.length;
}

const FEWEST = 3;

function inMost(author: Column, threads: Column): string | null {
  const writes = new Map<string, Set<string>>();
  for (const [row, name] of author.cells.entries()) {
    const thread = threads.cells[row];
    if (name === null || thread === undefined || thread === null) continue;
    writes.set(name, (writes.get(name) ?? new Set()).add(thread));
  }
  const [first, second] = [...writes].sort((a, b) => b[1].size - a[1].size);
  const isMost = first !== undefined && first[1].size >= Math.max(FEWEST, threads.distinct.size * 0.5);
  return isMost && first[1].size > 2 * (second?.[1].size ?? 0) ? first[0] : null;
}
