import { spawn } from 'node:child_process';
import { inject } from 'vitest';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface RunOptions {
  readonly cwd: string;
  /** An end without a beginning where there is none. */
  readonly stdin?: Uint8Array | string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A zone with odd minutes, a language with odd letters, nobody at the terminal, and no settings of their own. */
const ODD = {
  TZ: 'Pacific/Chatham',
  LC_ALL: 'tr_TR.UTF-8',
  LANG: 'tr_TR.UTF-8',
  COLUMNS: '80',
  XDG_CONFIG_HOME: '/nowhere',
};

/** What would change colours, width or settings; the machine's own settings must not reach a test. */
const SET_ASIDE = new Set(['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'TERM', 'TZ', 'LC_ALL', 'LANG', 'NODE_OPTIONS']);

const isSetAside = (name: string): boolean => SET_ASIDE.has(name) || name.startsWith('SOCMETRICS_');

const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isSetAside(name)));

/** What every test starts the command line with. */
export const ENVIRONMENT: NodeJS.ProcessEnv = { ...inherited, ...ODD };

/** The script that starts the command line as it is today. */
export function programPath(): string {
  const program = inject('program');
  if ('fault' in program) throw new Error(program.fault);
  return program.path;
}

/** Runs the command line as a user does. */
export function run(args: readonly string[], { cwd, stdin = '', env = {} }: RunOptions): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [programPath(), ...args], { cwd, env: { ...ENVIRONMENT, ...env } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
    child.on('error', fail);
    child.on('close', (code) => {
      done({ stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), code });
    });
    // Wrong use ends before standard input is read.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}
