import { jsonText } from '../../report/json.ts';
import type { ComparisonRenderer } from './renderer.ts';

export const json: ComparisonRenderer = {
  id: 'json',
  extensions: ['.json'],
  render: ({ comparison, report: { schemaVersion, tool } }) => jsonText({ schemaVersion, tool, ...comparison }),
};
