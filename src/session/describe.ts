import { resolve } from 'node:path';
import type { Case } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { isLocal } from '../contract/target.ts';
import { openRedactor, type Redactor } from '../redact/redact.ts';
import { selectCases } from '../results/filter.ts';
import { type KnownFile, readKnown } from '../results/known-file.ts';
import { judgeKnown } from '../results/known-judge.ts';
import type { TargetChoice } from '../targets/choose.ts';
import { commandOf } from '../targets/command.ts';
import { show } from '../text/show.ts';
import { needsOf } from './conformance.ts';
import { openSession, type Session } from './open.ts';
import { type OpenTarget, openTarget } from './open-target.ts';
import { reportToTest } from './test-result.ts';

/** What a variable or a server that is not running gives is not a string, and is refused when the tests begin. */
type Endpoint = string | undefined;

export interface DescribeOptions extends Omit<TargetChoice, 'endpoint' | 'allowAws'> {
  /** URL of the endpoint, or a function that gives it when the tests begin: after a `beforeAll` that starts it. */
  endpoint?: Endpoint | (() => Endpoint | Promise<Endpoint>);
  /** Globs of case ids, exceptions or clauses; without any, all. */
  only?: readonly string[];
  skip?: readonly string[];
  /** File of known differences: what it lists is expected to fail exactly so. */
  known?: string;
  /** Folder of the journal of what is created, by which `sweep` removes what a killed run leaked; the user's state folder by default. */
  journal?: string;
  /** Milliseconds that one case may take, 60 000 by default. */
  timeoutMs?: number;
}

/** Milliseconds for the target to start and for its needs to be provided or removed. */
const SETUP_MS = 120_000;

/** What the tests share once the target is open. */
export interface OpenTests {
  target: OpenTarget;
  session: Session;
  /** For the messages of tests: they are read in the log of a CI. */
  clean: Redactor;
  known?: KnownFile;
}

// Loaded only in a worker of vitest: the rest of the package must work without it, and not wait for it.
const vitest = process.env.VITEST_WORKER_ID ? await import('vitest').catch(() => undefined) : undefined;

/**
 * Registers a test for each case in a vitest project of the user's own. A case fails its test where the endpoint deviates;
 * what can't be tested is skipped with the reason. Call it at the top of a test file, or in a `describe`.
 * @throws CannotJudge without vitest, and when a glob matches nothing; in `beforeAll`, when the endpoint is AWS or can't be used
 */
export function describeConformance(options: DescribeOptions = {}): void {
  if (!vitest) {
    throw new CannotJudge(
      'describeConformance needs vitest 3 or 4. Install it: npm install --save-dev vitest',
    );
  }
  const { afterAll, beforeAll, describe, test } = vitest;
  const { only = [], skip = [], timeoutMs = 60_000 } = options;
  const table = loadTable();
  const cases = selectCases(table, { only, skip });
  const allIds = table.cases.map(({ id }) => id);
  describe(`${table.service} ${table.operation} conformance${ofTarget(options)}`, () => {
    let opened: OpenTests | undefined;
    beforeAll(async () => {
      opened = await openTests(options, cases);
    }, SETUP_MS);
    afterAll(async () => {
      if (opened) await closeTests(opened);
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
            const { result } = await opened.session.run(testCase);
            const again = `${commandOf('npx cloudtrail-conformance', opened.target.again)} --only ${testCase.id}`;
            reportToTest(opened.clean(result), ctx, { known: opened.known, allIds, again });
          });
        }
      });
    }
  });
}

/** The target in the title of the tests, as far as it is known before they begin. */
function ofTarget({ endpoint, target }: DescribeOptions): string {
  const name = typeof endpoint === 'string' ? endpoint : target;
  return name ? ` of ${name}` : '';
}

/** Opens the target and provides the needs of the cases. @throws CannotJudge where it is AWS, or can't be used */
export async function openTests(options: DescribeOptions, cases: readonly Case[]): Promise<OpenTests> {
  const { endpoint, target: named, region } = options;
  const url = typeof endpoint === 'function' ? await endpoint() : endpoint;
  // Whoever gives an endpoint that turns out to be undefined means no other target.
  for (const [option, value] of Object.entries({ endpoint: url, target: named })) {
    if (option in options && (typeof value !== 'string' || value.trim() === '')) {
      throw new CannotJudge(
        `describeConformance got the option ${option}, but its value is ${show(value)}. Give ${option === 'endpoint' ? 'the URL of a running server' : 'the name of a target'}.`,
      );
    }
  }
  const known = options.known === undefined ? undefined : await readKnown(resolve(options.known));
  const target = await openTarget({ endpoint: url, target: named, region });
  const { description } = target;
  try {
    if (description.aws) {
      throw new CannotJudge(
        `${description.name} is AWS, and only the verb run guards, paces and journals a real account. Give describeConformance an emulator.`,
      );
    }
    const session = await openSession(needsOf(cases), {
      target: description,
      journal: options.journal,
      inWorlds: cases.some(({ worlds = [] }) => worlds.length > 0),
      onJournal: target.keeps,
    });
    const { table, facts } = session;
    const clean = openRedactor({
      ...description,
      table,
      account: facts.account,
      showAccount: isLocal(description),
    });
    return { target, session, clean, ...(known ? { known } : {}) };
  } catch (error) {
    await target.close();
    throw error;
  }
}

/** Removes what was created and stops what was started. @throws Error that names each leak */
export async function closeTests({ target, session, clean }: OpenTests): Promise<void> {
  try {
    const leaks = clean(await session.close());
    if (leaks.length === 0) return;
    const named = leaks.map(({ kind, name, reason }) => `${kind} ${name} (${reason})`);
    throw new Error(`could not be removed: ${named.join(', ')}`);
  } finally {
    await target.close();
  }
}
