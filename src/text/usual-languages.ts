/**
 * In these somebody writes in nearly every export; in others one of the words that join may name a thing: Indonesian
 * `kayak`.
 */
export const USUAL_LANGUAGES: ReadonlySet<string> = new Set(
  'en es de fr it pt nl pl ru cs sk sl hr sr uk sv da no fi tr ar hi'.split(' '),
);
