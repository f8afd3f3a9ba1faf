import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { VERDICT_RENDERERS } from '../src/checks/renderers/index.ts';
import { program } from '../src/cli/program.ts';
import { COMPARISON_RENDERERS } from '../src/comparison/renderers/index.ts';
import { DISCOVERY_RENDERERS } from '../src/discovery/renderers/index.ts';
import { QUEUE_RENDERERS } from '../src/queue/renderers.ts';
import { RENDERERS } from '../src/report/index.ts';
import { run } from './support/program.ts';

/*
 * An export in which everything private stands where it may be shown: in questions, in answers, in what repeats, and in
 * cells that cannot be read.
 */

const folder = mkdtempSync(join(tmpdir(), 'socmetrics-privacy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRETS = [
  'ann.b@mail.example',
  '+48 600 700 800',
  '(022) 123-45-67',
  '4111 1111 1111 1111',
  'PL61 1090 1014 0000 0712 1981 2874',
  'VK-77',
  '@ann_private',
  'token=s3cret',
];

const rows = SECRETS.flatMap((secret, index) => {
  const day = String(index + 1).padStart(2, '0');
  return [
    ...[1, 2, 3, 4].map(
      (copy) =>
        `${index}-${copy},c${index}-${copy},2026-03-${day} 09:00,inbound,C${copy},"Where is my parcel${index} kayak, write to ${secret}?"`,
    ),
    ...[1, 2, 3, 4].map(
      (copy) =>
        `${index}+${copy},c${index}-${copy},2026-03-${day} 09:10,outbound,Sandra,"Dear Miss Private, parcel${index} is sent to ${secret}"`,
    ),
    `${index}x,c${index}-1,${secret},inbound,C1,"${secret}"`,
  ];
});
rows.push(`wait,cw,2026-03-30 09:00,inbound,Cw,"Charged twice, never again! ${SECRETS.join(', ')}"`);
writeFileSync(join(folder, 'shop.csv'), `id,conversation,at,direction,author,text\n${rows.join('\n')}\n`);
writeFileSync(join(folder, 'later.csv'), `id,conversation,at,direction,author,text\n${rows.slice(20).join('\n')}\n`);
writeFileSync(join(folder, 'socmetrics.config.yaml'), 'masks:\n  voucher: VK-##\n');

/** With what every command is run; one that is not here fails the test. */
const BASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  report: [
    ['shop.csv'],
    ['shop.csv', '--by', 'topic'],
    ['shop.csv', '--metric', 'frequent-questions'],
    ['shop.csv', '--metric', 'canned-share,alerts,community-ranking', '--all'],
  ],
  check: [['shop.csv', '--require', 'response-rate > 1%', '--strict']],
  compare: [['shop.csv', 'later.csv']],
  queue: [['shop.csv'], ['shop.csv', '--slice', 'topic=billing']],
  inspect: [
    ['shop.csv'],
    ['shop.csv', '--conversation', 'c0-1'],
    ['shop.csv', '--metric', 'response-rate'],
    ['--text', `Charged twice! ${SECRETS.join(', ')}`],
  ],
  // What it writes is the export itself: its words are hidden where that is asked for.
  normalize: [['shop.csv', '--mask']],
  topics: [['shop.csv', '--built-in-topics', 'off']],
  faq: [['shop.csv']],
  metrics: [[]],
  platforms: [[]],
  init: [['shop.csv', '--dry-run']],
  config: [[], ['--show']],
};

/** What changes the form of an output; each is tried. */
const FORMS = new Set('all json csv wide ndjson yaml markdown per-conversation late schema'.split(' '));
/** What a form needs beside it. */
const WITH: Readonly<Record<string, readonly string[]>> = {
  'report --wide': ['--csv'],
  'report --ndjson': ['--per-conversation'],
  'inspect --csv': ['--metric', 'response-rate'],
  'queue --late': ['--target', '1m'],
};
/** What shows nothing else, shows less, or is asked for by whoever wants to see what is private. */
const OTHERS = new Set(
  [
    'no-mask mask show-ids raw-csv quiet no-config skip-unreadable strict compare customers expectations warn-only',
    'allow-missing significant update-baseline dry-run force show',
  ].flatMap((names) => names.split(' ')),
);
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  report: RENDERERS.flatMap(({ extensions }) => extensions),
  compare: COMPARISON_RENDERERS.flatMap(({ extensions }) => extensions),
  queue: QUEUE_RENDERERS.flatMap(({ extensions }) => extensions),
  topics: DISCOVERY_RENDERERS.flatMap(({ extensions }) => extensions),
};

const switchesOf = (command: Command): readonly string[] =>
  command.options.filter(({ required, optional }) => !required && !optional).map(({ long }) => long?.slice(2) ?? '');

/** Everything that may be asked, by what the command line itself knows. */
const COMMANDS = program().commands.flatMap((command) => {
  const name = command.name();
  const [first = [], ...others] = BASES[name] ?? [];
  const forms = switchesOf(command).filter((one) => FORMS.has(one));
  return [
    [name, ...first],
    ...others.map((base) => [name, ...base]),
    ...forms.map((form) => [name, ...first, `--${form}`, ...(WITH[`${name} --${form}`] ?? [])]),
    ...(name === 'check' ? VERDICT_RENDERERS.map(({ id }) => [name, ...first, '--reporter', id]) : []),
  ];
});
const FILES = program().commands.flatMap((command) =>
  (EXTENSIONS[command.name()] ?? []).map((extension) => [
    command.name(),
    ...(BASES[command.name()]?.[0] ?? []),
    '-o',
    `out-${command.name()}${extension}`,
  ]),
);

describe('what may be printed', () => {
  it('is known for every command', () =>
    expect(Object.keys(BASES).sort()).toEqual(
      program()
        .commands.map((command) => command.name())
        .sort(),
    ));

  it.each(
    program().commands.map((command) => [command.name(), command] as const),
  )('has no form but these: %s', (_, command) => {
    expect(switchesOf(command).filter((one) => !FORMS.has(one) && !OTHERS.has(one))).toEqual([]);
  });
});

/** What a cell that cannot be read may still hold: names that write, and keys of links. */
const IN_PROBLEMS = new Set(['@ann_private']);

const shown = (text: string) => SECRETS.filter((one) => !IN_PROBLEMS.has(one) && text.includes(one));

describe('nothing private is shown', () => {
  it.concurrent.each(COMMANDS.map((args) => [args.join(' '), args] as const))('by %s', async (_, args) => {
    const { stdout, stderr, code } = await run(args, { cwd: folder });
    expect(shown(stdout + stderr)).toEqual([]);
    expect(code, stderr).not.toBe(2);
    // An annotation of a check that is met is nothing at all.
    if (!args.includes('github')) expect(stdout.length).toBeGreaterThan(20);
  });

  it.concurrent.each(FILES.map((args) => [args.join(' '), args] as const))('by %s', async (_, args) => {
    const { stderr } = await run(args, { cwd: folder });
    expect(shown(readFileSync(join(folder, args.at(-1) as string), 'utf8') + stderr)).toEqual([]);
  });

  it.each([
    ['topics', 'shop.csv', '--built-in-topics', 'off', '-q'],
    ['faq', 'shop.csv', '-q'],
  ])('not even a handle or a name, by %s', async (...args) => {
    const { stdout } = await run(args, { cwd: folder });
    expect(stdout).not.toMatch(/ann_private|Miss Private/);
  });

  it('unless that is asked for', async () => {
    const { stdout } = await run(['faq', 'shop.csv', '--no-mask', '-q'], { cwd: folder });
    expect(stdout).toContain('600 700 800');
  });
});

describe('the trace of a conversation', () => {
  const mailed = join(folder, 'mailed.csv');
  writeFileSync(
    mailed,
    [
      'id,conversation,account,at,direction,author,text',
      '1,ann.b@mail.example,desk@shop.example,2026-03-01 09:00,inbound,ann.b@mail.example,Where is my parcel?',
      '2,ann.b@mail.example,desk@shop.example,2026-03-01 09:10,outbound,+48 600 700 800,It is sent',
    ].join('\n'),
  );
  const traced = (...more: string[]) =>
    run(['inspect', 'mailed.csv', '--conversation', 'ann.b@mail.example', ...more], { cwd: folder });

  it('hides the addresses and numbers by which authors, account and conversation are known', async () => {
    for (const more of [[], ['--json']]) {
      const { stdout } = await traced(...more);
      expect(stdout).toMatch(/first-response-time/);
      expect(stdout).not.toMatch(/ann\.b@|desk@|600 700 800/);
    }
  });

  it('shows them where that is asked for', async () => {
    expect((await traced('--no-mask')).stdout).toMatch(
      /ann\.b@mail\.example[\s\S]*desk@shop\.example[\s\S]*600 700 800/,
    );
  });
});
