import { defineConfig } from 'vitest/config';

// The package lane: `npm run test:package`, which packs, installs as a stranger would, and runs. It needs the registry.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['scripts/package/*.lane.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
