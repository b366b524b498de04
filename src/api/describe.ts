import { CannotJudge } from '../contract/errors.ts';
import { loadSuite } from '../contract/table.ts';
import { selectCases } from '../results/filter.ts';
import { judgeKnown } from '../results/known-judge.ts';
import { chosenTable } from './chosen-table.ts';
import { assertOptions } from './known-options.ts';
import { closeTests, type OpenTests, openTests } from './open-tests.ts';
import type { DescribeOptions } from './options.ts';
import { reportToTest } from './test-result.ts';

/** Milliseconds for the target to start and for its needs to be provided or removed. */
const SETUP_MS = 120_000;

// Loaded only in a worker of vitest: the rest of the package must work without it, and not wait for it.
const vitest = process.env.VITEST_WORKER_ID ? await import('vitest').catch(() => undefined) : undefined;

/**
 * Registers a test for each case in a vitest project of the user's own. A case fails its test where the endpoint deviates;
 * what can't be tested is skipped with the reason. Call it at the top of a test file, or in a `describe`.
 * @throws CannotJudge without vitest, for an unknown option, and when a glob matches nothing; in `beforeAll`, when the endpoint is AWS or can't be used
 */
export function describeConformance(options: DescribeOptions = {}): void {
  if (!vitest) {
    throw new CannotJudge(
      'describeConformance needs vitest 3 or 4. Install it: npm install --save-dev vitest',
    );
  }
  assertOptions('describeConformance', options);
  const { afterAll, beforeAll, describe, test } = vitest;
  const { only = [], skip = [], timeoutMs = 60_000 } = options;
  const { table, operations } = chosenTable(options);
  const cases = selectCases(table, { only, skip });
  // A list of known differences is one of the whole suite.
  const allIds = loadSuite().cases.map(({ id }) => id);
  const subject = operations?.length === 1 ? `${table.service} ${table.operation}` : table.service;
  describe(`${subject} conformance${ofTarget(options)}`, () => {
    let opened: OpenTests | undefined;
    beforeAll(async () => {
      opened = await openTests(options, cases);
    }, SETUP_MS);
    afterAll(async () => {
      if (opened) await closeTests(opened, options, cases);
    }, SETUP_MS);
    if (options.known !== undefined) {
      test('every entry of the known differences matches a case', () => {
        const run = { startedAt: new Date().toISOString() };
        const found = opened?.known ? judgeKnown(opened.known, { cases: [], run }, allIds) : [];
        const wrong = found.filter(({ unmatched }) => unmatched).map(({ message }) => message);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
      });
    }
    for (const { name } of table.groups) {
      const own = cases.filter(({ group }) => group === name);
      if (own.length === 0) continue;
      describe.concurrent(name, () => {
        for (const testCase of own) {
          test(testCase.id, { timeout: timeoutMs }, async (ctx) => {
            if (!opened) throw new Error('the target is not open');
            const { result } = await opened.run(testCase);
            const { known, clean, command } = opened;
            const again = command && `${command} --only ${testCase.id}`;
            reportToTest(clean(result), ctx, { known, allIds, again });
          });
        }
      });
    }
  });
}

/** The target in the title of the tests, as far as it is known before they begin. */
function ofTarget({ name, endpoint, target, fetch }: DescribeOptions): string {
  const place = typeof endpoint === 'string' ? endpoint : target;
  const shown = name ?? place ?? (fetch ? 'the handler' : undefined);
  return shown ? ` of ${shown}` : '';
}
