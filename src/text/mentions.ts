// The handles of X, Instagram and most others: letters, digits, underscore and dot, not the domain of an e-mail address.
const HANDLE = /(?<![\p{L}\p{N}_.@])@([\p{L}\p{N}_][\p{L}\p{N}_.]{0,49})/gu;
const NONE: readonly string[] = Object.freeze([]);

/** Handles in the order in which a text names them, lower-case, without the @ and without a closing dot. */
export function mentionsIn(text: string): readonly string[] {
  if (!text.includes('@')) return NONE;
  const found: string[] = [];
  for (const [, handle] of text.matchAll(HANDLE)) {
    if (handle && found.length < 10) found.push(handle.toLowerCase().replace(/\.+$/, ''));
  }
  return found.length > 0 ? found : NONE;
}

/** A text without its handles and links: what is left are the words that somebody chose. Most texts have neither. */
export function withoutHandlesAndLinks(text: string): string {
  const named = text.includes('@') ? text.replace(HANDLE, ' ') : text;
  return named.includes('://') ? named.replace(/https?:\/\/\S+/gi, ' ') : named;
}
