import { defineConfig } from 'vitest/config';

// What only a browser can say of the report. Slow and in need of a Chromium, so not part of `npm test`.
export default defineConfig({
  test: {
    include: ['scripts/browser/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
