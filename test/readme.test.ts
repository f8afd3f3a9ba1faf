import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Every block that begins with `$ socmetrics ...` shows what that command prints, to the letter. */
const EXAMPLE = /```console\n\$ socmetrics ([^\n]+)\n[\s\S]*?```/g;

function run(command: string): string {
  const args = command.match(/'[^']*'|\S+/g)?.map((word) => word.replace(/^'|'$/g, '')) ?? [];
  return execFileSync(process.execPath, ['bin/socmetrics.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

it('shows in the README what its commands print', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const examples = readme.match(EXAMPLE) ?? [];
  expect(examples.length).toBeGreaterThan(3);
  const current = readme.replace(
    EXAMPLE,
    (_, command: string) => `\`\`\`console\n$ socmetrics ${command}\n${run(command)}\`\`\``,
  );
  await expect(current).toMatchFileSnapshot('../README.md');
});
