/*
 * What a letter says by itself. A script that one language has (nearly) for itself decides at once; letters of the
 * others are read in words.
 */

/** Nothing of a word. */
const NONE = 0;
/** Latin, Cyrillic, Arabic, Devanagari: words tell the languages. */
export const WORDED_LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;
export const AT = 4;
export const COLON = 5;
/** An accent of its own, which belongs to the letter before it. */
export const COMBINING = 6;
export const HAN = 7;
/** From here on: `SCRIPTED[kind - FIRST_SCRIPT]` is the language. */
export const FIRST_SCRIPT = 8;

/** First and last code of the letters of a script, and the language that is written in it. */
const SCRIPTS: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/],
  ['ko', /\p{Script=Hangul}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['th', /\p{Script=Thai}/u],
  ['lo', /\p{Script=Lao}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['or', /\p{Script=Oriya}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['kn', /\p{Script=Kannada}/u],
  ['ml', /\p{Script=Malayalam}/u],
  ['si', /\p{Script=Sinhala}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['km', /\p{Script=Khmer}/u],
  ['am', /\p{Script=Ethiopic}/u],
];

export const SCRIPTED: readonly string[] = SCRIPTS.map(([language]) => language);

const WORDED_SCRIPTS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}]/u;
const LETTER = /[\p{L}\p{M}]/u;

const known = new Uint32Array(0x10000);

/**
 * What a code is (the lowest 8 bits) and its small letter (the rest), in one look. Worked out once for each code that
 * occurs; most texts have less than a hundred.
 */
export function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (known[code] as number) || learn(code);
}

export const kindOf = (letter: number): number => letter & 0xff;
export const smallOf = (letter: number): number => letter >>> 8;

function learn(code: number): number {
  const character = String.fromCharCode(code);
  const small = character.toLowerCase();
  const found = ((small.length === 1 ? small.charCodeAt(0) : code) << 8) | foundKind(character);
  known[code] = found;
  return found;
}

const MARKS = new Map([
  ["'", APOSTROPHE],
  ['’', APOSTROPHE],
  ['@', AT],
  [':', COLON],
]);

function foundKind(character: string): number {
  const mark = MARKS.get(character);
  if (mark !== undefined) return mark;
  if (/[\u0300-\u036f]/.test(character)) return COMBINING;
  if (/[\p{N}_]/u.test(character)) return DIGIT;
  if (!LETTER.test(character)) return NONE;
  if (WORDED_SCRIPTS.test(character)) return WORDED_LETTER;
  if (/\p{Script=Han}/u.test(character)) return HAN;
  const script = SCRIPTS.findIndex(([, pattern]) => pattern.test(character));
  return script < 0 ? NONE : FIRST_SCRIPT + script;
}

/** How Japanese writes what Chinese writes otherwise. Few, but hardly a sentence without kana is without one of them. */
const JAPANESE_HAN = new Set('込働円払対応発売気済駅図広変転読価続経検覧険様黒鉄録営歩渋単');

/** How simplified Chinese writes what Japanese writes otherwise, or not at all. */
const CHINESE_HAN = new Set(
  '们这么怎谁哪呢吧吗啊您她它给让为时说话钱单发网误邮电车东长门问间见贝马风飞还进过请谢认订账货费购买卖运达迟联坏够样机关开题应帮码录载银线员级换删记设试诉该贵赔软输连选递钟错键随难页顾预频颜验龙没个',
);

export const isChineseHan = (character: string): boolean => CHINESE_HAN.has(character);

export const isJapaneseHan = (character: string): boolean => JAPANESE_HAN.has(character);
