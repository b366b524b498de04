import { defineConfig } from 'vitest/config';

// The conformance suites as tests: `npm run suites`. The target comes from CONFORMANCE_ENDPOINT or the config file.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    include: ['suites/*.suite.ts'],
    // A Region holds five trails: two files at once would take them from each other.
    fileParallelism: false,
    // Cases wait for the target, not for the processor; the slots for trails bound how many run at once.
    maxConcurrency: 64,
  },
});
