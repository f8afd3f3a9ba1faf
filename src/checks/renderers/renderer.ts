import type { RenderOptions } from '../../report/renderer.ts';
import type { Verdict } from '../verdict.ts';

/** A way to tell a verdict. Pure: same verdict, same bytes, and a line end at the end of what is not empty. */
export interface VerdictRenderer {
  readonly id: 'text' | 'json' | 'junit' | 'github' | 'markdown';
  readonly title: string;
  /** What names of files end in that are written this way. */
  readonly extensions: readonly string[];
  /** It is a document of its own: nothing else may stand in the same stream. */
  readonly isDocument: boolean;
  render(verdict: Verdict, options: Pick<RenderOptions, 'width' | 'colour'>): string;
}
