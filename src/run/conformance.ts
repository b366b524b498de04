import { randomBytes } from 'node:crypto';
import type { Capability, Report } from '../../generated/report.ts';
import { loadTable } from '../cases/table.ts';
import type { Bindings, RunFacts } from '../cases/template.ts';
import { CannotJudge } from '../errors.ts';
import { type Leak, provideNeeds } from '../fixtures/provide.ts';
import { modelConflicts } from '../model/conflicts.ts';
import { readModel } from '../model/model.ts';
import { loadSpec } from '../page/load.ts';
import { redact } from '../redact/redact.ts';
import { buildReport } from '../report/build.ts';
import { suiteFacts } from '../suite.ts';
import { learnFacts, preflight } from '../targets/preflight.ts';
import type { TargetDescription } from '../targets/target.ts';
import { selectCases } from './filter.ts';
import type { Job } from './job.ts';
import type { Recording } from './recording.ts';
import { selectTier } from './tier.ts';
import { type Progress, runSuites } from './vitest.ts';

export interface ConformanceOptions {
  target: TargetDescription;
  /** Globs of case ids or group names; empty for all. */
  only: readonly string[];
  /** Only the cases of this tier, in its order. */
  tier?: string;
  /** Most resources alive at once. */
  alive?: number;
  progress?: Progress;
  /** Leave account ids as they are in what is handed out; they are masked otherwise. */
  showAccount?: boolean;
}

export interface ConformanceRun {
  report: Report;
  recordings: Recording[];
  /** What the placeholders of the cases were filled with: enough to judge the recordings again. */
  facts: RunFacts;
  bindings: Bindings;
}

/** A Region holds five trails by default; one is left for the user. */
export const ALIVE = 4;

/**
 * Runs the table against one target, from the first read to the removal of what was made, and gives the report.
 * @throws CannotJudge when the target doesn't answer as AWS does, or a filter matches nothing
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceRun> {
  const { target } = options;
  const table = loadTable();
  const selected = selectCases(table, options.only);
  const cases = options.tier === undefined ? selected : selectTier(selected, options.tier);
  const started = new Date();
  const clock = performance.now();
  await preflight(target, table);
  const facts = await learnFacts(target, runId());
  const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
  const fixtures = await provideNeeds(aliases, { table, target, facts });
  const leaks: Leak[] = [];
  const job: Job = {
    target,
    facts,
    bindings: fixtures.bindings,
    unmet: fixtures.unmet,
    caseIds: cases.map(({ id }) => id),
    alive: options.alive ?? ALIVE,
  };
  try {
    const done = await runSuites(job, options.progress);
    const recordings = done.map(({ recording }) => recording);
    leaks.push(...trailsLeft(recordings, table.reads), ...(await fixtures.removeAll()));
    const report = buildReport({
      suite: await suiteFacts(table),
      table,
      target,
      facts,
      filter: options.only,
      startedAt: started.toISOString(),
      ms: Math.round(performance.now() - clock),
      capabilities: capabilities(fixtures, facts.account),
      results: done.map(({ result }) => result),
      recordings,
      leaks,
      conflicts: modelConflicts(await loadSpec(), readModel(table.operation)),
    });
    const { account } = facts;
    const { credentials } = target;
    return redact(
      { report, recordings, facts, bindings: fixtures.bindings },
      { credentials, table, account, showAccount: options.showAccount },
    );
  } finally {
    await fixtures.removeAll();
  }
}

/** Refuses to call a run a result in which nothing could be judged. */
export function demandJudged({ summary, cases }: Report): void {
  if (summary.conformance.of > 0) return;
  const reason = cases.find((one) => one.reason)?.reason ?? 'no case ran';
  throw new CannotJudge(`No case could be judged: ${reason}.`);
}

function capabilities(
  { bindings, unmet }: { bindings: object; unmet: Job['unmet'] },
  account?: string,
): Capability[] {
  return [
    {
      name: 'sts',
      has: account !== undefined,
      detail: account ? 'says the account' : 'does not say the account',
    },
    ...Object.keys(bindings)
      .sort()
      .map((alias) => ({ name: alias, has: true, detail: 'made through its own API' })),
    ...Object.values(unmet).map(({ name, reason, remedy }) => ({
      name,
      has: false,
      detail: `${reason}. ${remedy}`,
    })),
  ];
}

function trailsLeft(
  recordings: readonly Recording[],
  { remove, key }: { remove: string; key: string },
): Leak[] {
  return recordings.flatMap(({ exchanges }) =>
    exchanges
      .filter(
        ({ role, operation, seen }) => role === 'cleanup' && operation === remove && seen.kind !== 'accepted',
      )
      .map(({ input, seen }) => ({
        kind: 'cloudtrail.trail',
        name: String(input?.[key]),
        reason: seen.kind === 'rejected' ? seen.code : seen.kind,
      })),
  );
}

function runId(): string {
  return randomBytes(6).toString('hex').slice(0, 6);
}
