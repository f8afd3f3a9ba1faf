import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './fixtures.ts';
import { run } from './program.ts';

/*
 * A scenario is one text file: a title, and sections that begin with `===`.
 *
 *   # A file that is not there ends the run.          what is shown, in a sentence
 *
 *   === file shop.csv                                 what follows is put into the file
 *   === bytes shop.csv.gz                             the same in hexadecimal
 *   === fixture chat/week/input.csv chat.csv          a copy of a fixture
 *   === folder exports                                an empty folder
 *   === run report shop.csv                           the command; what follows is its standard output
 *   === run report - --json < shop.csv | waiting      of JSON output, only the values at these paths
 *   === stderr                                        left out where nothing is said
 *   === exit 3
 *   === read report.csv                               a file that was written
 *   === list                                          the files that are there now
 *
 * Only `file`, `bytes`, `fixture`, `folder` and the commands are written by hand: playing a scenario gives it back
 * with all else filled in, and `npm run golden` keeps that.
 */

interface Section {
  readonly head: string;
  readonly body: string;
}

interface Scenario {
  readonly title: string;
  readonly sections: readonly Section[];
}

const HEAD = /^=== (.*)\n/gm;

export function scenarioOf(text: string): Scenario {
  const [before = '', ...parts] = text.split(HEAD);
  const title = /^# (.+)\n\n$/.exec(before)?.[1];
  if (title === undefined)
    throw new Error(`a scenario begins with a line "# title" and an empty one, not with: ${before}`);
  const sections = parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ head: part, body: parts[index + 1] ?? '' }] : [],
  );
  return { title, sections };
}

/** Plays all steps in an empty folder and tells them again as they went. */
export async function played({ title, sections }: Scenario, folder: string): Promise<string> {
  let told = `# ${title}\n\n`;
  for (const { head, body } of sections) {
    const [name = ''] = head.split(' ');
    const step = STEPS[name];
    if (step) told += await step({ head, body }, folder);
    else if (!FILLED_IN.has(name)) throw new Error(`no step is called "${name}"`);
  }
  return told;
}

const FILLED_IN = new Set(['stderr', 'exit']);

type Step = (section: Section, folder: string) => string | Promise<string>;

const STEPS: Readonly<Record<string, Step>> = {
  file({ head, body }, folder) {
    write(folder, wordsOf(head)[1], body);
    return section(head, body);
  },
  bytes({ head, body }, folder) {
    write(folder, wordsOf(head)[1], Buffer.from(body.replace(/\s/g, ''), 'hex'));
    return section(head, body);
  },
  fixture({ head }, folder) {
    const [, from = '', to = ''] = wordsOf(head);
    cpSync(`${ROOT}fixtures/${from}`, join(folder, to));
    return section(head);
  },
  folder({ head }, folder) {
    mkdirSync(join(folder, wordsOf(head)[1] ?? ''), { recursive: true });
    return section(head);
  },
  run: runStep,
  read({ head }, folder) {
    return section(head, readFileSync(join(folder, wordsOf(head)[1] ?? ''), 'utf8'));
  },
  list({ head }, folder) {
    return section(
      head,
      readdirSync(folder)
        .sort()
        .map((name) => `${name}\n`)
        .join(''),
    );
  },
};

async function runStep({ head }: Section, folder: string): Promise<string> {
  const [command = '', paths] = head.slice('run '.length).split(' | ');
  const [args = '', input] = command.split(' < ');
  const stdin = input === undefined ? '' : readFileSync(join(folder, input));
  const { stdout, stderr, code } = await run(wordsOf(args), { cwd: folder, stdin });
  return (
    section(head, paths === undefined || code !== 0 ? stdout : picked(stdout, wordsOf(paths))) +
    (stderr === '' ? '' : section('stderr', stderr)) +
    section(`exit ${code}`)
  );
}

const NO_LINE_END = '(no line end)\n';

const section = (head: string, body = ''): string =>
  `=== ${head}\n${body}${body === '' || body.endsWith('\n') ? '' : `\n${NO_LINE_END}`}`;

function write(folder: string, name = '', content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** As a shell parts them, with single quotation marks. */
const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** The values of a JSON document at paths such as `metrics.response-rate.value`, a line each. */
function picked(json: string, paths: readonly string[]): string {
  const document = JSON.parse(json);
  return paths.map((path) => `${path} = ${JSON.stringify(at(document, path.split('.')))}\n`).join('');
}

const at = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : at((value as Readonly<Record<string, unknown>> | undefined)?.[key], rest);
