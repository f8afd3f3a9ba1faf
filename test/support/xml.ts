/** An element with what is in it; text and comments between elements are left aside unless there is nothing else. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What XML 1.0 allows (2.2, Char). */
const CHARACTERS = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/**
 * Reads a document and throws where it is not well-formed. Knows elements, attributes and the five named references:
 * all that a writer needs who uses nothing else.
 */
export function parseXml(document: string): Element {
  if (!CHARACTERS.test(document)) throw new Error('a character that XML cannot hold');
  let rest = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const take = (pattern: RegExp, what: string): RegExpExecArray => {
    const found = pattern.exec(rest);
    if (!found) throw new Error(`${what} expected at ${JSON.stringify(rest.slice(0, 60))}`);
    rest = rest.slice(found[0].length);
    return found;
  };
  const element = (): Element => {
    const [, name = '', written = '', isEmpty] = take(/^<([a-z-]+)((?:\s+[a-z-]+="[^"<]*")*)\s*(\/?)>/, 'an element');
    const attributes = attributesOf(written);
    if (isEmpty) return { name, attributes, children: [], text: '' };
    const children: Element[] = [];
    let text = '';
    for (;;) {
      text += resolved(take(/^[^<]*/, 'text')[0]);
      if (rest.startsWith('</')) break;
      children.push(element());
    }
    take(new RegExp(`^</${name}>`), `the end of ${name}`);
    return { name, attributes, children, text };
  };
  const root = element();
  take(/^\s*$/, 'the end');
  return root;
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} stands twice`);
    attributes[name] = resolved(value);
  }
  return attributes;
}

function resolved(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`a bare & in ${JSON.stringify(text)}`);
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replace(/&(\w+);/g, (_, name: string) => NAMED[name] ?? '');
}
