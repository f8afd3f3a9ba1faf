// Labelled texts: reading them, and the folds that they always fall into.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const LABELS = ['negative', 'neutral', 'positive'] as const;

export interface Row {
  readonly label: number;
  readonly text: string;
  readonly fold: number;
}

export const FOLDS = 5;

/** Rows of a file `label<TAB>text`; a text that stands there twice counts once, so that no fold knows another's texts. */
export function rowsOf(folder: string, name: string): readonly Row[] {
  const path = join(folder, `${name}.tsv`);
  if (!existsSync(path))
    throw new Error(
      `${path} is not there. Give the folder that holds tweets-XX.tsv, subtitles-XX.tsv and reviews-XX.tsv.`,
    );
  const seen = new Set<string>();
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const label = LABELS.indexOf(line.slice(0, tab) as (typeof LABELS)[number]);
      const text = line.slice(tab + 1).trim();
      const key =
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim() || text;
      if (tab < 0 || label < 0 || seen.has(key)) return [];
      seen.add(key);
      return [{ label, text, fold: foldOf(key) }];
    });
}

function foldOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 13;
  return (Math.imul(hash, 0x5bd1e995) >>> 3) % FOLDS;
}
