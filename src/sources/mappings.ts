import { UserError } from '../model/problem.ts';
import { nearest, printable } from '../model/text.ts';
import { foldName, type Mapping } from './columns.ts';
import type { FilePlan } from './plan.ts';
import { FIELDS } from './platforms/index.ts';

/** A field that no platform has is a slip of the pen, and told before anything is read. */
export function checkFields(mappings: readonly Mapping[]): void {
  for (const { field, column } of mappings) {
    if (FIELDS.has(field)) continue;
    const [near] = nearest(field, FIELDS, 1);
    throw new UserError(
      `--map ${printable(field)}=${printable(column)}: no export has a field ${printable(field)}.` +
        `${near ? ` Did you mean ${near}?` : ''} socmetrics platforms ID lists the fields of an export.`,
      2,
    );
  }
}

/** A column that no file has would change figures without a word. */
export function checkColumns(mappings: readonly Mapping[], plans: readonly FilePlan[]): void {
  for (const mapping of mappings) {
    if (plans.length === 0 || plans.some((plan) => isRead(mapping, plan))) continue;
    const found = plans[0]?.header.map((name) => printable(name, 40)).join(', ');
    throw new UserError(
      `--map ${mapping.field}=${printable(mapping.column)}: no file has a column of that name for this field. Found: ${found}.`,
      2,
    );
  }
}

const isRead = ({ field, column }: Mapping, { match }: FilePlan): boolean =>
  match.columns.uses.some(
    (use) => use.field === field && (use.name === column || foldName(use.name) === foldName(column)),
  );
