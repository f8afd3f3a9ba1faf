import type { Command } from 'commander';
import { chosenMetrics } from '../metrics/choose.ts';
import { METRICS } from '../metrics/index.ts';
import type { Metric } from '../metrics/metric.ts';
import { CAPABILITIES } from '../model/capability.ts';
import { wrapped } from '../report/wrap.ts';
import { writeOut } from './output.ts';
import { terminal } from './terminal.ts';

export function metricsCommand(program: Command): void {
  program
    .command('metrics')
    .summary('what each figure means')
    .description('Prints the definitions: what starts the clock, what stops it, who is left out.')
    .argument('[ids...]', 'only these metrics')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  socmetrics metrics first-response-time\n')
    .action(async (ids: readonly string[], { json }: { json?: true }) => {
      const metrics = ids.length > 0 ? chosenMetrics(ids) : METRICS;
      const { width } = terminal(process.stdout);
      await writeOut(
        json
          ? `${JSON.stringify(metrics.map(described), null, 2)}\n`
          : metrics.map((metric) => page(metric, width)).join('\n'),
      );
    });
}

const described = ({ id, title, kind, of, better, definition, needs }: Metric) => ({
  id,
  title,
  kind,
  of,
  better,
  definition,
  needs,
});

function page({ id, title, kind, of, better, definition, needs }: Metric, width: number): string {
  const words = needs.map((need) =>
    typeof need === 'string' ? CAPABILITIES[need] : need.map((one) => CAPABILITIES[one]).join(' or '),
  );
  return [
    `${id} · ${title} · ${kind} of ${of}${better === 'neither' ? '' : ` · ${better} is better`}`,
    ...wrapped(definition, width, '  '),
    ...(words.length > 0 ? wrapped(`Needs: ${words.join('; ')}.`, width, '  ') : []),
    '',
  ].join('\n');
}
