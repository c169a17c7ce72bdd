import { defineConfig } from 'vitest/config';

/** Where CI wants the counts; see .ci/run. */
const report = process.env.SIRIUS_TEST_REPORT;

// Stories told in a real browser (Debian's chromium through playwright-core); without one they skip, saying so.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // A shared machine that stalls for seconds is no fault of the product; failing twice is. Retries are shown.
    retry: process.env.CI === undefined ? 0 : 1,
    pool: 'forks',
    // Two: while one waits for its browser, the other works.
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
