import { defineConfig } from 'vitest/config';

// Stories told in a real browser (Debian's chromium through playwright-core); without one they skip, saying so.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
