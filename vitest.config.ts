import { defineConfig } from 'vitest/config';

// The unit tests of this repository. The conformance suites under suites/ are started by `run`, never from here.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts'],
    testTimeout: 20_000,
  },
});
