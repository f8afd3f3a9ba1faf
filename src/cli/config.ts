import { type Command, Option } from 'commander';
import { unknownVariables } from '../config/environment.ts';
import type { ConfigFile } from '../config/load.ts';
import { type Configuration, type Origin, originText, type Sourced } from '../config/merge.ts';
import { configJsonSchema, SECTIONS, type SectionName } from '../config/schema.ts';
import { SETTINGS } from '../config/settings.ts';
import { printable } from '../model/text.ts';
import { configuration } from './configured.ts';
import { addEveryFlag } from './flags.ts';
import { warn, writeOut } from './output.ts';

export function configCommand(program: Command): void {
  const command = program
    .command('config')
    .summary('what is set, and who set it')
    .description(
      'Prints every value that counts and where it was set: by a flag, the environment, a mapping profile, the configuration file of the project or your own. With the flags of another command it shows what that command would take.',
    )
    .addOption(new Option('--show', 'print the values (what happens anyway)').conflicts('schema'))
    .option('--schema', 'print the JSON Schema of the file, for editors')
    .addOption(new Option('--json', 'print the values as JSON').conflicts('schema'));
  addEveryFlag(command)
    .addHelpText('after', EXAMPLES)
    .action(async ({ schema, json }: { schema?: true; json?: true }, acting: Command) => {
      if (schema) return writeOut(configJsonSchema());
      for (const line of unknownVariables(process.env)) warn(`warning: ${line}`);
      const { files, configuration: configured } = await configuration(acting);
      const values = listed(configured);
      await writeOut(json ? `${JSON.stringify(document(files, values), null, 2)}\n` : page(files, values));
    });
}

const EXAMPLES = `
Examples:
  socmetrics config --show
  socmetrics config --show --profile zendesk --tz Europe/Warsaw
  socmetrics config --schema > socmetrics.schema.json
`;

/** One value of the configuration; without an origin it is the default, and without a value words say what happens. */
interface Entry {
  readonly name: string;
  readonly value: unknown;
  readonly origin: Origin | null;
  readonly otherwise?: string;
}

type Values = Readonly<Record<'settings' | SectionName, readonly Entry[]>>;

function listed({ single, named }: Configuration): Values {
  const entry = (name: string, { value, origin }: Sourced): Entry => ({ name, value, origin });
  const entries = (key: string, prefix = ''): readonly Entry[] =>
    [...(named.get(key) ?? [])].map(([name, found]) => entry(prefix + name, found));
  const thresholds = single.get('thresholds') as Sourced<readonly unknown[]> | undefined;
  const settings = SETTINGS.flatMap((setting): readonly Entry[] => {
    if (named.has(setting.name)) return entries(setting.name, `${setting.name}.`);
    const found = single.get(setting.name);
    if (found) return [entry(setting.name, found)];
    return [
      {
        name: setting.name,
        value: setting.default ?? null,
        origin: null,
        otherwise: setting.unset ?? (setting.kind === 'switch' ? 'no' : 'none'),
      },
    ];
  });
  const items = (thresholds?.value ?? []).map((value, index) =>
    entry(String(index + 1), { ...(thresholds as Sourced), value, origin: (thresholds as Sourced).originOf([index]) }),
  );
  const sections = Object.keys(SECTIONS).map((key) => [key, key === 'thresholds' ? items : entries(key)]);
  return { settings, ...Object.fromEntries(sections) };
}

function document(files: readonly ConfigFile[], values: Values): unknown {
  const sections = Object.entries(values).map(([section, entries]) => {
    const shown = entries.map(({ name, value, origin }) => [name, { value, origin: origin ?? { kind: 'default' } }]);
    return [section, section === 'thresholds' ? shown.map(([, one]) => one) : Object.fromEntries(shown)];
  });
  return {
    files: files.map(({ kind, path }) => ({ kind, path })),
    ...Object.fromEntries(sections),
  };
}

function page(files: readonly ConfigFile[], values: Values): string {
  const lines = files.map(({ kind, path }) => `${kind} file: ${printable(path, 300)}`);
  const sections = Object.entries(values).filter(([, entries]) => entries.length > 0);
  return [
    ...(lines.length > 0 ? lines : ['No configuration file was read.']),
    ...sections.flatMap(([section, entries]) => ['', section, ...table(entries)]),
    '',
  ].join('\n');
}

/** The value last and never cut: it may be long, and a search should find it. */
function table(entries: readonly Entry[]): readonly string[] {
  const rows = entries.map(({ name, value, origin, otherwise }) => [
    printable(name, 100),
    origin ? originText(origin) : 'default',
    value === null && otherwise ? `(${otherwise})` : inline(value),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/** A value on one line, much as YAML would write it in brackets. */
function inline(value: unknown, inside = false): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => inline(item, true)).join(', ');
    return inside || items === '' ? `[${items}]` : items;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, held]) => held !== undefined && held !== null);
    return `{ ${pairs.map(([key, held]) => `${printable(key, 100)}: ${inline(held, true)}`).join(', ')} }`;
  }
  const text = printable(String(value), Number.POSITIVE_INFINITY);
  return inside && /[,:[\]{}"]|^\s|\s$|^$/.test(text) ? JSON.stringify(text) : text;
}
