import Table from 'cli-table3';
import type { Command } from 'commander';
import { wrapped } from '../report/wrap.ts';
import { platformOf } from '../sources/detect.ts';
import { PLATFORMS } from '../sources/platforms/index.ts';
import { isTable, type Platform, type TablePlatform } from '../sources/platforms/platform.ts';
import { writeOut } from './output.ts';
import { terminal } from './terminal.ts';

export function platformsCommand(program: Command): void {
  program
    .command('platforms')
    .summary('which exports are recognised')
    .description('Lists the export formats that are recognised and the columns that each reads.')
    .argument('[id]', 'one of them, with all its columns')
    .addHelpText('after', '\nExample:\n  socmetrics platforms tickets\n')
    .action(async (id: string | undefined) => {
      const { width } = terminal(process.stdout);
      const platforms = id === undefined ? PLATFORMS : [platformOf(id)];
      await writeOut(platforms.map((platform) => page(platform, width, id !== undefined)).join('\n'));
    });
}

function page(platform: Platform, width: number, whole: boolean): string {
  return [
    `${platform.id} · ${platform.title} · ${platform.formats.join(', ')}`,
    ...wrapped(platform.about, width, '  '),
    ...wrapped(`${isTable(platform) ? 'Needs' : 'Holds'}: ${contents(platform)}.`, width, '  '),
    ...(whole ? (platform.steps ?? []).flatMap((step, at) => wrapped(`${at + 1}. ${step}`, width, '  ')) : []),
    ...(whole && isTable(platform) ? columns(platform, width) : []),
    '',
  ].join('\n');
}

/** The columns that a table needs, or the kinds of records that a document holds. */
const contents = (platform: Platform): string =>
  isTable(platform)
    ? platform.needs.map((need) => (typeof need === 'string' ? need : need.join(' or '))).join('; ')
    : platform.kinds.map(({ id }) => id).join(', ');

/** Which columns are taken for which field: our own words, so a plain grid holds them. */
function columns(platform: TablePlatform, width: number): readonly string[] {
  const fields = Object.keys(platform.row.shape);
  const room = Math.max(20, width - Math.max(...fields.map((field) => field.length)) - 7);
  const table = new Table({ head: ['field', 'columns'], style: { head: [], border: [] }, chars: NO_BORDERS });
  for (const field of fields) {
    table.push([field, wrapped((platform.aliases[field] ?? [field]).join(', '), room, '').join('\n')]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

const NO_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((name) => [name, name === 'middle' ? '  ' : '']),
);
