// Vitest's own toStrictEqual mistakes a part named "constructor" for the type of the object.
import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTogether, STATS, type Stat, type StatFactory } from '../../src/stats/index.ts';
import { SUBJECTS } from './subjects.ts';
import { summarize } from './summarize.ts';

const HEAPS = 4;
const FEW_RUNS = { numRuns: 60 };

const registry = Object.entries(STATS).map(([name, { make, schema }]) => {
  const { configured, sample } = SUBJECTS[name as keyof typeof STATS];
  return { name, schema, factories: [make, ...configured], sample };
});

/** Samples, those of one conversation together, each with the heap that it falls on, and which heap is next poured into which. */
function scattered(sample: fc.Arbitrary<unknown>) {
  const together = fc.array(sample, { minLength: 1, maxLength: 3 });
  const dealt = fc.array(fc.tuple(together, fc.nat(HEAPS - 1)), { maxLength: 20 });
  const pours = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: HEAPS - 1, maxLength: HEAPS - 1 });
  return fc.tuple(dealt, pours);
}

function deal(factory: StatFactory<unknown, unknown>, dealt: [unknown[], number][]): Stat<unknown, unknown>[] {
  const heaps = Array.from({ length: HEAPS }, () => factory());
  for (const [samples, heap] of dealt) {
    const stat = heaps[heap];
    if (stat) addTogether(stat, samples);
  }
  return heaps;
}

function pourTogether(heaps: Stat<unknown, unknown>[], pours: [number, number][]): unknown {
  for (const [from, into] of pours) {
    const [poured] = heaps.splice(from % heaps.length, 1);
    if (poured) heaps[into % heaps.length]?.merge(poured);
  }
  return heaps[0]?.summary();
}

describe.each(registry)('$name', ({ schema, factories, sample }) => {
  it('gives the same summary however the samples are split and the parts merged', () => {
    const law = fc.property(fc.constantFrom(...factories), scattered(sample), (factory, [dealt, pours]) => {
      const whole = deal(
        factory,
        dealt.map(([samples]) => [samples, 0]),
      )[0]?.summary();
      const merged = pourTogether(deal(factory, dealt), pours);
      deepStrictEqual(merged, whole);
      expect(JSON.stringify(merged)).toBe(JSON.stringify(whole));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('leaves what it merged as it was', () => {
    const law = fc.property(fc.constantFrom(...factories), scattered(sample), sample, (factory, [dealt], later) => {
      const [receiver, other] = deal(factory, dealt);
      const before = JSON.stringify(other?.summary());
      if (receiver && other) receiver.merge(other);
      receiver?.add(later);
      expect(JSON.stringify(other?.summary())).toBe(before);
    });
    fc.assert(law, FEW_RUNS);
  });

  it('can be asked twice, and goes on counting in between', () => {
    const law = fc.property(fc.constantFrom(...factories), fc.array(sample), sample, (factory, samples, later) => {
      const stat = factory();
      for (const each of samples) stat.add(each);
      deepStrictEqual(stat.summary(), stat.summary());
      stat.add(later);
      deepStrictEqual(stat.summary(), summarize(factory, [...samples, later]));
    });
    fc.assert(law, FEW_RUNS);
  });

  it('keeps to its schema, with nothing undeclared and nothing lost in JSON', () => {
    const law = fc.property(fc.constantFrom(...factories), fc.array(sample), (factory, samples) => {
      const summary = summarize(factory, samples);
      deepStrictEqual(schema.parse(summary), summary);
      deepStrictEqual(JSON.parse(JSON.stringify(summary)), summary);
    });
    fc.assert(law, FEW_RUNS);
  });
});

it('covers every stat of the registry', () => {
  expect(Object.keys(SUBJECTS)).toEqual(Object.keys(STATS));
});
