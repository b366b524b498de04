import { defineConfig } from 'vitest/config';

// What only a browser can say of the report. Slow and in need of a Chromium, so not part of `npm test`.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['scripts/browser/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
