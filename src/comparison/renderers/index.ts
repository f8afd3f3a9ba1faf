import { csv } from './csv.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { ComparisonRenderer } from './renderer.ts';
import { table } from './table.ts';

export type { ComparisonRenderer } from './renderer.ts';

/** Every way to tell a comparison. Adding one is one file and one line here. */
export const COMPARISON_RENDERERS: readonly ComparisonRenderer[] = [table, json, csv, markdown];
