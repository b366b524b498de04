import { defineConfig } from 'vitest/config';

// The unit tests of this repository. The conformance suites under suites/ are started by `run`, never from here.
export default defineConfig({
  test: {
    // Node 20 is supported here on purpose.
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      // Profiles of whoever runs the tests say nothing about them.
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    },
    globalSetup: 'scripts/testing/state-folder.ts',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/*.slow.test.ts'],
    // On a loaded machine the longest tests take minutes; none of them waits for a time limit to pass.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Loading the modules again for each file takes longer than the tests, so files share them.
    isolate: false,
    maxWorkers: '100%',
    // Shared modules must not see what another file has stubbed.
    unstubEnvs: true,
    restoreMocks: true,
  },
});
