import { jsonText } from '../../report/json.ts';
import type { DiscoveryRenderer } from './renderer.ts';

export const json: DiscoveryRenderer = {
  id: 'json',
  extensions: ['.json'],
  render: (discovery) => jsonText(discovery),
};
