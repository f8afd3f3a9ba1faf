import type { Terms } from './terms.ts';

/** What repeats: a term that leads, and those that speak of the same. */
export interface Group {
  /** Numbers of terms, the leading one first. */
  readonly terms: readonly number[];
  /** Which of the messages, ascending. */
  readonly members: readonly number[];
}

export interface GroupOptions {
  /** How many groups at most. */
  readonly most: number;
  /** Fewer messages are no group. */
  readonly least: number;
  /** How much more often a term occurs in these messages than in those that have a name, as a logarithm. */
  readonly weightOf: (term: number) => number;
}

const MOST_TERMS = 6;
/** A term speaks of what another leads if it seldom occurs without it. */
const MOSTLY = 0.5;
const ASSOCIATES = 3;
/** Whatever comes with everything names nothing. */
const LOOSE = 0.05;

/**
 * Takes the term that says most (common, rare elsewhere, and with company of its own), its company, and the messages
 * in which they occur; then the same with the rest.
 */
export function groupsOf(terms: Terms, { most, least, weightOf }: GroupOptions): readonly Group[] {
  const size = terms.families.length;
  const left = Uint32Array.from(terms.counts);
  const cohesion = Float64Array.from({ length: size }, (_, term) => cohesionOf(term, terms));
  const weights = Float64Array.from({ length: size }, (_, term) => weightOf(term));
  const taken = new Uint8Array(terms.messages.length);
  const groups: Group[] = [];
  const passed = new Set<number>();
  while (groups.length < most) {
    const leader = best(
      left,
      (term) =>
        passed.has(term) ? 0 : (left[term] as number) * (cohesion[term] as number) * (weights[term] as number),
      least,
    );
    if (leader === null) break;
    passed.add(leader);
    const around = companyOf(leader, terms, least);
    const parts = partsOf(leader, around, terms, least);
    const isWhole = (term: number) => terms.together(leader, term) > MOST_OF_IT * (terms.counts[leader] as number);
    const company = [leader, ...(parts.length > 0 ? around.filter(isWhole) : around)];
    const members = membersOf(company, terms, taken);
    if (members.length < least) continue;
    // What is said of a part of them is a group of its own: of the kettles, those that trip the fuse.
    const apart = new Set(membersOf(parts, terms, taken));
    for (const member of members) {
      if (apart.has(member)) continue;
      taken[member] = 1;
      for (const term of terms.messages[member] as Uint16Array) (left[term] as number)--;
    }
    for (const term of company) passed.add(term);
    groups.push({ terms: company, members });
  }
  return groups;
}

/** How much more two terms occur together than by chance: normalised pointwise mutual information, -1 to 1 (G. Bouma, 2009). */
function association(a: number, b: number, terms: Terms): number {
  const together = terms.together(a, b);
  if (together < 2) return 0;
  const total = terms.messages.length;
  const joint = together / total;
  const chance = ((terms.counts[a] as number) / total) * ((terms.counts[b] as number) / total);
  return joint === 1 ? 0 : Math.log(joint / chance) / -Math.log(joint);
}

function cohesionOf(term: number, terms: Terms): number {
  const strongest = new Array<number>(ASSOCIATES).fill(0);
  for (let other = 0; other < terms.families.length; other++) {
    if (other === term) continue;
    const found = association(term, other, terms);
    if (found > (strongest[0] as number)) {
      strongest[0] = found;
      strongest.sort((a, b) => a - b);
    }
  }
  return Math.max(LOOSE, strongest.reduce((sum, one) => sum + one, 0) / ASSOCIATES);
}

function best(left: Uint32Array, score: (term: number) => number, least: number): number | null {
  let found: number | null = null;
  let most = 0;
  for (let term = 0; term < left.length; term++) {
    if ((left[term] as number) < least) continue;
    const value = score(term);
    if (value > most) [found, most] = [term, value];
  }
  return found;
}

/** Terms that mostly occur with the leading one, the commonest first. */
function companyOf(leader: number, terms: Terms, least: number): readonly number[] {
  const found: { readonly term: number; readonly together: number }[] = [];
  for (let term = 0; term < terms.families.length; term++) {
    const together = term === leader ? 0 : terms.together(leader, term);
    if (together >= Math.max(3, least / 2) && together >= MOSTLY * (terms.counts[term] as number))
      found.push({ term, together });
  }
  return found
    .sort((a, b) => b.together - a.together || a.term - b.term)
    .slice(0, MOST_TERMS - 1)
    .map(({ term }) => term);
}

/** Of the messages with the leading term, a part holds so many: fewer are chance, and more are nearly all. */
const LEAST_PART = 0.2;
const MOST_OF_IT = 0.75;

/** Terms that say what a good part of the messages with the leading term are about, which then is about more than they. */
const partsOf = (leader: number, company: readonly number[], terms: Terms, least: number): readonly number[] =>
  company.filter((term) => {
    const together = terms.together(leader, term);
    const share = together / (terms.counts[leader] as number);
    return together >= 2 * least && share >= LEAST_PART && share <= MOST_OF_IT;
  });

function membersOf(company: readonly number[], terms: Terms, taken: Uint8Array): readonly number[] {
  const wanted = new Uint8Array(terms.families.length);
  for (const term of company) wanted[term] = 1;
  const members: number[] = [];
  terms.messages.forEach((message, index) => {
    if (taken[index] === 0 && message.some((term) => wanted[term] === 1)) members.push(index);
  });
  return members;
}
