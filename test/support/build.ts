import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `bin/socmetrics.js`, beside a `dist` of today; or why there is none. */
    program: { readonly path: string } | { readonly fault: string };
  }
}

/**
 * Bundles the command line once for all tests that run it, in a folder of its own: the `dist` of the repository may be
 * older than the last edit, and may be built anew by somebody else at any moment. A bundle that cannot be made fails
 * the tests that need it, and no others.
 */
export default function build({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'socmetrics-program-'));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', join(folder, 'dist')], {
    encoding: 'utf8',
  });
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  provide('program', status === 0 ? { path: join(folder, 'bin', 'socmetrics.js') } : { fault: stderr });
  return () => rmSync(folder, { recursive: true, force: true });
}
