import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { withProfile } from '../config/add-profile.ts';
import { nextCommand, proposalPage } from '../init/page.ts';
import { nameFrom, profileLines, readingOf, WRITTEN } from '../init/profile.ts';
import { type Proposal, propose } from '../init/propose.ts';
import { sampleOf } from '../init/sample.ts';
import { SIGNS } from '../init/signs.ts';
import { UserError } from '../model/problem.ts';
import { pathName, printable } from '../model/text.ts';
import { analyze } from '../pipeline.ts';
import { platformOf } from '../sources/detect.ts';
import { findSources, type Source } from '../sources/open.ts';
import { planFile } from '../sources/plan.ts';
import type { Platform } from '../sources/platforms/platform.ts';
import type { SourceSettings } from '../sources/settings.ts';
import { tablesOf } from '../sources/table.ts';
import { NothingToMeasure } from '../sources/unmeasured/nothing.ts';
import { configuration } from './configured.ts';
import { addReadingFlags, analyzeOptions } from './flags.ts';
import { guarded, writeFileAtomically, writeOut } from './output.ts';
import { terminal } from './terminal.ts';

interface InitFlags {
  readonly name?: string;
  readonly dryRun?: true;
  readonly force?: true;
  readonly output?: string;
  readonly platform?: string;
}

export function initCommand(program: Command): void {
  const command = program
    .command('init')
    .summary('propose how the columns of an unknown export are read')
    .description(
      'Looks at the names and the first 1,000 rows of an export that is not recognised, proposes which column means what and says why, and writes it as a profile into the configuration, which --profile then chooses. It tries the profile on those rows and says what a report would tell.',
    )
    .argument('<file>', 'an export: CSV, XLSX, JSON or NDJSON, - for standard input')
    .option('--name <name>', 'of the profile (default: that of the file)')
    .option('--dry-run', 'print the profile and write nothing')
    .option('--force', 'replace a profile of that name')
    .option('-o, --output <file>', 'write the profile to a file of its own, to share: --profile ./FILE');
  addReadingFlags(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: InitFlags, acting: Command) => {
      const name = nameOf(flags, file);
      const asked = shapeAsked(flags.platform);
      checkOutput(flags, acting, file);
      const proposal = await proposalFor(file, settingsOf(flags, acting), asked);
      if (typeof proposal === 'string') return writeOut(proposal);
      const { profile, shown: place } = await write(proposal, name, flags, acting);
      const trial = await tried(proposal, acting);
      const { width } = terminal(process.stdout);
      const lines = proposalPage(proposal, { file, profile, trial, place: flags.dryRun ? null : place }, width);
      const yaml = profileLines(proposal, flags.output === undefined ? name : null);
      const shown = flags.dryRun
        ? [...(flags.output === undefined ? ['mappings:', ...yaml.map((line) => `  ${line}`)] : yaml), '']
        : [];
      await writeOut(`${[...shown, ...lines].join('\n')}\n`);
    });
}

const EXAMPLES = `
Examples:
  socmetrics init sprout.csv
  socmetrics init inbox.xlsx --sheet Messages --name inbox --dry-run
  socmetrics init inbox.csv -o inbox.profile.yaml

Then:
  socmetrics report sprout.csv --profile sprout
`;

type Options = ReturnType<typeof analyzeOptions>;

const settingsOf = (flags: InitFlags, command: Command): Options => analyzeOptions({ ...command.opts(), ...flags });

/** A proposal, or that there is no need of one. */
async function proposalFor(file: string, options: Options, asked: string | null): Promise<Proposal | string> {
  const settings: SourceSettings = {
    platform: null,
    delimiter: options.delimiter ?? null,
    header: options.header ?? null,
    encoding: options.encoding ?? null,
    mappings: [],
    dateFormat: null,
    dateOrder: null,
    zone: 'UTC',
    self: [],
  };
  const stdin = options.stdin ? { stdin: options.stdin } : {};
  const { sources } = await findSources([file], { ...stdin, sheet: options.sheet });
  const tables = [];
  let refused: unknown = null;
  for (const source of sources) {
    try {
      const known = asked === null ? await recognised(source, settings) : null;
      if (known !== null) return knownText(source.path, known, file);
      tables.push(...(await tablesOf(source, settings)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused ??= error;
    }
  }
  if (tables.length === 0 && refused) throw refused;
  return propose(tables, asked);
}

/** The export of a product, which is read by what is known of it. */
async function recognised(source: Source, settings: SourceSettings): Promise<Platform | null> {
  const plan = await planFile(source, settings).catch((error: unknown) => {
    if (error instanceof UserError && !(error instanceof NothingToMeasure)) return null;
    throw error;
  });
  return plan === null || (plan.match.platform.id in SIGNS && plan.match.platform.id !== 'event-log')
    ? null
    : plan.match.platform;
}

const knownText = (path: string, { id, title }: Platform, file: string): string =>
  `${pathName(path)} is recognised: ${title} (${id}). It needs no profile, and none was written.\n` +
  `To read it otherwise all the same: --platform ${Object.keys(SIGNS).join(', --platform ')}.\n` +
  `Next: ${nextCommand(file, null)}\n`;

/** Only shapes that somebody may have made by hand are mapped to; an export of a product is what it is. */
function shapeAsked(platform: string | undefined): string | null {
  if (platform === undefined || platform in SIGNS) return platform ?? null;
  const shapes = Object.keys(SIGNS).map((id) => `${id} (${platformOf(id).title.toLowerCase()})`);
  throw new UserError(
    `--platform ${printable(platform)}: init proposes ${shapes.join(', ')}. Say one of these, or leave it out.`,
    2,
  );
}

function nameOf({ name }: InitFlags, file: string): string {
  if (name === undefined) return nameFrom(file);
  if (/\p{L}/u.test(name) && name.length <= 100 && printable(name.trim(), 200) === name && !isPath(name)) return name;
  throw new UserError(
    `--name ${printable(name)}: a name has a letter, at most 100 characters, no / and no spaces around it.`,
    2,
  );
}

const isPath = (name: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(name);

interface Written {
  /** What --profile is to be told. */
  readonly profile: string;
  readonly shown: string;
}

async function write(proposal: Proposal, name: string, flags: InitFlags, command: Command): Promise<Written> {
  return flags.output === undefined ? addToConfiguration(proposal, name, flags, command) : writeShared(proposal, flags);
}

/** What cannot be written is told before anything is read. */
function checkOutput({ output, force, dryRun }: InitFlags, command: Command, file: string): void {
  if (output === undefined) {
    if (command.getOptionValue('config') !== false) return;
    throw new UserError('--no-config leaves nothing to write into. Take it away, or write to a file: -o FILE.', 2);
  }
  if (!/\.(ya?ml)$/i.test(output))
    throw new UserError(`-o ${printable(output)}: a profile is YAML. Name a .yaml file.`, 2);
  if (dryRun) return;
  if (existsSync(output) && !force)
    throw new UserError(`${pathName(output)} is there already. Name another file, or replace it with --force.`, 2);
  guarded([output], [file]);
}

function writeShared(proposal: Proposal, { output = '', dryRun }: InitFlags): Written {
  if (!dryRun) writeFileAtomically(output, `${profileLines(proposal, null).join('\n')}\n`);
  return { profile: /[/\\]/.test(output) ? output : `./${output}`, shown: output };
}

const NEW = 'socmetrics.config.yaml';

async function addToConfiguration(
  proposal: Proposal,
  name: string,
  { force, dryRun }: InitFlags,
  command: Command,
): Promise<Written> {
  const named = command.getOptionValue('config') as string | undefined;
  const { files } = await configuration(command);
  const path = named ?? files.find(({ kind }) => kind === 'project')?.path ?? NEW;
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const added = await withProfile(
    text,
    { name, lines: profileLines(proposal, name) },
    { file: path, replace: force === true, isOurs: (line) => line.startsWith(WRITTEN) },
  );
  if (!dryRun) writeFileAtomically(path, added);
  return { profile: name, shown: path };
}

/** What becomes of the sample when it is read by the profile; the error where nothing does. */
async function tried(proposal: Proposal, command: Command) {
  const { table } = proposal;
  const given = analyzeOptions({ ...command.opts() });
  // The sample is one sheet, and its names stand in it.
  const { sheet: _, header: __, ...reading } = readingOf(proposal);
  const { timeZone, topics, bot } = given;
  const kept = { ...(timeZone ? { timeZone } : {}), ...(topics ? { topics } : {}), ...(bot ? { bot } : {}) };
  try {
    return { report: await analyze(['-'], { ...kept, ...reading, ...sampleOf(table) }), error: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { report: null, error: error.message.replaceAll('standard input', pathName(table.path)) };
  }
}
