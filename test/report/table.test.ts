import { describe, expect, it } from 'vitest';
import { table } from '../../src/report/table.ts';
import { DEFINITIONS, duration, march, missing, nothing, ratio, year } from './reports.ts';

const golden = (name: string) => `./golden/${name}.txt`;

describe('the report for people', () => {
  it.each([80, 120])('reads well at %i columns', async (width) => {
    await expect(table.render(march, { width, colour: false })).toMatchFileSnapshot(golden(`march-${width}`));
  });

  it.each([80, 120])('is the same with colours at %i columns', async (width) => {
    const coloured = table.render(march, { width, colour: true });
    await expect(coloured).toMatchFileSnapshot(golden(`march-${width}-colour`));
    expect(coloured.replaceAll(/\u{1b}\[\d+m/gu, '')).toBe(table.render(march, { width, colour: false }));
  });

  it('says more when asked to', async () => {
    const text = table.render(march, { width: 100, colour: false, verbose: true });
    await expect(text).toMatchFileSnapshot(golden('march-verbose'));
  });

  it('sums up many files and shows the largest of many slices', async () => {
    await expect(table.render(year, { width: 100, colour: false })).toMatchFileSnapshot(golden('year'));
  });

  it.each([
    ['2026-03-01T00:00:00.000Z', '2026-03-15T00:00:00.000Z', ' · begun 1 Mar 2026 - 14 Mar 2026'],
    ['2026-03-05T00:00:00.000Z', '2026-03-06T00:00:00.000Z', ' · begun 5 Mar 2026'],
    ['2026-03-05T00:00:00.000Z', null, ' · begun from 5 Mar 2026 on'],
    [null, '2026-03-06T00:00:00.000Z', ' · begun up to 5 Mar 2026'],
    [null, null, ''],
  ])('says which conversations it tells of: from %s to %s', (from, to, words) => {
    const options = { ...march.options, from, to, timeZone: 'UTC' };
    const text = table.render({ ...march, options }, { width: 200, colour: false });
    expect(/ time(?: · begun.*)?$/m.exec(text)?.[0]).toBe(` time${words}`);
  });

  it('says first of all that most rows were rejected, or that there are none', () => {
    const [file] = march.input.files;
    const withRows = (read: number, skipped: number) => {
      const files = file ? [{ ...file, records: { read, used: read - skipped, skipped, duplicates: 0 } }] : [];
      return table
        .render({ ...march, input: { ...march.input, files } }, { width: 100, colour: false })
        .split('\n', 1)[0];
    };
    expect(withRows(20, 11)).toMatch(/^11 of 20 rows were rejected, more than half: /);
    expect(withRows(20, 10)).toMatch(/^exports\/march\.csv/);
    expect(withRows(0, 0)).toBe('No rows: there is nothing to measure.');
  });

  it('names the record where the line tells nothing: a whole file on one line, or no line at all', () => {
    const shown = (line: number | null, record: number | null): string => {
      const example = { file: 'a.json', message: 'odd', line, record };
      const problem = { code: 'odd', title: 'Odd thing', count: 1, notice: false, examples: [example] };
      const text = table.render(
        { ...nothing, input: { ...nothing.input, problems: [problem] } },
        { width: 100, colour: false },
      );
      return /Odd thing.*$/m.exec(text)?.[0] ?? '';
    };
    expect(shown(7, 5)).toBe('Odd thing · a.json:7: odd');
    expect(shown(1, 5)).toBe('Odd thing · a.json:1 record 5: odd');
    expect(shown(1, 1)).toBe('Odd thing · a.json:1: odd');
    expect(shown(null, 5)).toBe('Odd thing · a.json record 5: odd');
  });

  it('takes no separator for a property of all objects', () => {
    const files = nothing.input.files.map((file) => ({ ...file, delimiter: '__proto__' }));
    const text = table.render({ ...nothing, input: { ...nothing.input, files } }, { width: 100, colour: false });
    expect(text).toContain('csv, __proto__');
  });

  it('says little of an empty export', async () => {
    await expect(table.render(nothing, { width: 80, colour: false })).toMatchFileSnapshot(golden('nothing'));
  });
});

/** The lines of one metric alone, at a width where it needs no second line. */
function headline(id: string, summary: ReturnType<typeof ratio> | ReturnType<typeof duration>): string {
  const report = { ...nothing, metrics: { [id]: summary }, resolutions: 'recorded' as const };
  return table.render(report, { width: 160, colour: false }).split('\n\n')[2] ?? '';
}

describe('a line of a metric', () => {
  it('tells what stands beside a ratio only where there is some', () => {
    expect(headline('response-rate', ratio(9, 10, { pending: 2, answeredByBot: 0, moved: 1 }))).toBe(
      'Answered  90 %  9 of 10 inquiries (95 % interval 59.5-98.3 %), 2 pending, 1 sent elsewhere',
    );
  });

  it('has a dash for a ratio of nothing, and no interval', () => {
    expect(headline('response-rate', ratio(0, 0, { pending: 2 }))).toBe('Answered  -  0 of 0 inquiries, 2 pending');
  });

  it('says whether resolutions are recorded', () => {
    expect(headline('resolution-rate', ratio(1, 1))).toMatch(/ · recorded$/);
  });

  it('shows scores beside ratings', () => {
    expect(headline('satisfaction', ratio(3, 4, { promoters: 1, passives: 1, detractors: 2 }))).toBe(
      'Satisfaction  75 %  3 of 4 ratings (95 % interval 30-95.5 %) · NPS -25 · n 4 · 1 promoter, 1 passive, 2 detractors',
    );
  });

  it('tells the median with those waiting only where it differs', () => {
    const waiting = { censored: 6, kaplanMeier: { status: 'not-reached', median: null } } as const;
    expect(headline('first-response-time', duration(4, 3600, waiting))).toBe(
      'First response  1 h  median · 90 % within 1 h · mean 1 h · n 4 inquiries, 6 unanswered · with those still open, median not reached (Kaplan-Meier)',
    );
    const same = { kaplanMeier: { status: 'reached', median: 3600.2 } } as const;
    expect(headline('first-response-time', duration(4, 3600, same))).not.toContain('Kaplan');
  });
});

it('gathers what is missing by reason', () => {
  const reason = 'this export does not tell ratings';
  const report = {
    ...nothing,
    metrics: Object.fromEntries(Object.keys(DEFINITIONS).map((id) => [id, missing(reason)])),
  };
  expect(table.render(report, { width: 80, colour: false })).toContain(
    'Not in this export  Answered, First response, Every response, Resolved,\n                    Resolved after,',
  );
});

it('tells what an export lacks together, and what each figure needs where everything is asked for', () => {
  const lacking = [
    ['response-rate', 'this export has no answers of the brand'],
    ['response-time', 'this export has no answers of the brand and no single messages'],
    ['satisfaction', 'this export has no ratings'],
    ['negative-feedback-ratio', 'this export has no ratings, reactions or labels'],
    ['resolution-rate', 'three weeks are needed'],
  ] as const;
  const report = { ...nothing, metrics: Object.fromEntries(lacking.map(([id, reason]) => [id, missing(reason)])) };
  const page = { width: 80, colour: false };
  expect(table.render(report, page)).toContain(
    [
      'Not in this export  answers of the brand · single messages',
      '                    ratings, reactions or labels',
      '                    so no Answered, Every response, Satisfaction,',
      '                    Negative feedback',
      '                    Resolved: three weeks are needed',
    ].join('\n'),
  );
  expect(table.render(report, { ...page, verbose: true })).toContain('Satisfaction: this export has no ratings\n');
});
