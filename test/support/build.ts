import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `bin/socmetrics.js`, beside a `dist` of today. */
    program: string;
  }
}

/**
 * Bundles the command line once for all tests that run it, in a folder of its own: the `dist` of the repository may be
 * older than the last edit, and may be built anew by somebody else at any moment.
 */
export default function build({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'socmetrics-program-'));
  execFileSync(process.execPath, ['scripts/build.mjs', join(folder, 'dist')]);
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  provide('program', join(folder, 'bin', 'socmetrics.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}
