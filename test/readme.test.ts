import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from './support/fixtures.ts';
import { withOutputs } from './support/page.ts';

it('shows in the README what its commands print', async () => {
  const path = `${ROOT}README.md`;
  const { current, codes } = await withOutputs(readFileSync(path, 'utf8'), 100);
  expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
  await expect(current).toMatchFileSnapshot(path);
});
