// What was measured on texts that are not always at hand: counts alone, from which no text can be read back.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome, SetOutcome } from './page.ts';

const FILE = new URL('measured.json', import.meta.url);

/** Of each judge: how many texts of a label (row) were given a label (column). */
interface Kept extends Omit<SetOutcome, 'outcomes'> {
  readonly outcomes: readonly { readonly by: string; readonly perSecond: number; readonly counts: number[][] }[];
}

const LABELS = [0, 1, 2];

const countsOf = ({ gold, said }: Outcome): number[][] =>
  LABELS.map((label) => LABELS.map((given) => gold.filter((one, at) => one === label && said[at] === given).length));

export function keep({ outcomes, ...set }: SetOutcome): void {
  const kept: Kept = {
    ...set,
    outcomes: outcomes.map((outcome) => ({
      by: outcome.by,
      perSecond: Math.round(outcome.perSecond),
      counts: countsOf(outcome),
    })),
  };
  writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(FILE)], { stdio: 'inherit' });
}

/** The set as it was measured last, saying so; `null` where it never was. */
export function kept(): SetOutcome | null {
  if (!existsSync(FILE)) return null;
  const { outcomes, about, ...set } = JSON.parse(readFileSync(FILE, 'utf8')) as Kept;
  return {
    ...set,
    about: `${about} **Measured before, and not renewed in this run.**`,
    outcomes: outcomes.map(({ by, perSecond, counts }) => ({ by, perSecond, corrected: null, ...textsOf(counts) })),
  };
}

function textsOf(counts: readonly (readonly number[])[]): { gold: readonly number[]; said: readonly number[] } {
  const each = counts.flatMap((row, label) =>
    row.flatMap((number, given) => Array.from({ length: number }, () => [label, given] as const)),
  );
  return { gold: each.map(([label]) => label), said: each.map(([, given]) => given) };
}
