import { code, type Finder, isDigit, isLetterOrDigit } from './scan.ts';

/**
 * Masks of a configuration: `#` is a digit, `*` any letters and digits, everything else itself in either case. A mask
 * fits whole words only. All ways in which it could fit are followed at once, so that no mask and no text is slow.
 */
export function configuredFinder(name: string, mask: string): Finder {
  const steps = mask.toLowerCase().replace(/\*+/g, '*');
  return (text, at) => {
    if (at > 0 && isLetterOrDigit(code(text, at - 1)) && isLetterOrDigit(code(text, at))) return null;
    if (!fits(steps.charAt(0), text, at)) return null;
    const end = longest(steps, text, at);
    return end === null ? null : { end, shown: `[${name}]` };
  };
}

/** Behind the longest run that fits and ends where a word does. */
function longest(steps: string, text: string, from: number): number | null {
  let states = new Set([0]);
  let found: number | null = null;
  for (let at = from; states.size > 0; at++) {
    if (states.has(steps.length) && !(isLetterOrDigit(code(text, at)) && isLetterOrDigit(code(text, at - 1))))
      found = at;
    if (at >= text.length) break;
    states = after(states, steps, text, at);
  }
  return found === from ? null : found;
}

function after(states: ReadonlySet<number>, steps: string, text: string, at: number): Set<number> {
  const next = new Set<number>();
  for (const state of states) {
    const step = steps.charAt(state);
    if (!fits(step, text, at)) continue;
    if (step === '*') next.add(state);
    next.add(state + 1);
  }
  return next;
}

function fits(step: string, text: string, at: number): boolean {
  if (step === '*') return isLetterOrDigit(code(text, at));
  return step === '#' ? isDigit(code(text, at)) : step !== '' && text.charAt(at).toLowerCase() === step;
}
