import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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
writeFileSync(join(folder, 'shop.csv'), `id,conversation,at,direction,author,text\n${rows.join('\n')}\n`);
writeFileSync(join(folder, 'socmetrics.config.yaml'), 'masks:\n  voucher: VK-##\n');

const COMMANDS = [
  ['report', 'shop.csv'],
  ['report', 'shop.csv', '--json'],
  ['report', 'shop.csv', '--csv', '--by', 'channel'],
  ['report', 'shop.csv', '--metric', 'frequent-questions'],
  ['check', 'shop.csv', '--require', 'response-rate > 1%', '--strict'],
  ['inspect', 'shop.csv'],
  ['inspect', 'shop.csv', '--json'],
  ['inspect', 'shop.csv', '--conversation', 'c0-1'],
  ['topics', 'shop.csv', '--built-in-topics', 'off'],
  ['topics', 'shop.csv', '--built-in-topics', 'off', '--json'],
  ['topics', 'shop.csv', '--built-in-topics', 'off', '--csv'],
  ['faq', 'shop.csv'],
  ['normalize', 'shop.csv', '--mask'],
];

/** What a cell that cannot be read may still hold: names that write, and keys of links. */
const IN_PROBLEMS = new Set(['@ann_private']);

describe('nothing private is shown', () => {
  it.each(COMMANDS)('by %s %s %s %s', async (...args) => {
    const { stdout, stderr } = await run(args, { cwd: folder });
    for (const secret of SECRETS.filter((one) => !IN_PROBLEMS.has(one))) expect(stdout + stderr).not.toContain(secret);
    expect(stdout.length).toBeGreaterThan(20);
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
