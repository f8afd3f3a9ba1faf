import type { Command } from 'commander';
import { wrapped } from '../report/wrap.ts';
import { platformOf } from '../sources/detect.ts';
import { PLATFORMS } from '../sources/platforms/index.ts';
import type { Platform } from '../sources/platforms/platform.ts';
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
  const needs = platform.needs.map((need) => (typeof need === 'string' ? need : need.join(' or ')));
  return [
    `${platform.id} · ${platform.title} · ${platform.formats.join(', ')}`,
    ...wrapped(platform.about, width, '  '),
    ...wrapped(`Needs: ${needs.join('; ')}.`, width, '  '),
    ...(whole ? columns(platform, width) : []),
    '',
  ].join('\n');
}

const columns = (platform: Platform, width: number): readonly string[] =>
  Object.keys(platform.row.shape).flatMap((field) =>
    wrapped(`${field}: ${(platform.aliases[field] ?? [field]).join(', ')}`, width, '    '),
  );
