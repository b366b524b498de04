import { defineConfig } from 'vitest/config';

// The unit tests beside what `npm run mutation` mutates: these alone must notice.
export default defineConfig({
  test: { include: ['src/judge/**/*.test.ts', 'src/page/**/*.test.ts', 'src/cases/**/*.test.ts'] },
});
