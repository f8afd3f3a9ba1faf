import type { z } from 'zod';
import { ThresholdError } from '../checks/scanner.ts';
import { threshold } from '../vocabulary.ts';

/** Thresholds of a file are legal where those of the command line are; what is wrong is told with its place. */
export function checkThreshold(text: string, context: z.RefinementCtx): void {
  try {
    threshold(text);
  } catch (error) {
    if (!(error instanceof ThresholdError)) throw error;
    context.addIssue({ code: 'custom', message: error.problem, params: { within: error.at } });
  }
}
