import type { FoundFact } from '../model/fact.ts';
import type { Author, Rating, Role, TaggedInteraction } from '../model/interaction.ts';
import type { Fault } from '../model/problem.ts';
import type { Stream } from '../model/stream.ts';
import { peopleOf } from './people.ts';
import { settleSignatures } from './signatures.ts';

/** Who is a bot and who is left out, as the user says. */
export interface AuthorRules {
  readonly bots: (author: Author) => boolean;
  readonly excluded: (author: Author) => boolean;
}

/** A name, or a pattern with `*` for any run of characters; letter case does not count. */
export function namePattern(patterns: readonly string[]): (author: Author) => boolean {
  if (patterns.length === 0) return () => false;
  const sources = patterns.map((pattern) =>
    pattern
      .trim()
      .replace(/^@/, '')
      .split('*')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('.*'),
  );
  const expression = new RegExp(`^@?(?:${sources.join('|')})$`, 'isu');
  return ({ id, name }) => (id !== null && expression.test(id)) || (name !== null && expression.test(name));
}

export interface Settled {
  readonly interactions: readonly TaggedInteraction[];
  readonly excluded: number;
  readonly faults: readonly (Fault & { readonly file: number })[];
}

/**
 * Settles what one record could not tell: authors whose side only their other messages tell, the scale of bare
 * ratings, who is a bot. Interactions that need no change are passed on as they are.
 */
export function settle(
  interactions: readonly TaggedInteraction[],
  facts: readonly FoundFact[],
  streamOf: (file: number) => Stream,
  rules: AuthorRules,
): Settled {
  const people = peopleOf(interactions, facts, streamOf);
  const known = knownRoles(interactions);
  const scales = ratingScales(interactions, streamOf);
  const authors = new Map<Author, Author>();
  const faults: (Fault & { file: number })[] = [...people.faults];
  const settled: TaggedInteraction[] = [];
  const left = new Map<string, string | null>();
  let excluded = 0;
  for (const interaction of interactions) {
    const named = people.named(interaction);
    if (rules.excluded(named)) {
      excluded++;
      if (interaction.id !== null) left.set(interaction.id, interaction.replyTo);
      continue;
    }
    const author = settledAuthor(named, known, authors, rules);
    if (named.role === 'unknown' && author.role !== 'unknown') {
      const { file, record } = interaction.origin;
      const message = `${author.name ?? author.id} is taken for ${author.role === 'agent' ? 'an agent' : `a ${author.role}`}, as in their other messages`;
      faults.push({ file, record, code: 'role-inferred', message });
    }
    const stream = streamOf(interaction.origin.file);
    const detail = withScale(interaction, scales.get(stream));
    const same = author === interaction.author && detail === interaction.detail;
    if (interaction.kind === 'rating' && interaction.detail?.rating && !detail?.rating) continue;
    settled.push(same ? interaction : { ...interaction, author, detail });
  }
  const linked = left.size > 0 ? settled.map((one) => pastExcluded(one, left)) : settled;
  return { interactions: settleSignatures(linked), excluded, faults };
}

/** An answer to somebody who is left out answers what they answered: the thread goes on through them. */
function pastExcluded(interaction: TaggedInteraction, left: ReadonlyMap<string, string | null>): TaggedInteraction {
  const passed = new Set<string>();
  let { replyTo } = interaction;
  while (replyTo !== null && left.has(replyTo) && !passed.has(replyTo)) {
    passed.add(replyTo);
    replyTo = left.get(replyTo) ?? null;
  }
  return replyTo === interaction.replyTo ? interaction : { ...interaction, replyTo };
}

/** The sides on which each author id is seen to write. */
function knownRoles(interactions: readonly TaggedInteraction[]): ReadonlyMap<string, ReadonlySet<Role>> {
  const unknown = new Set<string>();
  for (const { author } of interactions) if (author.role === 'unknown' && author.id !== null) unknown.add(author.id);
  const known = new Map<string, Set<Role>>();
  if (unknown.size === 0) return known;
  for (const { author } of interactions) {
    if (author.id === null || author.role === 'unknown' || !unknown.has(author.id)) continue;
    known.set(author.id, (known.get(author.id) ?? new Set()).add(author.role));
  }
  return known;
}

function settledAuthor(
  author: Author,
  known: ReadonlyMap<string, ReadonlySet<Role>>,
  authors: Map<Author, Author>,
  rules: AuthorRules,
): Author {
  const before = authors.get(author);
  if (before) return before;
  const seen = author.role === 'unknown' && author.id !== null ? known.get(author.id) : undefined;
  const role = rules.bots(author) ? 'bot' : seen?.size === 1 ? [...seen][0] : author.role;
  const after = role === undefined || role === author.role ? author : { ...author, role };
  authors.set(author, after);
  return after;
}

interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * The scales that are in use; a column belongs to the first that holds all of its values. Only 0 and 1: bad and good.
 * A column of zeros alone was never rated.
 */
const SCALES: readonly Scale[] = [
  { min: 1, max: 5 },
  { min: 1, max: 7 },
  { min: 1, max: 10 },
  { min: 0, max: 100 },
];

function ratingScales(
  interactions: readonly TaggedInteraction[],
  streamOf: (file: number) => Stream,
): ReadonlyMap<Stream, Scale> {
  const ranges = new Map<Stream, { min: number; max: number }>();
  for (const { detail, origin } of interactions) {
    const rating = detail?.rating;
    if (!rating || rating.max !== null) continue;
    const stream = streamOf(origin.file);
    const range = ranges.get(stream) ?? { min: rating.value, max: rating.value };
    ranges.set(stream, { min: Math.min(range.min, rating.value), max: Math.max(range.max, rating.value) });
  }
  return new Map([...ranges].map(([stream, range]) => [stream, scaleOf(range)]));
}

function scaleOf({ min, max }: Scale): Scale {
  if (min >= 0 && min < 1 && max > 0 && max <= 1) return { min: 0, max: 1 };
  if (min < 0) return { min: -Math.max(max, -min), max: Math.max(max, -min) };
  return SCALES.find((scale) => max <= scale.max) ?? { min: 0, max };
}

function withScale({ detail }: TaggedInteraction, scale: Scale | undefined): TaggedInteraction['detail'] {
  const rating: Rating | undefined = detail?.rating;
  if (!detail || !rating || rating.max !== null || !scale) return detail;
  if (rating.value !== 0 || scale.max <= 1 || scale.min < 0) return { ...detail, rating: { ...rating, ...scale } };
  // On any other scale 0 is what exports write where nobody rated.
  const { rating: _, ...rest } = detail;
  return rest;
}
