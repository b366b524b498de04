import { defineConfig } from 'vitest/config';

// The package lane: `npm run test:package`, which packs, installs as a stranger would, and runs. It needs the registry.
export default defineConfig({
  test: {
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['scripts/package/*.lane.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
