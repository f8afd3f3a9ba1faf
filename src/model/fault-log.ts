import { type Fault, PROBLEMS, type ProblemCode } from './problem.ts';
import { printable } from './text.ts';

interface FaultExample {
  readonly file: string;
  readonly record: number | null;
  readonly line: number | null;
  readonly message: string;
}

interface FaultCount {
  readonly code: ProblemCode;
  readonly title: string;
  readonly count: number;
  readonly examples: readonly FaultExample[];
}

/** Counts faults by code and keeps the first few of each, so that a million bad rows cost no more than ten. */
export interface FaultLog {
  /** `locate` finds the line, and is only asked where an example is kept. */
  add(file: string, fault: Fault, locate?: () => number): void;
  counts(): readonly FaultCount[];
  /** What is added from now on is forgotten when the answer is called. */
  mark(): () => void;
}

const EXAMPLES = 5;
const MESSAGE_LENGTH = 200;

/** `hide` takes what is private out of a message, which may repeat what stood in a cell. */
export function faultLog(hide: (message: string) => string = (message) => message): FaultLog {
  const found = new Map<ProblemCode, { count: number; examples: FaultExample[] }>();
  const copy = (): typeof found =>
    new Map([...found].map(([code, { count, examples }]) => [code, { count, examples: [...examples] }]));
  return {
    add(file, { code, message, record, line, count = 1 }, locate) {
      const entry = found.get(code) ?? { count: 0, examples: [] };
      found.set(code, entry);
      entry.count += count;
      if (entry.examples.length >= EXAMPLES) return;
      entry.examples.push({
        file,
        record: record ?? null,
        line: line ?? locate?.() ?? null,
        message: printable(hide(message), MESSAGE_LENGTH),
      });
    },
    mark() {
      const before = copy();
      return () => {
        found.clear();
        for (const [code, entry] of before) found.set(code, entry);
      };
    },
    counts: () =>
      (Object.keys(PROBLEMS) as ProblemCode[]).flatMap((code) => {
        const entry = found.get(code);
        return entry ? [{ code, title: PROBLEMS[code], ...entry }] : [];
      }),
  };
}
