import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each. They go first: one that began last would keep one core while the others wait. */
const LONGEST = [
  'fairness/benign',
  'untrusted',
  'deceivers',
  'outputs',
  'examples',
  'transient',
  'interrupt',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

// The slower lane: whole tables, many times over. `npm test` leaves these out.
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
    include: ['src/**/*.slow.test.ts', 'scripts/**/*.slow.test.ts'],
    testTimeout: 300_000,
    // A hook may make a table of mutants, on a machine that does other things too.
    hookTimeout: 120_000,
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
  },
});
