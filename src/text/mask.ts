import { email, handle, link, secret } from './mask/addresses.ts';
import { configuredFinder } from './mask/configured.ts';
import { codeWord, iban, markedNumber, number } from './mask/numbers.ts';
import { type Finder, isLatinLetter } from './mask/scan.ts';

/** A text without what names a person: `[e-mail]`, `[phone]` and so on stand in its place. */
export type Mask = (text: string) => string;

/** Name -> pattern; `#` is a digit, `*` any letters and digits. */
export type MaskRules = Readonly<Record<string, string>>;

/** For words that customers and agents wrote. What the user knows to be private goes before what anybody can see. */
export function maskOf(rules: MaskRules = {}): Mask {
  return scanned(rules, [link, secret, email, handle, iban, codeWord, number]);
}

/**
 * For what is said of records that cannot be used. Their ids and times are what it is said for, so that plain rows of
 * digits stay, and names of people who write: reports list both.
 */
export function cellMaskOf(rules: MaskRules = {}): Mask {
  return scanned(rules, [link, secret, email, iban, markedNumber]);
}

/** Without any of these there is nothing that is hidden by itself. */
const PRIVATE =
  /[\p{Nd}@\uff20=]|:\/\/|www\.|[([{<] ?(?:at|ät) ?[)\]}>]|\.[a-z]{2,3}\/| (?:dot|punto|ponto|point|kropka|te[cč]ka|pika|to[cč]ka|точка) /iu;

/** One pass: where nothing is found that begins here, the next character is looked at. */
function scanned(rules: MaskRules, builtIn: readonly Finder[], mayBegin: typeof beginsWord | null = null): Mask {
  const own = Object.entries(rules).map(([name, rule]) => configuredFinder(name, rule));
  const finders = [...own, ...builtIn];
  return (text) => {
    if (own.length === 0 && !PRIVATE.test(text)) return text;
    let shown = '';
    let kept = 0;
    for (let at = 0; at < text.length; ) {
      const hidden = mayBegin?.(text, at) === false ? null : firstOf(finders, text, at);
      if (hidden === null) at++;
      else {
        shown += text.slice(kept, at) + hidden.shown;
        at = kept = hidden.end;
      }
    }
    return kept === 0 ? text : shown + text.slice(kept);
  };
}

const ADDRESS = /[@\uff20/]|www\.|[([{<] ?(?:at|ät) ?[)\]}>]/iu;
const addresses = [link, email, handle].map<Finder>((find) => (text, at) => {
  const hidden = find(text, at);
  return hidden && { end: hidden.end, shown: ' ' };
});
const blank = scanned({}, addresses);

/** A text without addresses and handles: their parts are words that name a person. */
export const withoutAddresses = (text: string): string => (ADDRESS.test(text) ? blank(text) : text);

/** Five digits, or what an address may be: without these nothing below is found. */
const SECRET = /\p{Nd}(?:\P{Nd}*\p{Nd}){4}|[^\s@\uff20][@\uff20]|[([{<] ?(?:at|ät) ?[)\]}>]/iu;
/** Links stay whole, and so do numbers that anybody may see. */
const apart =
  (find: Finder): Finder =>
  (text, at) => {
    const hidden = find(text, at);
    if (hidden === null || find === link || !hidden.shown.startsWith('['))
      return hidden && { end: hidden.end, shown: text.slice(at, hidden.end) };
    return { end: hidden.end, shown: ' ' };
  };
/** None of them begins with a space or within a word, and most characters are either. */
const beginsWord = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit !== 0x20 && !(isLatinLetter(unit) && at > 0 && isLatinLetter(text.charCodeAt(at - 1)));
};
const ofAll = scanned({}, [link, email, iban, codeWord, number].map(apart), beginsWord);
/** Most texts hold an order number and no address, which takes longest to look for. */
const ofNumbers = scanned({}, [iban, codeWord, number].map(apart), beginsWord);
const unsecret: Mask = (text) => (ADDRESS.test(text) ? ofAll(text) : ofNumbers(text));

/** A text without the numbers and addresses of a person: their digits and parts say nothing of what is felt or meant. */
export const withoutSecrets = (text: string): string => (SECRET.test(text) ? unsecret(text) : text);

function firstOf(finders: readonly Finder[], text: string, at: number) {
  for (const find of finders) {
    const hidden = find(text, at);
    if (hidden !== null) return hidden;
  }
  return null;
}
