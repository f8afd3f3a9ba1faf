import { expect, it } from 'vitest';
import { designEffect, shrinkage, shrunk } from '../../../src/stats/comparison/clusters.ts';

it('takes messages as if each conversation had spoken once, where no more is known', () => {
  // 300 messages of 100 conversations: as much as 100 messages of their own.
  expect(shrunk({ matched: 60, total: 300 }, shrinkage(300, 100))).toEqual({ matched: 20, total: 100 });
});

it('leaves alone what is counted by conversation', () => {
  expect(shrinkage(80, 100)).toBe(1);
  expect(shrinkage(80, null)).toBe(1);
  expect(shrinkage(80, 0)).toBe(1);
});

/** The sums of these conversations, each with so many observations of which so many matched. */
function effect(conversations: readonly (readonly [x: number, y: number])[]): number {
  const sum = (of: (x: number, y: number) => number) => conversations.reduce((all, [x, y]) => all + of(x, y), 0);
  const [x, y] = [sum((each) => each), sum((_, each) => each)];
  const clusters = {
    conversations: conversations.length,
    xx: sum((each) => each ** 2),
    xy: sum((a, b) => a * b),
    yy: sum((_, each) => each ** 2),
  };
  return designEffect(clusters, { x, y, variance: (y / x) * (1 - y / x) });
}

const many = (...kinds: (readonly [x: number, y: number])[]) => Array.from({ length: 20 }, () => kinds).flat();

it('counts conversations that agree wholly once each', () => {
  // 20 times three of three and none of three, half of all: the spread is 40 * 1.5^2 = 90, and 90 / (120 * 0.25) = 3.
  expect(effect(many([3, 3], [3, 0]))).toBeCloseTo((40 / 39) * 3, 10);
});

it('counts every observation where those of one conversation agree no more than any others', () => {
  // Two in a conversation, as coins fall: the spread is 80 * 0.5 = 40, and 40 / (160 * 0.25) = 1.
  expect(effect(many([2, 2], [2, 1], [2, 1], [2, 0]))).toBeCloseTo(80 / 79, 10);
  // More alike across conversations than chance would have it is no reason to be more certain.
  expect(effect(many([2, 1], [2, 1]))).toBe(1);
});

it('is as careful as can be with few conversations, and where all is the same', () => {
  expect(effect([...Array(5)].map(() => [4, 2] as const))).toBe(4);
  expect(effect(many([2, 2], [6, 6]))).toBe(5);
});
