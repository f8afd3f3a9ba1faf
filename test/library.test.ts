import { analyze, METRICS, type Report, reportSchema, UserError } from 'socmetrics';
import { expect, it } from 'vitest';

/** Measured only where they are asked for. */
const ON_REQUEST = new Set(['community-ranking', 'expectations']);

it('gives programs the same Report, typed', async () => {
  const report: Report = await analyze(['fixtures/messages/week/input.csv'], { by: ['channel'] });
  expect(reportSchema.parse(report)).toEqual(report);
  expect(Object.keys(report.metrics)).toEqual(METRICS.map(({ id }) => id).filter((id) => !ON_REQUEST.has(id)));
  expect(report.groups.map(({ by }) => by.channel)).toContain('twitter');
});

it('throws a UserError for what a user can mend', async () => {
  await expect(analyze(['no-such-file.csv'])).rejects.toBeInstanceOf(UserError);
  await expect(analyze(['no-such-file.csv'])).rejects.toMatchObject({ exit: 3 });
});
