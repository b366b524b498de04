import { defineConfig } from 'vitest/config';

// The unit tests beside what `npm run mutation` mutates: these alone must notice.
export default defineConfig({
  // Two minutes for a test on a loaded machine.
  test: {
    testTimeout: 120_000,
    exclude: ['**/*.slow.test.ts'],
    include: ['src/judge/**/*.test.ts', 'src/page/**/*.test.ts', 'src/cases/**/*.test.ts'],
  },
});
