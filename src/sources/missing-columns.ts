import type { Fault } from '../model/problem.ts';
import { pathName } from '../model/text.ts';
import type { FilePlan } from './plan.ts';

/**
 * What one file tells and another of its kind does not. The rows of the poorer one are used all the same, but whoever
 * joins two exports wants to know that half of them have no channel.
 */
export function missingColumns(plans: readonly FilePlan[]): readonly { path: string; fault: Fault }[] {
  const known = firstWith(plans);
  return plans.flatMap(({ path, match }) => {
    const lacking = [...(known.get(match.platform.id) ?? [])].filter(([field]) => !match.columns.fields.has(field));
    const [first] = lacking;
    if (first === undefined) return [];
    const names = lacking.map(([, { column }]) => `"${column}"`).join(', ');
    const message = `no ${lacking.length > 1 ? 'columns' : 'column'} ${names}, as in ${pathName(first[1].path)}`;
    return [{ path, fault: { code: 'missing-column', message } }];
  });
}

/** For each platform the fields that some file has: what the column is called there, and where that is. */
function firstWith(plans: readonly FilePlan[]) {
  const known = new Map<string, Map<string, { column: string; path: string }>>();
  for (const { path, match } of plans) {
    const fields = known.get(match.platform.id) ?? new Map<string, { column: string; path: string }>();
    known.set(match.platform.id, fields);
    for (const { field, name } of match.columns.uses) if (!fields.has(field)) fields.set(field, { column: name, path });
  }
  return known;
}
