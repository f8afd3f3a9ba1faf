import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ConfigFile, loadFiles } from '../../src/config/load.ts';

/** A folder with these files, for one test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'socmetrics-config-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Somebody without settings of their own. */
export const NOBODY = { home: '/nowhere', environment: {} };

/** The project's file, read from a folder of its own. */
export async function load(
  text: string | Uint8Array,
  name = 'socmetrics.config.yaml',
  beside: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<ConfigFile> {
  const [file] = await loadFiles(null, { workingDirectory: folder({ [name]: text, ...beside }), ...NOBODY });
  if (!file) throw new Error('no configuration file was found');
  return file;
}

/** What is said of a file that cannot be used. */
export async function complaint(text: string | Uint8Array, name?: string): Promise<string> {
  const error = await load(text, name).then(
    (file) => new Error(`it was taken: ${JSON.stringify(file.values)}`),
    (fault: unknown) => fault as Error,
  );
  if (error.name !== 'UserError') throw error;
  return error.message;
}
