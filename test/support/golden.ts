import type { Report } from '../../src/report/report.ts';

const WIDTH = 120;

/** JSON that is pleasant to review: what fits on a line stands on one. */
function prettyJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => inner + prettyJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${prettyJson(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** A report as a golden file keeps it: without the version, and without the definitions, which docs/metrics.md has. */
export function goldenReport({ tool: _, definitions: __, ...report }: Report): string {
  return `${prettyJson(report)}\n`;
}
