import { defineConfig } from 'vitest/config';

/** Where CI wants the counts; see .ci/run. */
const report = process.env.SIRIUS_TEST_REPORT;

// Two workers: each test file that opens stores holds an engine of its own, and the smallest machine has two cores.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // A shared machine that stalls for seconds is no fault of the product; failing twice is. Retries are shown.
    retry: process.env.CI === undefined ? 0 : 1,
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
