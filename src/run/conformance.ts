import { randomBytes } from 'node:crypto';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability, Report } from '../../generated/report.ts';
import { loadTable } from '../cases/table.ts';
import type { Bindings, RunFacts } from '../cases/template.ts';
import { CannotJudge } from '../errors.ts';
import { type Leak, provideNeeds } from '../fixtures/provide.ts';
import { conflicts } from '../model/conflicts.ts';
import { readModel } from '../model/model.ts';
import { loadSpec } from '../page/load.ts';
import { redact } from '../redact/redact.ts';
import { buildReport } from '../report/build.ts';
import { suiteFacts } from '../suite.ts';
import { probeCapabilities } from '../targets/capabilities.ts';
import { learnFacts, preflight } from '../targets/preflight.ts';
import type { TargetDescription } from '../targets/target.ts';
import { selectCases } from './filter.ts';
import type { Job } from './job.ts';
import type { Recording } from './recording.ts';
import { casesOfShard, type Shard } from './shard.ts';
import { selectTier } from './tier.ts';
import { type Progress, runSuites } from './vitest.ts';

export interface ConformanceOptions {
  target: TargetDescription;
  /** Globs of case ids or group names; empty for all. */
  only: readonly string[];
  /** The run as a command, to which `--only ID` can be added. */
  command?: string;
  /** Globs of cases that are left out. */
  skip?: readonly string[];
  /** Only this part of the cases. */
  shard?: Shard | undefined;
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
  const selected = selectCases(table, options);
  const tier = options.tier === undefined ? selected : selectTier(selected, options.tier);
  const cases = options.shard === undefined ? tier : casesOfShard(tier, options.shard);
  checkResources(target, table);
  const started = new Date();
  const clock = performance.now();
  await preflight(target, table);
  const facts = await learnFacts(target, newRunId());
  const probed = await probeCapabilities(target, table);
  options.progress?.probed?.(probed);
  const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
  const fixtures = await provideNeeds(aliases, { table, target, facts });
  const leaks: Leak[] = [];
  const job: Job = {
    target,
    facts,
    bindings: fixtures.bindings,
    unmet: namingProbes(fixtures.unmet, table, probed),
    caseIds: cases.map(({ id }) => id),
    alive: options.alive ?? target.pace?.alive ?? ALIVE,
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
      bindings: fixtures.bindings,
      filter: options.only,
      command: options.command,
      skip: options.skip ?? [],
      shard: options.shard,
      startedAt: started.toISOString(),
      ms: Math.round(performance.now() - clock),
      capabilities: [...probed, ...needCapabilities(aliases, table, job)],
      results: done.map(({ result }) => result),
      recordings,
      leaks,
      conflicts: conflicts(await loadSpec(), readModel(table.operation), table),
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

/** Needs that could be had, and those that couldn't, by alias; without traits of the target, which probes are about. */
function needCapabilities(
  aliases: readonly string[],
  { needs }: CaseTable,
  { unmet, target }: Job,
): Capability[] {
  const made = aliases.filter((alias) => needs[alias]?.kind.includes('.')).sort();
  return made.map((alias) => {
    const missing = unmet[alias];
    if (missing) return { name: alias, has: false, detail: `${missing.reason}. To add: ${missing.remedy}` };
    const given = target.resources?.[alias] !== undefined;
    return { name: alias, has: true, detail: given ? 'named by the config' : 'made through its own API' };
  });
}

/** Puts the failed probe of its service before the reason of each need that could not be had. */
function namingProbes(unmet: Job['unmet'], table: CaseTable, probed: readonly Capability[]): Job['unmet'] {
  const entries = Object.entries(unmet).map(([alias, one]) => {
    const service = table.needs[alias]?.kind.split('.')[0];
    const probe = probed.find(({ name, has }) => name === service && !has);
    return [alias, probe ? { ...one, reason: `probe ${probe.name}: ${probe.detail}; ${one.reason}` } : one];
  });
  return Object.fromEntries(entries) as Job['unmet'];
}

/** A resource under a name that no need has would be ignored, and the user left wondering. */
function checkResources({ resources = {} }: TargetDescription, { needs }: CaseTable): void {
  for (const alias of Object.keys(resources)) {
    if (alias in needs) continue;
    throw new CannotJudge(
      `resources.${alias}: no need has this name; expected one of ${Object.keys(needs).sort().join(', ')}.`,
    );
  }
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

/** Six random characters of [0-9a-f]: part of every name a run makes. */
export function newRunId(): string {
  return randomBytes(6).toString('hex').slice(0, 6);
}
