import { bare } from './bare-letters.ts';

/*
 * What is left of a word whichever way it is inflected, by its letters alone: in so many languages that no list of
 * endings would do. Words of one stem are mostly forms of one word, and forms of one word mostly have one stem.
 */

const ACCENTED = /[^\u0000-\u007f]/;
const VOWEL = /[aeiouyаеиоуыэюяіїє]/;
/** Vowels, and letters that only tell how the one before them sounds. */
const ENDING = /[aeiouyаеиоуыэюяіїєьъй]/;
const SHORTEST = 3;

/** A word in small letters without its accents. */
export const plainOf = (word: string): string => {
  const small = word.toLowerCase();
  return ACCENTED.test(small) ? bare(small) : small;
};

/**
 * Of a word that is `plain`: without a plural's s, the vowels at its end and the vowel before the last consonant, which
 * comes and goes with the ending: `paczka` and `paczek`, `úroveň` and `úrovni`, `уровень` and `уровне`, `order` and `orders`.
 */
export function stemOf(plain: string): string {
  let end = plain.length;
  if (end > SHORTEST + 1 && plain.charAt(end - 1) === 's') end--;
  while (end > SHORTEST && ENDING.test(plain.charAt(end - 1))) end--;
  const isFleeting =
    end > SHORTEST + 1 &&
    VOWEL.test(plain.charAt(end - 2)) &&
    !VOWEL.test(plain.charAt(end - 1)) &&
    !VOWEL.test(plain.charAt(end - 3));
  return isFleeting ? plain.slice(0, end - 2) + plain.charAt(end - 1) : plain.slice(0, end);
}
