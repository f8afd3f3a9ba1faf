import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    globalSetup: ['test/support/build.ts'],
    // Figures must not depend on the zone or the language of the machine: the suite runs in an awkward one.
    env: { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' },
  },
});
