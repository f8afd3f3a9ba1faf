import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { VerdictRenderer } from './renderer.ts';
import { text } from './text.ts';

export type { VerdictRenderer } from './renderer.ts';

/** Every way to tell a verdict. Adding one is one file and one line here. */
export const VERDICT_RENDERERS: readonly VerdictRenderer[] = [text, json, junit, github, markdown];
