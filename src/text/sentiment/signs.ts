import { AT, cause, causes, SIGNS, signs, VALUE } from './causes.ts';
import { Kind, kindOf } from './characters.ts';
import { hits } from './hits.ts';
import type { Lexicon } from './lexicon.ts';
import { Sense } from './pack.ts';
import { pressWhatWaits } from './pressing.ts';
import { scanned, Token } from './scan.ts';
import { isCapital, readShape, shape } from './shape.ts';
import { forgetSuppositions, setSuppositionsApart, suppose } from './suppositions.ts';

/** How many words a negator reaches, forwards and backwards. */
const REACH = 4;
const REACH_BACK = 3;
/** In scripts without spaces, in letters. */
const REACH_JOINED = 5;

/** Reads `scanned` and `hits` into `signs` and `causes`. */
export function readSigns(lexicon: Lexicon | null): void {
  signs.fill(0);
  causes.count = 0;
  walk.negators = 0;
  walk.spent = false;
  walk.opens = -1;
  forgetSuppositions();
  if (lexicon) readWords(lexicon);
  readShape();
  if (lexicon) setSuppositionsApart(lexicon.grammar.supposesAfter, asksInWords());
  if (opensWithScorn()) for (let index = 0; index < causes.count; index++) scorn(index);
  pressWhatWaits(walk.negators > 0);
  sum();
  combine(shape.asks);
}

function asksInWords(): boolean {
  for (let index = 0; index < causes.count; index++) if (causes.sign[index] === AT['question words']) return true;
  return false;
}

const POLAR = Sense.negative | Sense.positive;
const CUES = [
  [Sense.support, AT.support],
  [Sense.irony, AT.irony],
  [Sense.complaint, AT.complaint],
  [Sense.praise, AT.praise],
  [Sense.thanks, AT.thanks],
  [Sense.question, AT['question words']],
  [Sense.suggestion, AT.suggestion],
  [Sense.topic, AT.topic],
  [Sense.inquiry, AT.inquiry],
  [Sense.middling, AT.middling],
  [Sense.duration, AT.duration],
] as const;
const ANY_CUE = CUES.reduce((all, [sense]) => all | sense, 0);

/** The state of the walk over the entries of a text. */
const walk = {
  negator: -100,
  negators: 0,
  /** Whether the last negator has turned a word: the next one begins anew, as in "neither good nor cheap". */
  spent: false,
  loud: 1,
  loudAt: -100,
  /** The causes of the last entry that a negator behind it can turn: the first of them, and its last word. */
  polar: -1,
  polarAt: -100,
  stop: 0,
  /** Where a good word stands with which the text opens, set apart from the rest; -1 where there is none. */
  opens: -1,
};

function readWords(lexicon: Lexicon): void {
  const { grammar, sense, strength } = lexicon;
  const reach = grammar.joined ? REACH_JOINED : REACH;
  walk.negator = walk.loudAt = walk.polarAt = -100;
  walk.stop = 0;
  for (let index = 0; index < hits.count; index++) {
    const entry = hits.entry[index] as number;
    const first = hits.first[index] as number;
    const last = hits.last[index] as number;
    const means = sense[entry] as number;
    const from = grammar.joined ? first : (scanned.from[first] as number);
    const to = grammar.joined ? last + 1 : (scanned.to[last] as number);
    if (passesStop(grammar.joined, first, from)) walk.negator = walk.loudAt = walk.polarAt = -100;
    if ((means & Sense.harmless) !== 0) continue;
    if ((means & Sense.but) !== 0) turn();
    if ((means & Sense.condition) !== 0) suppose(from);
    if ((means & Sense.negator) !== 0) negate(grammar, first, last);
    if ((means & Sense.intensifier) !== 0) loud(1.4, last);
    if ((means & Sense.dampener) !== 0) loud(0.6, last);
    const negated =
      (means & TURNED) !== 0 && first - walk.negator <= reach && first > walk.negator && walk.negators % 2 === 1;
    if ((means & TURNED) !== 0) {
      walk.polar = causes.count;
      walk.polarAt = negated ? -100 : last;
      if (index === 0 && !negated && isGood(means) && standsApart(lexicon, first, last)) walk.opens = from;
    }
    if (negated) walk.spent = true;
    if ((means & POLAR) !== 0) feel(lexicon, means, strength[entry] as number, negated, first, from, to);
    if ((means & ANY_CUE) !== 0) cues(negated ? turned(means) : means, from, to);
    if (negated && (means & (POLAR | Sense.praise)) === Sense.praise) cause(AT['positive negated'], 1, from, to);
  }
}

/** What a negator turns. */
const TURNED = POLAR | Sense.praise;

/** Of a negated entry only the cues count that a negator leaves alone: "not friendly" is no praise. */
const turned = (means: number): number => means & ~(means & POLAR ? Sense.praise | Sense.complaint : Sense.praise);

const isGood = (means: number): boolean =>
  (means & (Sense.positive | Sense.praise)) !== 0 && (means & (Sense.thanks | Sense.negative | Sense.harmless)) === 0;

/** How many words may stand before a good one that opens a text: "oh great", "na super". */
const BEFORE_OPENING = 2;

/** Whether an entry opens the text and a stop follows it: "Great, ..." */
function standsApart({ grammar }: Lexicon, first: number, last: number): boolean {
  if (grammar.joined) return first <= BEFORE_OPENING && kindOf(scanned.text.charCodeAt(last + 1)) === Kind.stop;
  let words = 0;
  for (let token = 0; token < first; token++) if (scanned.kind[token] === Token.word) words++;
  return words <= BEFORE_OPENING && scanned.kind[last + 1] === Token.stop && last + 1 < scanned.count;
}

/** A good word that opens a text of which all else is bad: "Great, another outage". */
function opensWithScorn(): boolean {
  if (walk.opens < 0) return false;
  let bad = false;
  for (let index = 0; index < causes.count; index++) {
    const value = VALUE[causes.sign[index] as number] as number;
    if (value < -0.5) bad = true;
    if (value > 0 && (causes.from[index] as number) !== walk.opens) return false;
  }
  return bad;
}

function scorn(index: number): void {
  if (causes.from[index] === walk.opens && (VALUE[causes.sign[index] as number] as number) > 0)
    causes.sign[index] = AT.irony;
}

/** Whether a sentence or a part of it ended between the entry before and this one. */
function passesStop(joined: boolean, first: number, from: number): boolean {
  if (joined) return passesStopInText(from);
  let passed = false;
  for (; walk.stop < first; walk.stop++) if (scanned.kind[walk.stop] === Token.stop) passed = true;
  return passed;
}

function passesStopInText(from: number): boolean {
  let passed = false;
  while (walk.stop < scanned.count && (scanned.from[walk.stop] as number) < from) {
    if (scanned.kind[walk.stop] === Token.stop) passed = true;
    walk.stop++;
  }
  return passed;
}

/** What stands before "but" weighs less than what follows. */
function turn(): void {
  for (let index = 0; index < causes.count; index++) causes.amount[index] = (causes.amount[index] as number) * 0.7;
  walk.negator = walk.polarAt = -100;
}

function negate(
  { joined, negatesAfter, negatesBefore, doubles }: Lexicon['grammar'],
  first: number,
  last: number,
): void {
  const near = last - walk.negator <= REACH;
  walk.negators = doubles && near && !walk.spent ? walk.negators + 1 : 1;
  walk.negator = last;
  walk.spent = false;
  if (!negatesAfter) return;
  if (first - walk.polarAt <= (joined ? REACH_JOINED : REACH_BACK)) {
    for (let index = walk.polar; index < causes.count; index++) turnBack(index);
    walk.negator = walk.polarAt = -100;
  } else if (!negatesBefore) walk.negator = -100;
}

/** Turns a cause that stands before its negator; of a word of feeling that is also praise, both. */
function turnBack(index: number): void {
  const sign = causes.sign[index] as number;
  if (sign === AT.praise) causes.sign[index] = AT['positive negated'];
  else if (sign < AT['negative negated'])
    causes.sign[index] = sign < AT['positive weak'] ? AT['negative negated'] : AT['positive negated'];
}

function loud(factor: number, last: number): void {
  walk.loud = factor;
  walk.loudAt = last;
}

function feel(
  { grammar }: Lexicon,
  means: number,
  strength: number,
  negated: boolean,
  first: number,
  from: number,
  to: number,
): void {
  const isNegative = (means & Sense.negative) !== 0;
  let amount = first - walk.loudAt <= (grammar.joined ? 4 : 2) ? walk.loud : 1;
  if (!grammar.joined && ((scanned.drawn[first] as number) === 1 || isCapital(first))) amount *= 1.3;
  const plain = (isNegative ? AT['negative weak'] : AT['positive weak']) + strength - 1;
  const sign = negated ? (isNegative ? AT['negative negated'] : AT['positive negated']) : plain;
  cause(sign, negated ? amount * (0.5 + strength / 4) : amount, from, to);
}

function cues(means: number, from: number, to: number): void {
  for (const [sense, sign] of CUES) if ((means & sense) !== 0) cause(sign, 1, from, to);
}

function one(sign: number, holds: boolean): void {
  signs[sign] = holds ? 1 : 0;
}

/** Many words of a kind say less each: the sum of a sign is damped. */
const damped = (sum: number): number => sum / (1 + 0.2 * sum);

const totals = new Float64Array(SIGNS.length);

function sum(): void {
  totals.fill(0);
  for (let index = 0; index < causes.count; index++) {
    const sign = causes.sign[index] as number;
    totals[sign] = (totals[sign] as number) + (causes.amount[index] as number);
  }
  for (let sign = 0; sign < AT.balance; sign++) signs[sign] = damped(totals[sign] as number);
}

function combine(asks: boolean): void {
  let good = 0;
  let bad = 0;
  let ends = 0;
  let seen = false;
  let firstGood = false;
  let turned = false;
  for (let index = 0; index < causes.count; index++) {
    const value = VALUE[causes.sign[index] as number] as number;
    if (value === 0 || causes.amount[index] === 0) continue;
    if (!seen) firstGood = value > 0;
    seen = true;
    if (value < 0) {
      bad -= value * (causes.amount[index] as number);
      turned ||= firstGood;
    } else good += value * (causes.amount[index] as number);
    ends = value;
  }
  const isQuestion = asks || (signs[AT['question words']] as number) > 0 || (signs[AT.inquiry] as number) > 0;
  const topic = (signs[AT.topic] as number) > 0;
  const grateful = (signs[AT.thanks] as number) > 0;
  signs[AT.balance] = Math.tanh((good - bad) / 2);
  signs[AT['negator alone']] = walk.negators > 0 && bad === 0 && good === 0 ? 1 : 0;
  one(AT['only negative'], bad > 0 && good === 0);
  one(AT['only positive'], good > 0 && bad === 0);
  one(AT.both, good > 0 && bad > 0);
  // As much good as bad: 1; all of one kind: 0.
  signs[AT.torn] = good > 0 && bad > 0 ? 1 - Math.abs(good - bad) / (good + bad) : 0;
  one(AT.neither, good === 0 && bad === 0);
  one(AT['ends negative'], ends < 0);
  one(AT['ends positive'], ends > 0);
  one(AT['positive before negative'], turned);
  one(AT['asks only'], isQuestion && good === 0 && bad === 0);
  one(AT['asks negative'], isQuestion && bad > good);
  one(AT['asks positive'], isQuestion && good > bad);
  one(AT['topic without feeling'], topic && good === 0 && bad === 0);
  one(AT['topic with negator'], topic && walk.negators > 0);
  one(AT['thanks and asks'], grateful && isQuestion);
  one(AT['thanks and negative'], grateful && bad > 0);
}

/** The places of words and marks that count, each once; at most as many as anybody wants explained. */
export function placesOfCauses(): readonly (readonly [from: number, to: number])[] {
  const places = new Map<number, readonly [number, number]>();
  for (let index = 0; index < causes.count && places.size < MOST_EXPLAINED; index++) {
    const [from, to] = [causes.from[index] as number, causes.to[index] as number];
    places.set(from * PLACES + to, [from, to]);
  }
  return [...places.values()];
}

/** Each costs another look at all. */
const MOST_EXPLAINED = 200;
const PLACES = 0x10000;

/** Fills `signs` as if the words or marks of one place counted nothing. */
export function readSignsWithout(from: number, to: number): void {
  const amounts = causes.amount.slice(0, causes.count);
  for (let index = 0; index < causes.count; index++)
    if (causes.from[index] === from && causes.to[index] === to) causes.amount[index] = 0;
  sum();
  combine(shape.asks);
  causes.amount.set(amounts);
}

/** Calls `see` with the place and value of each emoji or emoticon; after `readSigns`. */
export function eachMark(see: (from: number, to: number, value: number) => void): void {
  for (let index = 0; index < causes.count; index++) {
    const sign = causes.sign[index] as number;
    if (sign >= AT['mark negative weak'] && sign <= AT['mark positive strong'])
      see(causes.from[index] as number, causes.to[index] as number, VALUE[sign] as number);
  }
}

/** Emoji and emoticons of a text, the good ones less the bad ones; after `readSigns`. */
export function leaningOfMarks(): number {
  let leaning = 0;
  eachMark((_from, _to, value) => {
    leaning += value;
  });
  return Math.abs(leaning) < 0.5 ? 0 : leaning;
}
