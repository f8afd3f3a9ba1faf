/** What stands for a line's end when its tag is taken away. */
const BREAKS = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]{0,200}>/gi;
const TAGS = /<[/!a-z][^<>]{0,2000}>/gi;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

/** The words of a message that was stored as a page: help desks keep `<p>Hello<br>there</p>`. */
export function withoutTags(html: string): string {
  const plain = html.includes('<') ? html.replace(BREAKS, '\n').replace(TAGS, '') : html;
  return withoutEntities(plain)
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim();
}

/** `&amp;` as `&`: X writes so in texts that are no pages. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
