import { csv } from './csv.ts';
import { json } from './json.ts';
import type { Renderer } from './renderer.ts';
import { table } from './table.ts';

export type { Renderer } from './renderer.ts';

/** Every way to write a report down. Adding one is one file, its golden files and one line here. */
export const RENDERERS: readonly Renderer[] = [table, json, csv];

/** By what the name of the file ends in; `null` where that says nothing. */
export function rendererFor(fileName: string): Renderer | null {
  const name = fileName.toLowerCase();
  return RENDERERS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ?? null;
}
