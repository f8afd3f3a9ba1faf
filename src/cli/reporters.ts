import { appendFileSync } from 'node:fs';
import { VERDICT_RENDERERS, type VerdictRenderer } from '../checks/renderers/index.ts';
import type { Verdict } from '../checks/verdict.ts';
import { summaryOf } from '../checks/wording.ts';
import { UserError } from '../model/problem.ts';
import { nearest, pathName, printable } from '../model/text.ts';
import { warn, writeFileAtomically, writeOut } from './output.ts';
import { terminal } from './terminal.ts';

/** Where a verdict is told, and how: on standard output, in a file of its own, or at the end of one that CI shows. */
export interface Reporter {
  readonly renderer: VerdictRenderer;
  readonly to: { readonly kind: 'stdout' } | { readonly kind: 'file' | 'appended'; readonly path: string };
}

export interface ReporterFlags {
  readonly json?: true;
  readonly reporter?: readonly string[];
  readonly output?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What was asked for; else text, and in GitHub Actions the annotations and the summary of the step beside it. */
export function reportersOf(flags: ReporterFlags, environment: Environment): readonly Reporter[] {
  const asked = [
    ...(flags.json ? [onStdout('json')] : []),
    ...(flags.reporter ?? []).map(reporterOf),
    ...(flags.output === undefined ? [] : [byName(flags.output)]),
  ];
  const reporters = asked.length > 0 ? asked : detected(environment);
  const shared = reporters.filter(({ to }) => to.kind === 'stdout');
  const document = shared.find(({ renderer }) => renderer.isDocument);
  if (document && shared.length > 1) {
    const { id } = document.renderer;
    throw new UserError(
      `--reporter ${id}: nothing else can stand beside it on standard output. Give it a file: --reporter ${id}=FILE.`,
      2,
    );
  }
  return reporters;
}

/** The files that will be written anew. */
export const filesOf = (reporters: readonly Reporter[]): readonly string[] =>
  reporters.flatMap(({ to }) => (to.kind === 'file' ? [to.path] : []));

/** Tells the verdict everywhere. Where nothing is told on standard output, one line on standard error says how it went. */
export async function publish(reporters: readonly Reporter[], verdict: Verdict): Promise<void> {
  for (const reporter of reporters) await tell(reporter, verdict);
  if (reporters.every(({ to }) => to.kind !== 'stdout')) warn(`socmetrics: ${summaryOf(verdict.results)}`);
}

const IN_FILES = { width: 120, colour: false };

async function tell({ renderer, to }: Reporter, verdict: Verdict): Promise<void> {
  if (to.kind === 'stdout') await writeOut(renderer.render(verdict, terminal(process.stdout)));
  else if (to.kind === 'file') writeFileAtomically(to.path, renderer.render(verdict, IN_FILES));
  else append(to.path, renderer.render(verdict, IN_FILES));
}

/** The page of a CI step is a courtesy: that it cannot be written changes no verdict. */
function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch {
    warn(`warning: ${pathName(path)}, the summary of this step, cannot be written.`);
  }
}

const onStdout = (id: VerdictRenderer['id']): Reporter => ({ renderer: rendererCalled(id), to: { kind: 'stdout' } });

/** https://docs.github.com/actions/reference/workflows-and-actions/variables */
function detected({ GITHUB_ACTIONS, GITHUB_STEP_SUMMARY }: Environment): readonly Reporter[] {
  if (GITHUB_ACTIONS !== 'true') return [onStdout('text')];
  const summary = GITHUB_STEP_SUMMARY
    ? [{ renderer: rendererCalled('markdown'), to: { kind: 'appended' as const, path: GITHUB_STEP_SUMMARY } }]
    : [];
  return [onStdout('text'), onStdout('github'), ...summary];
}

/** `id`, or `id=file`. */
function reporterOf(text: string): Reporter {
  const [, id = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const renderer = rendererCalled(id);
  if (path === '')
    throw new UserError(`--reporter ${id}=: the name of the file is missing. Write --reporter ${id}=FILE.`, 2);
  return { renderer, to: path === undefined ? { kind: 'stdout' } : { kind: 'file', path } };
}

function rendererCalled(id: string): VerdictRenderer {
  const found = VERDICT_RENDERERS.find((one) => one.id === id);
  if (found) return found;
  const ids = VERDICT_RENDERERS.map((one) => one.id);
  const [near] = nearest(id, ids, 1);
  throw new UserError(
    `--reporter ${printable(id)}: there is no such reporter.${near ? ` Did you mean ${near}?` : ''} There are ${ids.join(', ')}.`,
    2,
  );
}

function byName(path: string): Reporter {
  const name = path.toLowerCase();
  const renderer = VERDICT_RENDERERS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
  if (renderer) return { renderer, to: { kind: 'file', path } };
  const known = VERDICT_RENDERERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new UserError(
    `-o ${printable(path)}: its name tells no format. Known are ${known}; or write --reporter ID=FILE.`,
    2,
  );
}
