/** A table of Markdown; the cells are markup already. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** Text of others as text: nothing in it is markup, and nobody is mentioned. */
export const plain = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/@/g, '&#64;')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');

/** In a code span nothing is a link, a mention or markup; what would end the span or the cell is shown as an escape. */
export const code = (text: string): string =>
  text === '' ? '' : `\`${text.replace(/[`|]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)}\``;
