import { jsonText } from '../../report/json.ts';
import type { VerdictRenderer } from './renderer.ts';

export const json: VerdictRenderer = {
  id: 'json',
  title: 'every result, for other programs',
  extensions: ['.json'],
  isDocument: true,
  render: ({ passed, results, waiting }) => jsonText({ passed, results, waiting }),
};
