import { defineConfig } from 'vitest/config';

// What only a browser can say of the report. Slow and in need of a Chromium, so not part of `npm test`.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['scripts/browser/*.browser.ts'],
    // axe looks at a page of a megabyte: 10 s on an idle machine, a minute on a busy one.
    testTimeout: 240_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
