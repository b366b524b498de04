import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { CaseResult } from '../contract/result.ts';
import { loadTable } from '../contract/table.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { provideNeeds } from '../needs/provide.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { findRoom } from '../probe/room.ts';
import { openRedactor, type Redactor } from '../redact/redact.ts';
import { commandOf } from '../report/command.ts';
import { sayCheck, tellingChecks } from '../report/deviation.ts';
import { selectCases } from '../results/filter.ts';
import { judgeKnown, type KnownFile, readKnown } from '../results/known-file.ts';
import { runCase } from '../run/case.ts';
import type { RunContext } from '../run/context.ts';
import { Slots } from '../run/slots.ts';
import type { TargetChoice } from '../targets/choose.ts';
import { MAX_TRAILS } from './conformance.ts';
import { newShared, openContext } from './open-context.ts';
import { type OpenTarget, openTarget } from './open-target.ts';
import { kindsMade, type Made, removeMade } from './remove.ts';

export interface DescribeOptions extends Omit<TargetChoice, 'endpoint'> {
  /** URL of the endpoint, or a function that gives it when the tests begin: after a `beforeAll` that starts it. */
  endpoint?: string | (() => string | Promise<string>);
  /** Globs of case ids, exceptions or clauses; without any, all. */
  only?: readonly string[];
  skip?: readonly string[];
  /** File of known differences: what it lists is expected to fail exactly so. */
  known?: string;
  /** Folder of the journal of what is made, by which `sweep` removes what a killed run left; the user's state folder by default. */
  journal?: string;
  /** Milliseconds that one case may take, 60 000 by default. */
  timeoutMs?: number;
}

const SETUP_MS = 120_000;

/** What the tests share once the target is open. */
interface Opened {
  target: OpenTarget;
  made: Made;
  context: RunContext;
  slots: Slots;
  /** For what a test says: it is read in the log of a CI. */
  clean: Redactor;
  known?: KnownFile;
}

/**
 * Registers a test for each case in a vitest project of the user's own. A case fails its test where the endpoint
 * deviates; what can't be tested is skipped with the reason. Call it at the top of a test file, or in a `describe`.
 * @throws CannotJudge when a glob matches nothing; in `beforeAll`, when the endpoint is AWS or can't be asked
 */
export function describeConformance(options: DescribeOptions = {}): void {
  const { only = [], skip = [], timeoutMs = 60_000 } = options;
  const table = loadTable();
  const cases = selectCases(table, { only, skip });
  const allIds = table.cases.map(({ id }) => id);
  describe(`${table.service} ${table.operation} conformance`, () => {
    let opened: Opened | undefined;
    beforeAll(async () => {
      opened = await openShared(options, cases);
    }, SETUP_MS);
    afterAll(async () => {
      if (opened) await closeShared(opened);
    }, SETUP_MS);
    if (options.known !== undefined) {
      test('every entry of the list of known differences means a case', () => {
        const found = opened?.known && judgeKnown(opened.known, { cases: [], run: now() }, allIds);
        const wrong = found?.filter(({ unmatched }) => unmatched).map(({ says }) => says) ?? [];
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
      });
    }
    for (const group of table.groups) {
      const own = cases.filter((one) => one.group === group.name);
      if (own.length === 0) continue;
      describe.concurrent(group.name, () => {
        for (const one of own) {
          test(one.id, { timeout: timeoutMs }, async (ctx) => {
            if (!opened) throw new Error('the target is not open');
            const { result } = await runCase(one, opened.context, opened.slots);
            const again = `${commandOf('npx cloudtrail-conformance', opened.target.again)} --only ${one.id}`;
            settle(opened.clean(result), ctx, { known: opened.known, allIds, again });
          });
        }
      });
    }
  });
}

/** Opens the target and makes the needs of the cases. @throws CannotJudge where it is AWS, or can't be asked */
export async function openShared(options: DescribeOptions, cases: readonly Case[]): Promise<Opened> {
  const table = loadTable();
  const { endpoint, target: named, region } = options;
  const url = typeof endpoint === 'function' ? await endpoint() : endpoint;
  const known = options.known === undefined ? undefined : await readKnown(resolve(options.known));
  const target = await openTarget({ endpoint: url, target: named, region });
  const { description } = target;
  try {
    if (description.aws) {
      throw new CannotJudge(
        `${description.name} is AWS. Its account is guarded, paced and journaled by the verb run alone; give describeConformance an emulator.`,
      );
    }
    await preflight(description, table);
    const { before, free } = await findRoom(description);
    const facts = await learnFacts(description, randomBytes(3).toString('hex'));
    const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
    const journal = startJournal(options.journal ?? journalFolder(), { target: description, facts });
    target.keeps(journal);
    const fixtures = await provideNeeds(aliases, {
      table,
      target: description,
      facts,
      journal: new Journal(journal),
    });
    const { bindings, unmet } = fixtures;
    const there = before?.length ?? 0;
    const context = openContext({ target: description, facts, bindings, unmet, there, journal }, newShared());
    const kinds = kindsMade(fixtures, description, table);
    const made = { journal, fixtures, target: description, facts, allowed: [], before, kinds };
    const clean = openRedactor({ ...description, table, account: facts.account });
    const slots = new Slots(Math.min(MAX_TRAILS, free), { most: free });
    return { target, made, context, slots, clean, ...(known ? { known } : {}) };
  } catch (error) {
    await target.close();
    throw error;
  }
}

/** Removes what was made and stops what was started. @throws Error that names what is left */
export async function closeShared({ target, made, context, clean }: Opened): Promise<void> {
  context.lanes.close();
  try {
    const leaks = clean(await removeMade(made));
    if (leaks.length > 0) {
      throw new Error(
        `left behind: ${leaks.map(({ kind, name, reason }) => `${kind} ${name} (${reason})`).join(', ')}`,
      );
    }
  } finally {
    await target.close();
  }
}

/** What a result is held against, and what is said of it. */
export interface Settling {
  known?: KnownFile | undefined;
  /** Ids of every case of this version. */
  allIds: readonly string[];
  /** The command that runs the case alone. */
  again: string;
}

/** The result as a test's: what is listed must fail exactly so, and is skipped then, as it is not right either. */
export function settle(
  result: CaseResult,
  ctx: Pick<TestContext, 'skip'>,
  { known, allIds, again }: Settling,
): void {
  const { id, outcome, reason, clauses } = result;
  if (outcome === 'untestable') ctx.skip(reason);
  const found =
    known && judgeKnown(known, { cases: [result], run: now() }, allIds).find((one) => one.case === id);
  if (found?.state === 'known') ctx.skip(found.says);
  if (found && found.state !== 'new') throw new Error(found.says);
  if (outcome === 'error') throw new Error(`error: ${reason}`);
  if (outcome !== 'fail') return;
  const says = tellingChecks(result).map(sayCheck);
  throw new Error([...says, `clauses: ${clauses.join(', ')}`, `again: ${again}`].join('\n'));
}

function now(): { startedAt: string } {
  return { startedAt: new Date().toISOString() };
}
