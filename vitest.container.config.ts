import { defineConfig } from 'vitest/config';

// The container lane: `npm run test:container`, on a machine with podman and after `npm run build`.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['scripts/container/*.lane.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
