import type { DiscoveredGroup } from '../discovery.ts';
import type { DiscoveryRenderer } from './renderer.ts';

/** A text that YAML takes for nothing else. JSON's are YAML's. */
const quoted = (text: string): string =>
  /^\p{L}[\p{L}\p{M}\p{N} ]*$/u.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);

/** What a reader of YAML 1.1 takes for a truth or for nothing. */
const WORDS = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A line of a configuration: `refund: [refund*, money]`. */
export const ruleLine = ({ name, rules }: DiscoveredGroup): string =>
  `  ${quoted(name)}: [${rules.map(quoted).join(', ')}]`;

export const yaml: DiscoveryRenderer = {
  id: 'yaml',
  extensions: ['.yaml', '.yml'],
  render({ groups }) {
    const lines = groups.flatMap((group) => [`  # ${group.messages} messages`, ruleLine(group)]);
    return lines.length === 0 ? 'topics: {}\n' : `topics:\n${lines.join('\n')}\n`;
  },
};
