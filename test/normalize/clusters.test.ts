import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../src/normalize/clusters.ts';
import { answerSketch } from '../../src/text/near.ts';

/** The same numbers every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = (random: (below: number) => number, many: number): string[] =>
  Array.from({ length: many }, () => `w${String.fromCharCode(97 + random(26), 97 + random(26))}`);

/** Templates of 8 to 25 words, each sent 20 times with a name and up to two words changed; and as much of anything else. */
function exported() {
  const random = randomNumbers(7);
  const messages: { readonly text: string; readonly template: number | null }[] = [];
  for (let template = 0; template < 100; template++) {
    const told = words(random, 8 + random(18));
    for (let copy = 0; copy < 20; copy++) {
      const sent = [...told];
      for (let changes = random(3); changes > 0; changes--) sent[random(sent.length)] = `x${random(9999)}y`;
      messages.push({ text: `Hi Ann${copy}, ${sent.join(' ')} ^AB`, template });
    }
  }
  for (let other = 0; other < 2000; other++) {
    messages.push({ text: words(random, 6 + random(20)).join(' '), template: null });
  }
  return messages.map((message) => ({ ...message, sketch: answerSketch(message.text) as string }));
}

describe('clusters of what agents write', () => {
  const messages = exported();
  const clusters = clustersOf(
    messages.map(({ sketch }) => sketch),
    12,
  );
  const sizes = new Map<string, number>();
  for (const { sketch } of messages) {
    const leader = clusters.get(sketch);
    if (leader !== undefined) sizes.set(leader, (sizes.get(leader) ?? 0) + 1);
  }
  const isCanned = (sketch: string) => (sizes.get(clusters.get(sketch) ?? '') ?? 0) > 5;

  it('hold four of five that come from a template, and nothing else', () => {
    const found = messages.filter(({ sketch }) => isCanned(sketch));
    const right = found.filter(({ template }) => template !== null);
    expect(right.length / found.length).toBeGreaterThan(0.99);
    expect(right.length / messages.filter(({ template }) => template !== null).length).toBeGreaterThan(0.8);
  });

  it('mix no two templates', () => {
    const templates = new Map<string, Set<number | null>>();
    for (const { sketch, template } of messages) {
      const leader = clusters.get(sketch);
      if (leader === undefined || !isCanned(sketch)) continue;
      templates.set(leader, (templates.get(leader) ?? new Set()).add(template));
    }
    expect([...templates.values()].filter(({ size }) => size > 1)).toEqual([]);
  });

  it('are the same in whatever order the messages come', () => {
    const few = messages.slice(0, 300).map(({ sketch }) => sketch);
    const told = clustersOf(few, 12);
    fc.assert(
      fc.property(fc.shuffledSubarray(few, { minLength: few.length }), (shuffled) => {
        expect(new Map([...clustersOf(shuffled, 12)].sort())).toEqual(new Map([...told].sort()));
      }),
      { numRuns: 20 },
    );
  });

  it('are none of nothing, and none of what occurs once', () => {
    expect(clustersOf([], 12).size).toBe(0);
    expect(clustersOf([answerSketch('one of its kind') as string], 12).size).toBe(0);
  });
});
