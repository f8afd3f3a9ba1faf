/**
 * What is counted in a text besides its letters: the same for all languages, so that weights learnt where there are
 * labelled texts serve where there are none. Models store their weights by these names.
 */
export const SIGNS = [
  'negative weak',
  'negative plain',
  'negative strong',
  'positive weak',
  'positive plain',
  'positive strong',
  'negative negated',
  'positive negated',
  'support',
  'irony',
  'complaint',
  'praise',
  'thanks',
  'question words',
  'suggestion',
  'topic',
  'inquiry',
  'middling',
  'supposed',
  'duration',
  'mark negative weak',
  'mark negative plain',
  'mark negative strong',
  'mark positive weak',
  'mark positive plain',
  'mark positive strong',
  'negator alone',
  'balance',
  'only negative',
  'only positive',
  'both',
  'torn',
  'neither',
  'ends negative',
  'ends positive',
  'positive before negative',
  'exclamation',
  'question',
  'questions',
  'dots',
  'capitals',
  'handle first',
  'handles',
  'link',
  'number',
  'words',
  'few words',
  'asks only',
  'asks negative',
  'asks positive',
  'topic without feeling',
  'topic with negator',
  'thanks and asks',
  'thanks and negative',
] as const;

/** The place of each sign. */
export const AT: Readonly<Record<(typeof SIGNS)[number], number>> = Object.fromEntries(
  SIGNS.map((name, index) => [name, index]),
) as Record<(typeof SIGNS)[number], number>;

export const signs = new Float64Array(SIGNS.length);

/** Each word or mark that counts: which sign it raises, by how much, and where it stands in the text. */
const MOST = 1300;
export const causes = {
  count: 0,
  sign: new Uint8Array(MOST),
  amount: new Float64Array(MOST),
  from: new Uint16Array(MOST),
  to: new Uint16Array(MOST),
};

/** What a sign adds to the balance of a text, before its weights are known. */
export const VALUE = new Float64Array(SIGNS.length);
for (const [name, value] of [
  ['negative weak', -0.6],
  ['negative plain', -1],
  ['negative strong', -1.5],
  ['positive weak', 0.6],
  ['positive plain', 1],
  ['positive strong', 1.5],
  ['negative negated', 0.3],
  ['positive negated', -0.9],
  ['support', -1],
  ['irony', -1.5],
  ['complaint', -1.2],
  ['praise', 1.2],
  ['thanks', 0.5],
  ['mark negative weak', -0.3],
  ['mark negative plain', -1],
  ['mark negative strong', -1.5],
  ['mark positive weak', 0.3],
  ['mark positive plain', 1],
  ['mark positive strong', 1.5],
] as const)
  VALUE[AT[name]] = value;

/** A word or mark raises a sign; after the most that are kept, no more do. */
export function cause(sign: number, amount: number, from: number, to: number): void {
  const { count } = causes;
  if (count >= MOST) return;
  causes.sign[count] = sign;
  causes.amount[count] = amount;
  causes.from[count] = from;
  causes.to[count] = to;
  causes.count = count + 1;
}
