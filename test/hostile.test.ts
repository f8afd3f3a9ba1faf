import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVIATIONS } from './hostile/deviations.ts';
import { ELSEWHERE, FACTS, type Finding, LAWS, MEASURED, NOT_OFFERED, type Outcome } from './hostile/facts.ts';
import { type Case, isHere, listed, written } from './hostile/manifest.ts';
import { tried } from './hostile/outcomes.ts';
import { type Command, command, pool, type Run } from './hostile/run.ts';

/*
 * Some two hundred broken, odd and hostile exports, and for each what a trustworthy tool must do with it. The script
 * that writes them lies beside the repository, in ../shared/bad-inputs; without it there is nothing to try.
 */

/** Longer than all cases together on a slow machine with one core. */
const TIMEOUT = 900_000;

interface Judgement {
  readonly fact: string;
  readonly found: Finding;
}

/** Every law and every fact of a case, each judged by itself. */
function judged(outcome: Outcome): readonly Judgement[] {
  const laws = Object.entries(LAWS).map(([fact, check]) => ({ fact, found: check(outcome) }));
  const facts = Object.entries(outcome.case.facts)
    .filter(([fact]) => !MEASURED.has(fact) && !ELSEWHERE.has(fact) && !(fact in NOT_OFFERED))
    .map(([fact, expected]) => {
      const check = FACTS[fact];
      return { fact, found: check ? check(expected as never, outcome) : 'a fact that the test does not know' };
    });
  return [...laws, ...facts].filter(({ found }) => found !== undefined);
}

const deviation = (name: string, fact: string) => DEVIATIONS.find((one) => one.case === name && one.fact === fact);

/** As root everybody may read everything, so a file without permissions shows nothing. */
const cannotBeTried = (name: string): boolean => name === 'S04-unreadable.csv' && process.getuid?.() === 0;

describe.skipIf(!isHere())('hostile inputs (../shared/bad-inputs)', () => {
  const names = isHere() ? listed().filter(({ name }) => !cannotBeTried(name)) : [];
  const place = mkdtempSync(join(tmpdir(), 'socmetrics-hostile-'));
  const folder = join(place, 'in');
  const cases = new Map<string, Case>();
  const outcomes = new Map<string, ReturnType<typeof tried>>();
  const judgements = new Map<string, readonly Judgement[]>();
  const runs = new Map<string, Run>();
  const inTurn = pool(2);
  let before: readonly string[] = [];
  let tool: Command;

  beforeAll(() => {
    for (const name of ['rejects', 'verdicts']) mkdirSync(join(place, name));
    for (const one of written(folder)) cases.set(one.name, one);
    before = everythingIn(folder);
    tool = command(place, folder);
  }, TIMEOUT);

  afterAll(() => {
    console.log(
      summary(
        judgements,
        [...runs].flatMap(([name, run]) => beyond(cases.get(name) as Case, run)),
      ),
    );
    rmSync(place, { recursive: true, force: true });
  });

  /** Each case is run once, by the first that asks. */
  function outcomeOf(name: string): ReturnType<typeof tried> {
    const known = outcomes.get(name) ?? inTurn(() => tried(cases.get(name) as Case, folder, tool));
    outcomes.set(name, known);
    return known;
  }

  it.concurrent.each(names)(
    '$name: $wrong',
    async ({ name }) => {
      const { same_report_as: twin } = cases.get(name)?.facts as { same_report_as?: string };
      const other = twin === undefined ? null : (await outcomeOf(twin)).report;
      const outcome = { ...(await outcomeOf(name)), other };
      const all = judged(outcome);
      judgements.set(name, all);
      runs.set(name, outcome.run);
      const failed = all.filter(({ found }) => found !== null);
      expect(failed.filter(({ fact }) => deviation(name, fact) === undefined)).toEqual([]);
      const mended = DEVIATIONS.filter((one) => one.case === name && !failed.some(({ fact }) => fact === one.fact));
      expect(mended, 'these hold by now: take them out of the deviations').toEqual([]);
    },
    TIMEOUT,
  );

  it('are all there, and nothing was written beside them', () => {
    expect(names.length).toBeGreaterThan(200);
    expect(everythingIn(folder)).toEqual(before);
  });
});

it.skipIf(isHere())(
  'cannot be tried with hostile inputs: ../shared/bad-inputs/make-bad-inputs.mjs is not here',
  () => {},
);

const everythingIn = (folder: string): readonly string[] => readdirSync(folder, { recursive: true }).map(String).sort();

/** What took longer or held more than the manifest allows: told and never asserted, it says more of the machine. */
function beyond({ name, facts }: Case, { seconds, peakMb }: Run): readonly string[] {
  const { max_seconds: most = 10, peak_rss_mb: room = 300 } = facts as { max_seconds?: number; peak_rss_mb?: number };
  const { round } = Math;
  return [
    ...(seconds > most ? [`  ${name} took ${seconds.toFixed(1)} s where ${most} s are allowed`] : []),
    ...(peakMb !== null && peakMb > room ? [`  ${name} held ${round(peakMb)} MB where ${room} MB are allowed`] : []),
  ];
}

function summary(judgements: ReadonlyMap<string, readonly Judgement[]>, measured: readonly string[]): string {
  const all = [...judgements].flatMap(([name, some]) => some.map((one) => ({ name, ...one })));
  const failed = all.filter(({ found }) => found !== null);
  const unclean = new Set(failed.map(({ name }) => name));
  const whole = judgements.size - unclean.size;
  return [
    `${whole} of ${judgements.size} hostile cases hold whole, ${all.length - failed.length} of ${all.length} single facts.`,
    ...failed.map(({ name, fact, found }) => {
      return `  ${name}, ${fact}: ${deviation(name, fact)?.reason ?? 'UNEXPECTED'}\n    found ${found}`;
    }),
    ...(measured.length > 0 ? ['Beyond what the manifest allows, and told only:', ...measured] : []),
  ].join('\n');
}
