// Preloaded into each measured process (NODE_OPTIONS): on leaving, it writes what the process has used.
// getrusage covers all threads, of Node, of workers and of DuckDB, and libuv gives kilobytes on Linux and macOS alike.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_USAGE;
// Workers preload this too, but the process is counted once; a child process writes a line of its own.
if (file && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, maxRSS })}\n`);
  });
}
