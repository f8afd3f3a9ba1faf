import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How an honest tool may end: see `classes` of the manifest. */
export type Class = 'ok' | 'ok-with-warnings' | 'clean-error';

/** One broken, odd or hostile input, and what must be true of whatever is made of it. */
export interface Case {
  readonly name: string;
  readonly group: string;
  readonly wrong: string;
  readonly expect: Class;
  readonly also_acceptable: readonly Class[];
  readonly inputs: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The script lies beside the repository and not in it: where it is missing there is nothing to test. */
const SCRIPT = fileURLToPath(new URL('../../../shared/bad-inputs/make-bad-inputs.mjs', import.meta.url));

export const isHere = (): boolean => existsSync(SCRIPT);

/** Links, loops and named pipes can be made on POSIX only. */
const SPECIAL = process.platform === 'win32' ? [] : ['--special'];

/** The names of all cases and what is wrong with each, without writing a byte. */
export function listed(): readonly { readonly name: string; readonly wrong: string }[] {
  const { stdout } = spawnSync(process.execPath, [SCRIPT, '--list', ...SPECIAL], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.split('\t')).map(([name = '', , wrong = '']) => ({ name, wrong }));
}

/** Writes the files into a folder; the same bytes on every machine. */
export function written(folder: string): readonly Case[] {
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder, ...SPECIAL], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the hostile files could not be written: ${stderr}`);
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).cases;
}
