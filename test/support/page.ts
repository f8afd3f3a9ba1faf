import { ROOT } from './fixtures.ts';
import { run } from './program.ts';

/** Every block that begins with `$ socmetrics ...` shows what that command prints, to the letter. */
const EXAMPLE = /```console\n\$ socmetrics ([^\n]+)\n[\s\S]*?```/g;

/** A page whose examples are what their commands print now, and how each command ended. */
export async function withOutputs(page: string, columns: number) {
  const codes: (number | null)[] = [];
  const env = { GITHUB_ACTIONS: '', GITHUB_STEP_SUMMARY: '', COLUMNS: String(columns) };
  let current = page;
  for (const [block, command = ''] of page.matchAll(EXAMPLE)) {
    const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { stdout, code } = await run(args, { cwd: ROOT, env });
    current = current.replace(block, () => `\`\`\`console\n$ socmetrics ${command}\n${stdout}\`\`\``);
    codes.push(code);
  }
  return { current, codes };
}
