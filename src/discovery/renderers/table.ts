import { Chalk, type ChalkInstance } from 'chalk';
import { count, date, plural, share } from '../../report/format.ts';
import { beside, grid } from '../../report/table/layout.ts';
import { untrusted } from '../../report/untrusted.ts';
import { hanging } from '../../report/wrap.ts';
import type { DiscoveredGroup, Discovery } from '../discovery.ts';
import type { DiscoveryPage, DiscoveryRenderer } from './renderer.ts';
import { ruleLine } from './yaml.ts';

const MOST_WORDS = 5;

const inkOf = (colour: boolean): ChalkInstance => new Chalk({ level: colour ? 1 : 0 });

export const table: DiscoveryRenderer = {
  id: 'table',
  extensions: ['.txt'],
  render(discovery, page) {
    const { groups } = discovery;
    const parts = [
      known(discovery, page),
      groups.length === 0 ? ['Nothing else repeats often enough to be named.'] : figures(discovery, page),
      ...groups.map((group) => said(group, page)).filter((lines) => lines.length > 0),
      ...(groups.length === 0
        ? []
        : [
            [
              'To name them, in socmetrics.config.yaml:',
              'topics:',
              ...groups.map((group) => untrusted(ruleLine(group), 500)),
            ],
          ]),
    ];
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },
};

function known({ messages, named, namedShare, found }: Discovery, { width }: DiscoveryPage): string[] {
  if (messages === 0) return ['No message of a customer has words.'];
  const has = `Topics name ${share(namedShare)} of ${plural(messages, 'customer message')} (${count(named)}).`;
  const would =
    found > 0 ? ` What repeats below would name ${count(found)} of the other ${count(messages - named)}.` : '';
  return hanging(has + would, width, '');
}

function figures({ groups, compared }: Discovery, { width, colour }: DiscoveryPage): string[] {
  const ago = compared === null ? '' : `since ${date(compared.middle, 'UTC')}`;
  return grid(
    [
      { head: 'Not named yet', name: true, cells: groups.map(({ name }) => untrusted(name)) },
      { head: 'messages', cells: groups.map(({ messages }) => count(messages)) },
      { head: 'share', cells: groups.map((group) => share(group.share)) },
      { head: 'conversations', cells: groups.map(({ conversations }) => count(conversations)) },
      { head: ago, cells: groups.map(({ now }) => count(now)) },
      { head: 'before', cells: groups.map(({ before }) => count(before)) },
      { head: 'change', cells: groups.map(({ growth, now }) => change(growth, now)) },
    ],
    { width, ink: inkOf(colour) },
  );
}

const change = (growth: number | null, now: number | null): string =>
  growth === null ? (now === null || now === 0 ? '-' : 'new') : `${growth > 0 ? '+' : ''}${share(growth)}`;

/** Its words, and who said them. */
function said({ name, words, examples }: DiscoveredGroup, { width, colour }: DiscoveryPage): string[] {
  const others = words.slice(0, MOST_WORDS).map((word) => untrusted(word));
  return [
    inkOf(colour).bold(untrusted(name)) + (others.length > 1 ? `: ${others.join(', ')}` : ''),
    ...examples.flatMap((example) => beside('  ', `“${untrusted(example, 200)}”`, width)),
  ];
}
