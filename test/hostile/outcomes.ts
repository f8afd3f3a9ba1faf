import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VERDICT_RENDERERS } from '../../src/checks/renderers/index.ts';
import { analyze } from '../../src/pipeline.ts';
import { RENDERERS } from '../../src/report/index.ts';
import { type Report, reportSchema } from '../../src/report/report.ts';
import type { Interaction, Outcome } from './facts.ts';
import type { Case, Class } from './manifest.ts';
import { bytesOf, type Command, type Run } from './run.ts';

/** Facts that only `normalize` can tell. */
const OF_INTERACTIONS = new Set([
  'reference',
  'first_agent_reply_seconds',
  'first_agent_reply_seconds_all',
  'distinct_message_ids',
  'forbid_years',
  'forbid_years_after',
  'must_contain_text',
  'forbid_text',
  'json_output_keeps_ids_unchanged',
  'no_prototype_pollution',
  'all_outputs_valid_utf8',
  'default_report_has_no_message_text',
  'forbid_control_chars_in',
  'csv_output_no_formula_start',
]);

/** Above this, printing every interaction takes longer than it tells. */
const LARGE = 4_000_000;

/** Runs a case in every way that its facts ask for. */
export async function tried(one: Case, folder: string, command: Command): Promise<Omit<Outcome, 'other'>> {
  const { facts, inputs } = one;
  const rejects = join(folder, '..', 'rejects', `${one.name}.txt`);
  const report = ['report', '--json', ...inputs];
  const run = await command.run([...report, '--rejects', rejects]);
  const parsed = run.code === 0 ? reportSchema.parse(JSON.parse(run.stdout.toString())) : null;
  const outputs = new Map([['stdout', run.stdout], ['stderr', run.stderr], ...rendered(parsed)]);
  const input = inputBytes(folder, inputs);
  const asksForMore = one.group === 'hostile-text' || Object.keys(facts).some((fact) => OF_INTERACTIONS.has(fact));
  let interactions: readonly Interaction[] = [];
  if (asksForMore && parsed !== null && input.length < LARGE) {
    const normalized = await command.run(['normalize', ...inputs]);
    interactions = normalized.stdout
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    outputs.set('normalize', normalized.stdout);
    outputs.set('normalize-csv', (await command.run(['normalize', '--csv', ...inputs])).stdout);
    outputs.set('inspect', (await command.run(['inspect', ...inputs])).stdout);
  }
  if (one.group === 'hostile-text' && parsed !== null) {
    for (const [name, bytes] of await verdicts(one, folder, command)) outputs.set(name, bytes);
  }
  const repeated = new Map<string, Buffer>();
  for (const zone of (facts.same_under_tz as readonly string[] | undefined) ?? []) {
    repeated.set(zone, (await command.run(report, { TZ: zone })).stdout);
  }
  if (facts.same_bytes_on_rerun) repeated.set('rerun', (await command.run(report)).stdout);
  if (facts.same_report_for_any_input_order) {
    repeated.set('turned', (await command.run(['report', '--json', ...files(folder, inputs).toReversed()])).stdout);
  }
  const polluted = facts.no_prototype_pollution ? await pollution(inputs, folder) : [];
  return {
    case: one,
    run,
    class: classOf(run),
    report: parsed,
    outputs,
    interactions,
    rejected: bytesOf(rejects),
    input,
    repeated,
    polluted,
  };
}

/** A threshold that every channel misses, so that its name is printed by every reporter. */
const BREACHED = [
  '--require',
  'response-rate >= 100% by channel',
  '--require',
  'first-response-time.median <= 1s by channel',
];

async function verdicts({ name, inputs }: Case, folder: string, command: Command) {
  const files = VERDICT_RENDERERS.map(({ id }) => [id, join(folder, '..', 'verdicts', `${name}.${id}`)] as const);
  const reporters = files.flatMap(([id, path]) => ['--reporter', `${id}=${path}`]);
  await command.run(['check', ...inputs, ...BREACHED, ...reporters]);
  return files.map(([id, path]) => [`check-${id}`, bytesOf(path)] as const);
}

/** What reading the inputs leaves on the prototype of all objects. */
async function pollution(inputs: readonly string[], folder: string): Promise<readonly string[]> {
  const before = Object.getOwnPropertyNames(Object.prototype);
  await analyze(inputs, { workingDirectory: folder });
  return Object.getOwnPropertyNames(Object.prototype).filter((name) => !before.includes(name));
}

function classOf({ code, stderr }: Run): Class | 'crash' {
  if (code !== 0) return code === 2 || code === 3 || code === 4 ? 'clean-error' : 'crash';
  return stderr.length > 0 ? 'ok-with-warnings' : 'ok';
}

/** The other formats, without another process: a renderer sees the report and nothing else. */
function rendered(report: Report | null): readonly (readonly [string, Buffer])[] {
  if (report === null) return [];
  const others = RENDERERS.filter(({ id }) => id !== 'json');
  const wide = RENDERERS.find(({ id }) => id === 'csv')?.render(report, { ...PAGE, wide: true }) ?? '';
  return [
    ...others.map(({ id, render }) => [id, Buffer.from(render(report, PAGE))] as const),
    ['wide', Buffer.from(wide)],
  ];
}

const PAGE = { width: 100, colour: false };

/** What the inputs hold, and nothing where they are packed or no files. */
function inputBytes(folder: string, inputs: readonly string[]): Buffer {
  const places = files(folder, inputs).map((file) => join(folder, file));
  return places.some((place) => /\.gz$/.test(place) || !isFile(place))
    ? Buffer.alloc(0)
    : Buffer.concat(places.map(bytesOf));
}

function isFile(place: string): boolean {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
}

/** A pattern, written out. */
function files(folder: string, inputs: readonly string[]): readonly string[] {
  return inputs.flatMap((input) => {
    if (!input.endsWith('/*')) return input;
    const below = input.slice(0, -2);
    return readdirSync(join(folder, below))
      .sort()
      .map((name) => `${below}/${name}`);
  });
}
