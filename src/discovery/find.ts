import type { Conversation } from '../model/conversation.ts';
import type { Origin, TaggedInteraction } from '../model/interaction.ts';
import { isUnspaced } from '../text/characters.ts';
import type { DiscoveredGroup, Discovery } from './discovery.ts';
import { type Families, type Family, familiesOf } from './families.ts';
import { groupsOf } from './groups.ts';
import { suggestedRules } from './rules.ts';
import { type Terms, termsOf } from './terms.ts';
import { type MessageWords, wordOf } from './words.ts';

export interface DiscoveryOptions {
  /** How many groups at most. */
  readonly most: number;
  /** Fewer messages are no group; `null`: one in a thousand, and three at least. */
  readonly least: number | null;
}

/** Examples are found by place; their words are read again. */
export type Found = Omit<Discovery, 'tool' | 'files' | 'groups'> & {
  readonly groups: readonly (Omit<DiscoveredGroup, 'examples'> & { readonly examples: readonly Origin[] })[];
};

interface Message {
  readonly event: TaggedInteraction;
  readonly conversation: number;
  readonly words: Uint32Array;
}

const EXAMPLES = 3;
const RARE = 1000;
const LEAST = 3;

/** What repeats in the messages of customers that have no topic yet. */
export function found(
  conversations: readonly Conversation[],
  words: MessageWords,
  { most, least: wanted }: DiscoveryOptions,
): Found {
  const { named, nameless } = messagesOf(conversations, words);
  const all = named.length + nameless.length;
  const least = wanted ?? Math.max(LEAST, Math.ceil(nameless.length / RARE));
  const sequences = nameless.map((message) => message.words);
  const others = named.map((message) => message.words);
  const families = familiesOf(words, [...sequences, ...others]);
  const [isName, isEmpty] = [namesIn(conversations), words.isEmpty()];
  for (let word = 1; word < words.size; word++) {
    const text = words.text(word);
    if (isName(text) || isEmpty(text)) families.of[word] = 0;
  }
  const terms = termsOf(sequences, families.of, families.all.length, least);
  const weightOf = contrast(terms, families, sequences.length, others);
  const span = spanOf([...named, ...nameless]);
  /** A topic that one message names is its conversation's. */
  const covered = new Set<number>();
  const groups = groupsOf(terms, { most, least, weightOf }).map(({ terms: company }) => {
    const own = withoutPieces(company, terms, families).map(
      (term) => families.all[terms.families[term] as number] as Family,
    );
    const { rules, meant } = suggestedRules(own, words, [...sequences, ...others]);
    const members = nameless.filter((message) => message.words.some((entry) => meant.has(wordOf(entry))));
    for (const { conversation } of members) covered.add(conversation);
    return {
      name: nameOf(company, terms, families),
      words: own.map(({ name }) => name),
      messages: members.length,
      conversations: new Set(members.map(({ conversation }) => conversation)).size,
      share: members.length / all,
      ...growthOf(members, span),
      examples: examplesOf(members, meant),
      rules,
    };
  });
  return {
    messages: all,
    named: named.length,
    namedShare: all === 0 ? null : named.length / all,
    found: nameless.filter(({ conversation }) => covered.has(conversation)).length,
    compared: span && { from: iso(span.from), middle: iso(span.middle), to: iso(span.to) },
    groups: groups.sort((a, b) => b.messages - a.messages || (a.name < b.name ? -1 : 1)),
  };
}

const iso = (instant: number): string => new Date(instant).toISOString();

function messagesOf(conversations: readonly Conversation[], words: MessageWords) {
  const named: Message[] = [];
  const nameless: Message[] = [];
  conversations.forEach(({ events, topics }, conversation) => {
    for (const event of events) {
      if (event.kind !== 'message' || event.author.role !== 'customer') continue;
      const told = words.at(event.origin);
      if (told !== null) (topics.length > 0 ? named : nameless).push({ event, conversation, words: told });
    }
  });
  return { named, nameless };
}

const SHORTEST_NAME = 3;
const SHORTEST_BRAND = 4;

/** Whoever answers, and the brand that is addressed: their names repeat, and are no topic. */
function namesIn(conversations: readonly Conversation[]): (word: string) => boolean {
  const agents = new Set<string>();
  const accounts = new Set<string>();
  for (const { agents: answering, account } of conversations) {
    for (const agent of answering) agents.add(agent);
    accounts.add(account);
  }
  const names = new Set<string>();
  for (const agent of agents) {
    for (const part of agent.toLowerCase().split(/[^\p{L}\p{M}]+/u)) if (part.length >= SHORTEST_NAME) names.add(part);
  }
  for (const account of accounts) {
    const brand = account
      .toLowerCase()
      .replace(/[^\p{L}\p{M}]+/gu, '')
      .replace(/^(?:ask|the)/, '');
    for (let length = SHORTEST_BRAND; length <= brand.length; length++) names.add(brand.slice(0, length));
  }
  return (word) => names.has(word);
}

/** How much more often a term occurs where nothing has a name than where something has: a logarithm, at least a tenth. */
function contrast(terms: Terms, { of, all }: Families, total: number, others: readonly Uint32Array[]) {
  const counts = new Uint32Array(all.length);
  for (const message of others) {
    for (const family of new Set(Array.from(message, (entry) => of[wordOf(entry)] as number)))
      (counts[family] as number)++;
  }
  return (term: number): number => {
    if (others.length === 0) return 1;
    const here = ((terms.counts[term] as number) + 1) / (total + 2);
    const there = ((counts[terms.families[term] as number] as number) + 1) / (others.length + 2);
    return Math.max(0.1, 1 + Math.log(here / there));
  };
}

/** Half of the times that two words occur together they stand side by side: they are one name. */
const SIDE_BY_SIDE = 0.5;

/** The leading word with what mostly stands beside it, or else with what mostly occurs with it. */
function nameOf([leader = 0, ...company]: readonly number[], terms: Terms, { all }: Families): string {
  const text = (term: number) => (all[terms.families[term] as number] as { name: string }).name;
  for (const term of company) {
    // Pairs of characters that overlap always stand side by side; they are one name where the leading one is mostly in it.
    const isPiece = overlaps(text(term), text(leader)) || overlaps(text(leader), text(term));
    const together = isPiece ? (terms.counts[leader] as number) : terms.together(leader, term);
    // A name that says more than the rules would promise less than they find.
    if (together < SIDE_BY_SIDE * (terms.counts[leader] as number)) continue;
    const before = terms.behind(term, leader) >= SIDE_BY_SIDE * together;
    if (!before && terms.behind(leader, term) < SIDE_BY_SIDE * together) continue;
    const [first, second] = before ? [term, leader] : [leader, term];
    return isPiece ? chained([first, second], company, terms, text) : joined(text(first), text(second));
  }
  return text(leader);
}

/** A name of two pairs of characters, longer by those that mostly stand at its ends: four characters are often one word. */
function chained(
  [first, last]: readonly [number, number],
  company: readonly number[],
  terms: Terms,
  text: (term: number) => string,
): string {
  const isNext = (a: number, b: number) =>
    overlaps(text(a), text(b)) &&
    terms.behind(a, b) >= SIDE_BY_SIDE * Math.max(terms.counts[a] as number, terms.counts[b] as number);
  const before = company.find((term) => term !== last && isNext(term, first));
  const after = company.find((term) => term !== first && isNext(last, term));
  return [...(before === undefined ? [] : [before]), first, last, ...(after === undefined ? [] : [after])]
    .map((term) => text(term))
    .reduce((name, pair) => name + pair.slice(1));
}

/** Pairs of characters overlap where a script puts no spaces. */
const overlaps = (a: string, b: string): boolean =>
  a.length === 2 && b.length === 2 && a.charAt(1) === b.charAt(0) && isUnspaced(a.charCodeAt(0));

const joined = (a: string, b: string): string => (overlaps(a, b) ? a + b.slice(1) : `${a} ${b}`);

/** Without pairs that mostly are the end of a neighbour and the beginning of the leading word: they name nothing. */
function withoutPieces(
  [leader = 0, ...company]: readonly number[],
  terms: Terms,
  { all }: Families,
): readonly number[] {
  const text = (term: number) => (all[terms.families[term] as number] as { name: string }).name;
  const isPiece = (term: number) =>
    (overlaps(text(term), text(leader)) &&
      terms.behind(term, leader) >= SIDE_BY_SIDE * (terms.counts[term] as number)) ||
    (overlaps(text(leader), text(term)) && terms.behind(leader, term) >= SIDE_BY_SIDE * (terms.counts[term] as number));
  return [leader, ...company.filter((term) => !isPiece(term))];
}

const DAY = 86_400_000;
/** How long the periods are that are compared, by how long the export is. */
const PERIODS = [
  { days: 28, from: 56 },
  { days: 7, from: 14 },
  { days: 1, from: 2 },
];

interface Stretch {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

/** The last period and the one before it, both behind the first message and up to the last one. */
function spanOf(messages: readonly Message[]): Stretch | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { event } of messages) {
    if (event.at < first) first = event.at;
    if (event.at > last) last = event.at;
  }
  const to = last + 1;
  const period = PERIODS.find(({ from }) => to - first >= from * DAY);
  return period ? { from: to - 2 * period.days * DAY, middle: to - period.days * DAY, to } : null;
}

function growthOf(
  members: readonly Message[],
  span: Stretch | null,
): Pick<DiscoveredGroup, 'now' | 'before' | 'growth'> {
  if (span === null) return { now: null, before: null, growth: null };
  const within = (from: number, to: number) => members.filter(({ event: { at } }) => at >= from && at < to).length;
  const [now, before] = [within(span.middle, span.to), within(span.from, span.middle)];
  return { now, before, growth: before === 0 ? null : now / before - 1 };
}

/** Those that hold most of the words, the earliest first; the same text once. */
function examplesOf(members: readonly Message[], meant: ReadonlySet<number>): readonly Origin[] {
  const hits = (message: Message) => new Set(Array.from(message.words, wordOf).filter((word) => meant.has(word))).size;
  const seen = new Set<number>();
  const sorted = members
    .map((message) => ({ message, hits: hits(message) }))
    .sort((a, b) => b.hits - a.hits || earlier(a.message.event, b.message.event));
  const examples: Origin[] = [];
  for (const { message } of sorted) {
    const { fingerprint, origin } = message.event;
    if (examples.length === EXAMPLES) break;
    if (!seen.has(fingerprint)) examples.push(origin);
    seen.add(fingerprint);
  }
  return examples;
}

/** By what the records hold, not by where they stand. */
const earlier = (a: TaggedInteraction, b: TaggedInteraction): number =>
  a.at - b.at || ((a.id ?? '') < (b.id ?? '') ? -1 : (a.id ?? '') > (b.id ?? '') ? 1 : a.fingerprint - b.fingerprint);
