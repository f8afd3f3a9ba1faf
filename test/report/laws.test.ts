import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.ts';
import { RENDERERS, rendererFor } from '../../src/report/index.ts';
import { json } from '../../src/report/json.ts';
import { type Report, reportSchema } from '../../src/report/report.ts';
import { table } from '../../src/report/table.ts';
import { hostileReport } from './hostile.ts';
import { march, nothing, year } from './reports.ts';

const options = fc.record({
  width: fc.integer({ min: 40, max: 160 }),
  colour: fc.boolean(),
  wide: fc.boolean(),
  verbose: fc.boolean(),
});

const FEW_RUNS = { numRuns: 60 };
const uncoloured = (text: string): string => text.replaceAll(/\u{1b}\[\d+m/gu, '');

describe.each(RENDERERS.map((renderer) => [renderer.id, renderer] as const))('%s', (_, renderer) => {
  it('prints no control characters, no bidirectional marks and half characters, and ends in a newline', () => {
    const law = fc.property(hostileReport, options, (report, chosen) => {
      const text = renderer.render(report, chosen);
      expect(text.endsWith('\n')).toBe(true);
      const shown = renderer.id === 'table' ? uncoloured(text) : text;
      expect(shown).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\p{Bidi_Control}\u{2028}\u{2029}\u{feff}\p{Surrogate}]/u);
    });
    fc.assert(law, FEW_RUNS);
  });

  it('prints nothing that a CI runner obeys', () => {
    const law = fc.property(hostileReport, options, (report, chosen) => {
      expect(uncoloured(renderer.render(report, chosen))).not.toMatch(/^\s*(?:::|section_start:)|##\w*\[/m);
    });
    fc.assert(law, FEW_RUNS);
  });

  it('prints no value that is none', () => {
    const law = fc.property(hostileReport, options, (report, chosen) => {
      expect(renderer.render(report, chosen)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    });
    fc.assert(law, FEW_RUNS);
  });

  it('gives the same bytes for the same report', () => {
    const law = fc.property(hostileReport, options, (report, chosen) => {
      const text = renderer.render(report, chosen);
      expect(renderer.render(structuredClone(report), chosen)).toBe(text);
    });
    fc.assert(law, { numRuns: 20 });
  });

  it('is chosen by the names of its files, whatever their case', () => {
    for (const extension of renderer.extensions) {
      expect(rendererFor(`out/report.2026${extension}`)).toBe(renderer);
      expect(rendererFor(`REPORT${extension.toUpperCase()}`)).toBe(renderer);
    }
  });
});

it('chooses no renderer for a name that tells none', () => {
  expect(rendererFor('report')).toBeNull();
  expect(rendererFor('report.pdf')).toBeNull();
});

it('gives every renderer an id and extensions of its own', () => {
  const extensions = RENDERERS.flatMap((renderer) => renderer.extensions);
  expect(new Set(RENDERERS.map(({ id }) => id)).size).toBe(RENDERERS.length);
  expect(new Set(extensions).size).toBe(extensions.length);
});

it('builds its hand-written reports to the schema', () => {
  for (const report of [march, year, nothing]) expect(reportSchema.parse(report)).toEqual(report);
});

it('keeps every line of a table within the width', () => {
  const law = fc.property(hostileReport, options, (report, chosen) => {
    for (const line of table.render(report, chosen).split('\n')) {
      expect(stringWidth(line), line).toBeLessThanOrEqual(chosen.width);
    }
  });
  fc.assert(law, { numRuns: 150 });
});

it('gives every row of CSV the same number of cells', () => {
  const law = fc.property(hostileReport, options, (report, chosen) => {
    const rows = parse(csv.render(report, chosen), { relax_column_count: true });
    expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
  });
  fc.assert(law, FEW_RUNS);
});

it('leaves no cell of CSV that a spreadsheet would run, whether it splits at commas or semicolons', () => {
  const law = fc.property(hostileReport, options, fc.constantFrom(',', ';'), (report, chosen, delimiter) => {
    const rows = parse(csv.render(report, chosen), { delimiter, relax_column_count: true, relax_quotes: true });
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\p{Cf}"]*[=+\-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u);
  });
  fc.assert(law, FEW_RUNS);
});

it('writes JSON that is read back as the same report', () => {
  const law = fc.property(hostileReport, options, (report, chosen) => {
    const read = reportSchema.parse(JSON.parse(json.render(report, chosen)));
    expect(read).toEqual(wholeCharacters(report));
  });
  fc.assert(law, FEW_RUNS);
});

/** What cannot be written in UTF-8 is not read back: half a character becomes the replacement character. */
function wholeCharacters(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
  if (Array.isArray(value)) return value.map(wholeCharacters);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map((entry) => entry.map(wholeCharacters) as [string, unknown]));
}

it('lets neither width nor colour change what other programs read', () => {
  for (const renderer of RENDERERS.filter(({ id }) => id !== 'table')) {
    const texts = [80, 120].flatMap((width) =>
      [true, false].map((colour) => renderer.render(march as Report, { width, colour })),
    );
    expect(new Set(texts).size).toBe(1);
  }
});
