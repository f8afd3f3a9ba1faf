import type { Discovery } from '../discovery.ts';

export interface DiscoveryPage {
  readonly width: number;
  readonly colour: boolean;
}

/** A way to tell what was found. Pure, and with a line end at the end. */
export interface DiscoveryRenderer {
  readonly id: 'table' | 'json' | 'csv' | 'yaml';
  readonly extensions: readonly string[];
  render(discovery: Discovery, page: DiscoveryPage): string;
}
