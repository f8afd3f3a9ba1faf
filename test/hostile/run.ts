import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT, programPath } from '../support/program.ts';

/** How a process ended, to the byte. */
export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly seconds: number;
  /** The most memory it held; `null` where it ended too abruptly to say. */
  readonly peakMb: number | null;
}

export interface Command {
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
}

/** Longer than any case may take: what hangs is ended and fails, and the others go on. */
const AT_MOST = 120_000;

/** Tells at its end, on a pipe of its own, how much memory the process took. */
const PROBE = `
process.on('exit', () => {
  try { require('fs').writeSync(3, String(process.resourceUsage().maxRSS)); } catch {}
});`;

/** The command line, started in the folder of the inputs. `scratch` is for what the test itself needs. */
export function command(scratch: string, workingDirectory: string): Command {
  const probe = join(scratch, 'probe.cjs');
  writeFileSync(probe, PROBE);
  const program = programPath();
  return {
    run: (args, env = {}) =>
      new Promise((done) => {
        const started = performance.now();
        const child = spawn(process.execPath, ['--require', probe, program, ...args], {
          cwd: workingDirectory,
          env: { ...ENVIRONMENT, ...env },
          stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
          timeout: AT_MOST,
        });
        const [, ...streams] = child.stdio;
        const pieces: Buffer[][] = streams.map(() => []);
        for (const [at, stream] of streams.entries()) {
          stream?.on('data', (piece: Buffer) => pieces[at]?.push(piece));
        }
        child.on('close', (code) => {
          const [stdout, stderr, peak] = pieces.map((some) => Buffer.concat(some)) as [Buffer, Buffer, Buffer];
          const seconds = (performance.now() - started) / 1000;
          done({ code, stdout, stderr, seconds, peakMb: peak.length > 0 ? Number(peak.toString()) / 1024 : null });
        });
      }),
  };
}

/** So many at a time: the machine has other work. */
export function pool(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Nothing where there is no file. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
