import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/problem.ts';
import { analyze } from '../../../src/pipeline.ts';
import { FIXTURES, filesOf, ROOT } from '../../support/fixtures.ts';

/** Every document of every fixture: also each file of an export of several. */
const DOCUMENTS = FIXTURES.flatMap(filesOf).filter((path) => /\.(json|ndjson|js)$/.test(path));

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Puts another value somewhere into a document, at the place that the steps lead to, or takes it away. */
function changed(value: Json, steps: readonly number[], by: Json | undefined): Json {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length;
    if (rest.length === 0) return by === undefined ? value.toSpliced(at, 1) : value.with(at, by);
    return value.with(at, changed(value[at] as Json, rest, by));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return by ?? null;
  const names = Object.keys(value);
  const name = names[step % names.length];
  if (name === undefined) return by ?? null;
  const { [name]: old, ...others } = value;
  if (rest.length === 0) return by === undefined ? others : { ...value, [name]: by };
  return { ...value, [name]: changed(old as Json, rest, by) };
}

async function* piped(text: string) {
  yield Buffer.from(text);
}

const mutation = fc.record({
  steps: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
  by: fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(0, -1, 1e21, '', 'NaN', '\u0000'),
  ),
});

describe.each(DOCUMENTS)('the document %s, changed anywhere,', (input) => {
  const text = readFileSync(`${ROOT}${input}`, 'utf8');
  const lines: Json[] = input.endsWith('.ndjson')
    ? text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  const document: Json = lines.length > 0 ? lines : JSON.parse(text.replace(/^window\.\S+ = /, ''));

  it('is read with every record accounted for, or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const value = mutations.reduce((one, { steps, by }) => changed(one, steps, by as Json | undefined), document);
        const written =
          lines.length > 0 && Array.isArray(value)
            ? value.map((one) => JSON.stringify(one)).join('\n')
            : JSON.stringify(value);
        try {
          const { input: found } = await analyze(['-'], { stdin: piped(written) });
          for (const { records } of found.files)
            expect(records.read).toBe(records.used + records.skipped + records.duplicates);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.exit).toBe(3);
        }
      }),
      { numRuns: 25 },
    );
  });
});
