import { csv } from './csv.ts';
import { json } from './json.ts';
import type { DiscoveryRenderer } from './renderer.ts';
import { table } from './table.ts';
import { yaml } from './yaml.ts';

export type { DiscoveryRenderer } from './renderer.ts';

/** Every way to tell what was found. Adding one is one file and one line here. */
export const DISCOVERY_RENDERERS: readonly DiscoveryRenderer[] = [table, json, csv, yaml];
