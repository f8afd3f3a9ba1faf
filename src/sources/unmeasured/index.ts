import { pathName } from '../../model/text.ts';
import { foldName } from '../columns.ts';
import { averages } from './averages.ts';
import { chatwootReports } from './chatwoot.ts';
import { NothingToMeasure } from './nothing.ts';
import { ownOutput } from './own.ts';
import type { Unmeasured } from './unmeasured.ts';
import { zendeskTables } from './zendesk.ts';

/** All that is recognised and not measured, the particular before the general. */
export const UNMEASURED: readonly Unmeasured[] = [...chatwootReports, ...zendeskTables, ...ownOutput, ...averages];

/** Those that resemble an export are looked for before exports are, the others where nothing fits. */
export function unmeasuredOf(header: readonly string[], when: 'first' | 'last'): Unmeasured | null {
  const names = header.map(foldName);
  return UNMEASURED.find((one) => (one.last === true) === (when === 'last') && isOf(one, names)) ?? null;
}

function isOf({ columns, like }: Unmeasured, names: readonly string[]): boolean {
  const has = (column: string) => names.some((name) => name === column || name.startsWith(`${column}_`));
  return (
    columns.every((column) => (typeof column === 'string' ? has(column) : column.some(has))) &&
    (like === undefined || names.some((name) => like(name)))
  );
}

/** Throws what a file is, where it is known to hold nothing to measure. */
export function refuseUnmeasured(path: string, header: readonly string[], when: 'first' | 'last'): void {
  const found = unmeasuredOf(header, when);
  if (found) throw new NothingToMeasure(`${pathName(path)}: this is ${found.title}. ${found.why} ${found.instead}`);
}
