/** Chance that is the same every time: mulberry32. */
export function chanceFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    happens: (share: number): boolean => next() < share,
    between: (from: number, to: number): number => from + below(to - from + 1),
    of: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    /** One of the names, each as often as its weight says. */
    weighed: <Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name => {
      const entries = Object.entries(weights) as [Name, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        rest -= weight;
        if (rest < 0) return name;
      }
      return (entries.at(-1) as [Name, number])[0];
    },
    shuffled: <Item>(items: readonly Item[]): Item[] => {
      const left = [...items];
      const all: Item[] = [];
      while (left.length > 0) {
        const at = below(left.length);
        all.push(left[at] as Item);
        left[at] = left.at(-1) as Item;
        left.pop();
      }
      return all;
    },
  };
}

export type Chance = ReturnType<typeof chanceFrom>;
