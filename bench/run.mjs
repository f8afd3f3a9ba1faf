// Runs socmetrics and the DuckDB program on the same file, as whole processes and in turn, and compares them.
//   node bench/run.mjs [--rows N] [--runs N]
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const data = join(here, 'data');
const MEGABYTE = 1e6;

// ---- what is needed

/** Null if it went well, otherwise the first lines of what it complained about. */
function complaint(command, args) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status === 0 && !error) return null;
  const lines = (error?.message ?? stderr).split('\n').filter((line) => line && !line.includes(' warn '));
  return lines.slice(0, 3).join('\n');
}

/** Written beside and renamed, so that an interrupted run leaves no half of a file. */
function makeFile(rows) {
  const file = join(data, `twcs-${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(data, { recursive: true });
  console.error(`writing ${rows.toLocaleString('en')} rows ...`);
  const part = `${file}.part`;
  const failed = complaint(process.execPath, [join(here, 'generate.mjs'), '--rows', String(rows), '--out', part]);
  if (failed) throw new Error(failed);
  renameSync(part, file);
  return file;
}

/** DuckDB is no dependency of the project: it is installed here, when it is first asked for. */
function installDuckDB() {
  if (existsSync(join(here, 'node_modules', '@duckdb', 'node-api'))) return null;
  console.error('installing DuckDB into bench/ ...');
  const failed = complaint('npm', ['--prefix', here, 'ci']);
  return failed && `it could not be installed (npm --prefix bench ci):\n${failed}`;
}

// ---- measuring one process

function readUsage(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
  return {
    cpu: lines.reduce((sum, line) => sum + line.cpuSeconds, 0),
    rss: (lines.reduce((sum, line) => sum + line.maxRSS, 0) * 1024) / MEGABYTE,
  };
}

/** Starts it anew each time: reading the program, starting it and leaving belong to what a person waits for. */
async function measure(args) {
  const [stdout, stderr, usage] = ['out', 'err', 'usage'].map((name) => join(data, `last.${name}`));
  for (const file of [stdout, stderr, usage]) rmSync(file, { force: true });
  const [out, err] = [openSync(stdout, 'w'), openSync(stderr, 'w')];
  const started = process.hrtime.bigint();
  // By the environment, so that a child process of the measured one is counted too. A URL, for it has no spaces.
  const NODE_OPTIONS = `--import=${pathToFileURL(join(here, 'usage.mjs'))}`;
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', out, err],
    env: { ...process.env, NODE_OPTIONS, BENCH_USAGE: usage },
  });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('close', resolve);
  });
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  closeSync(out);
  closeSync(err);
  if (code !== 0) return { failed: `exit code ${code}\n${readFileSync(stderr, 'utf8').trim().slice(-600)}` };
  return { wall, ...readUsage(usage), output: readFileSync(stdout, 'utf8') };
}

// ---- the two

function socmetricsFigures({ metrics }) {
  const { conversations } = metrics;
  const rate = metrics['response-rate'];
  const first = metrics['first-response-time'];
  return {
    conversations: conversations.parts.conversations,
    inquiries: conversations.value,
    answered: rate.matched,
    'answered + unanswered': rate.total,
    'first response, median': first.median,
    'first response, p90': first.p90,
  };
}

const duckdbFigures = (figures) => ({
  conversations: figures.conversations,
  inquiries: figures.inquiries,
  answered: figures.answered,
  'answered + unanswered': figures.inquiries - figures.pending,
  'first response, median': figures.firstResponse.median,
  'first response, p90': figures.firstResponse.p90,
});

const contestants = (file) => [
  {
    name: 'socmetrics',
    args: [join(here, '..', 'bin', 'socmetrics.js'), 'report', file, '--json'],
    figures: socmetricsFigures,
  },
  { name: 'DuckDB', args: [join(here, 'duckdb.mjs'), file], figures: duckdbFigures },
];

/** One run each, then the next run each, so that a busy minute of the machine meets both. */
async function alternate(able, runs) {
  const results = able.map((contestant) => ({ ...contestant, samples: [] }));
  for (let round = 1; round <= runs; round++) {
    for (const result of results.filter(({ failed }) => !failed)) {
      console.error(`${result.name}, run ${round} of ${runs} ...`);
      const sample = await measure(result.args);
      if (sample.failed) result.failed = sample.failed;
      else result.samples.push(sample);
    }
  }
  return results;
}

/** A report of another shape than expected is told, not thrown. */
function readFigures({ samples, figures }) {
  try {
    return figures(JSON.parse(samples[0].output));
  } catch (error) {
    return { unreadable: error.message };
  }
}

// ---- telling

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const of = (samples, key) => samples.map((sample) => sample[key]);
const seconds = (value) => value.toFixed(2);

function timing({ name, samples }) {
  const wall = of(samples, 'wall');
  return [
    name,
    `${seconds(median(wall))} (${seconds(Math.min(...wall))}-${seconds(Math.max(...wall))})`,
    seconds(median(of(samples, 'cpu'))),
    Math.max(...of(samples, 'rss')).toFixed(0),
  ];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => String(cell).padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function ratio(name, [first, second], key, statistic) {
  const [a, b] = [statistic(of(first.samples, key)), statistic(of(second.samples, key))];
  return `${name} ${(a / b).toFixed(2)}`;
}

const same = (a, b) => typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-6;

function compareFigures([first, second]) {
  const [a, b] = [readFigures(first), readFigures(second)];
  for (const [{ name }, figures] of [
    [first, a],
    [second, b],
  ]) {
    if (figures.unreadable)
      return { agree: false, text: `The output of ${name} cannot be read: ${figures.unreadable}` };
  }
  const keys = Object.keys(a);
  const rows = keys.map((key) => [key, a[key], b[key], same(a[key], b[key]) ? 'agrees' : 'DIFFERS']);
  return {
    agree: keys.every((key) => same(a[key], b[key])),
    text: table([['figure', first.name, second.name, ''], ...rows]),
  };
}

function tell(results, file, rows) {
  const machine = `Node ${process.version}, ${cpus().length} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  console.log(`${rows.toLocaleString('en')} rows, ${(statSync(file).size / MEGABYTE).toFixed(0)} MB\n${machine}\n`);
  const ran = results.filter(({ failed }) => !failed);
  if (ran.length > 0) {
    const head = ['', 'wall s: median (min-max)', 'user+sys s', 'peak RSS MB'];
    console.log(table([head, ...ran.map(timing)]));
  }
  for (const { name, failed } of results) if (failed) console.log(`\n${name} did not run: ${failed}`);
  if (ran.length < 2) {
    console.log('\nNothing to compare with.');
    // Without DuckDB there still is a measurement; without socmetrics there is none.
    if (ran[0]?.name !== 'socmetrics') process.exitCode = 1;
    return;
  }
  const ratios = [
    ratio('wall', ran, 'wall', median),
    ratio('user+sys', ran, 'cpu', median),
    ratio('peak RSS', ran, 'rss', (values) => Math.max(...values)),
  ];
  console.log(`\n${ran[0].name} / ${ran[1].name}: ${ratios.join(', ')}`);
  const { agree, text } = compareFigures(ran);
  console.log(`\nThe figures ${agree ? 'agree' : 'DO NOT AGREE'}:\n${text}`);
  if (!agree) process.exitCode = 1;
}

// ---- all of it

function whyNot({ name, args }) {
  if (name === 'DuckDB') return installDuckDB();
  return existsSync(args[0])
    ? null
    : 'there is no bin/socmetrics.js; build the project first (npm ci && npm run build).';
}

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '3' } },
});
const [rows, runs] = [Number(values.rows), Number(values.runs)];
if (![rows, runs].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('Usage: node bench/run.mjs [--rows N] [--runs N], both whole numbers above 0');
  process.exitCode = 2;
} else {
  const file = makeFile(rows);
  const checked = contestants(file).map((contestant) => ({ ...contestant, failed: whyNot(contestant) }));
  tell(await alternate(checked, runs), file, rows);
}
