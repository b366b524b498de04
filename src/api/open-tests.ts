import { resolve } from 'node:path';
import type { Case } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadSuite } from '../contract/table.ts';
import { isLocal } from '../contract/target.ts';
import { openRedactor, type Redactor } from '../redact/redact.ts';
import { type KnownFile, readKnown } from '../results/known-file.ts';
import { judgeKnown, knownMessages } from '../results/known-judge.ts';
import { needsOf, reportOf } from '../session/conformance.ts';
import { openSession, type Session } from '../session/open.ts';
import type { OpenTarget } from '../session/open-target.ts';
import type { CaseDone } from '../session/run-case.ts';
import { writeReport } from '../session/write-report.ts';
import { commandOf } from '../targets/command.ts';
import { show } from '../text/show.ts';
import { chosenTable } from './chosen-table.ts';
import type { DescribeOptions } from './options.ts';
import { openGiven } from './target.ts';

/** What the tests share once the target is open. */
export interface OpenTests {
  target: OpenTarget;
  session: Session;
  /** For the messages of tests: they are read in the log of a CI. */
  clean: Redactor;
  known?: KnownFile;
  /** The command that runs the target again; undefined for one that only lives in this process. */
  command: string | undefined;
  /** Runs a case, and keeps what came of it for the report. */
  run(testCase: Case): Promise<CaseDone>;
  /** What was run, by case: a test that is tried again counts once. */
  done: Map<string, CaseDone>;
  started: { at: Date; clock: number };
}

/** Opens the target and provides the needs of the cases. @throws CannotJudge where it is AWS, or can't be used */
export async function openTests(options: DescribeOptions, cases: readonly Case[]): Promise<OpenTests> {
  const { endpoint, target: named, fetch } = options;
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
  const { endpoint: _, ...place } = options;
  const target = await openGiven(url === undefined ? place : { ...place, endpoint: url });
  const { description } = target;
  try {
    if (description.aws) {
      throw new CannotJudge(
        `${description.name} is AWS, and only the verb run guards, paces and journals a real account. Give describeConformance an emulator.`,
      );
    }
    const session = await openSession(needsOf(cases), {
      table: chosenTable(options).table,
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
    const done: OpenTests['done'] = new Map();
    const run = async (testCase: Case) => {
      const one = await session.run(testCase);
      done.set(testCase.id, one);
      return one;
    };
    const command = fetch ? undefined : commandOf('npx cloudtrail-conformance', target.again);
    const started = { at: new Date(), clock: performance.now() };
    return { target, session, clean, ...(known ? { known } : {}), command, run, done, started };
  } catch (error) {
    await target.close();
    throw error;
  }
}

/**
 * Removes what was created, writes the report where one is asked for, and stops what was started.
 * @throws Error that names each leak
 */
export async function closeTests(
  opened: OpenTests,
  options: Pick<DescribeOptions, 'operation' | 'only' | 'skip' | 'out'> = {},
  cases: readonly Case[] = [],
): Promise<void> {
  const { target, session, clean } = opened;
  try {
    const leaks = clean(await session.close());
    if (options.out !== undefined) await writeTests(resolve(options.out), opened, { options, cases, leaks });
    if (leaks.length === 0) return;
    const named = leaks.map(({ kind, name, reason }) => `${kind} ${name} (${reason})`);
    throw new Error(`could not be removed: ${named.join(', ')}`);
  } finally {
    await target.close();
  }
}

interface Ended {
  options: Pick<DescribeOptions, 'operation' | 'only' | 'skip'>;
  cases: readonly Case[];
  leaks: Parameters<typeof reportOf>[0]['leaks'];
}

/** Writes what the tests came to as the report of a run. Where vitest left tests out, it is that of a part. */
async function writeTests(
  folder: string,
  { target, session, clean, known, command, done, started }: OpenTests,
  { options, cases, leaks }: Ended,
): Promise<void> {
  const order = cases.flatMap(({ id }) => done.get(id) ?? []);
  const { only = [], skip = [] } = options;
  const report = await reportOf({
    ...{ session, cases, done: order, leaks, started },
    options: { target: target.description, operations: chosenTable(options).operations, only, skip, command },
  });
  const whole = clean({ report, recordings: order.map(({ recording }) => recording) });
  const table = loadSuite();
  const ids = table.cases.map(({ id }) => id);
  const found = known && judgeKnown(known, whole.report, ids);
  await writeReport(folder, { ...whole, table, known: knownMessages(found) });
}
