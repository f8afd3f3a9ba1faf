// Bundles the command line and the library (a bundled command line starts in half the time) and writes the types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** Another folder than `dist` is for a test that wants a program of its own: it gets no types. */
const [folder = 'dist'] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  outdir: folder,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'bundle',
  define: { __VERSION__: JSON.stringify(version) },
  // Packages that are still CommonJS inside ask for require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
// Word lists and weights are read where they are needed (src/text/data.ts): beside the bundle as beside the source.
for (const name of readdirSync('src/text/data', { recursive: true }).filter((one) => one.endsWith('.json'))) {
  const file = join(folder, 'data', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(join('src/text/data', name), 'utf8'))));
}
if (folder === 'dist') {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace(/package\.json$/, 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}
