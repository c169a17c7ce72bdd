import { defineConfig } from 'vitest/config';

/** Where CI wants the counts; see .ci/run. */
const report = process.env.SIRIUS_TEST_REPORT;

// Two workers: each test file that opens stores holds an engine of its own, and the smallest machine has two cores.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
