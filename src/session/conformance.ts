import type { Report } from '../../generated/report.ts';
import type { Leak } from '../contract/leak.ts';
import type { Recording } from '../contract/recording.ts';
import { loadTable } from '../contract/table.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { journalFolder } from '../needs/journal/folder.ts';
import { Journal, startJournal } from '../needs/journal/write.ts';
import { provideNeeds } from '../needs/provide.ts';
import { loadSpec } from '../page/load.ts';
import { conflicts } from '../page/model/conflicts.ts';
import { readModel } from '../page/model/model.ts';
import { allowedAccounts, guardAccount } from '../probe/guard.ts';
import { learnFacts, preflight } from '../probe/preflight.ts';
import { demandRoom, roomBeside, trailsOfARegion } from '../probe/room.ts';
import { openRedactor, type Redactor, redact } from '../redact/redact.ts';
import { buildReport } from '../results/build.ts';
import { chosenCases } from '../results/select.ts';
import type { Shard } from '../results/shard.ts';
import { suiteFacts } from '../results/suite.ts';
import type { Job } from '../run/job.ts';
import type { Progress } from '../run/vitest.ts';
import { namingProbes, needCapabilities } from './needs-shown.ts';
import { faultLeaving } from './no-result.ts';
import { kindsMade, removeMade } from './remove.ts';
import { checkedRunId } from './run-id.ts';

export interface ConformanceOptions {
  target: TargetDescription;
  /** Globs of case ids, groups or clauses; empty for all. */
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
  /** The account of AWS that the user allows to be used; after commas those that worlds may use. */
  allowAws?: string;
  progress?: Progress;
  /** Told in a sentence what is done otherwise than the user asked. */
  warn?: (sentence: string) => void;
  /** Leave account ids as they are in what is handed out; they are masked otherwise. */
  showAccount?: boolean;
  /** Folder of the journal; the user's state folder by default. */
  journal?: string;
  /** Run id to use instead of a drawn one: two runs of one id send the same requests. Not for an account of AWS. */
  runId?: string | undefined;
  /** Ends the run: cases at work are broken off, what was made is removed. */
  signal?: AbortSignal;
  /** Told the path of the journal before anything is made. */
  onJournal?: (file: string) => void;
}

export interface ConformanceRun {
  report: Report;
  recordings: Recording[];
  /** Why the run ended before its last case, where it did. */
  stopped?: string;
  /** What the placeholders of the cases were filled with: enough to judge the recordings again. */
  facts: RunFacts;
  bindings: Bindings;
}

/** A Region holds five trails by default; one is left for the user. */
export const ALIVE = 4;
/** On a real account fewer: what others need there comes first. */
export const ALIVE_ON_AWS = 2;

/** Milliseconds for the removal after a run that was broken off: the user waits, or the target is dead. */
export const STOPPED_BUDGET_MS = 15_000;

/**
 * Runs the table against one target, from the first read to the removal of what was made, and gives the report.
 * @throws CannotJudge when the target doesn't answer as AWS does, or a filter matches nothing
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceRun> {
  const { target } = options;
  const table = loadTable();
  const cases = chosenCases(table, options);
  const runId = checkedRunId(options);
  const started = new Date();
  const clock = performance.now();
  const asked = options.alive ?? target.pace?.alive;
  const wanted = asked ?? (target.aws ? ALIVE_ON_AWS : ALIVE);
  const allowed = allowedAccounts(options.allowAws);
  const listed = target.aws ? await guardAccount(target, { allow: allowed.own, alive: wanted }) : undefined;
  await preflight(target, table);
  const { before, free } = listed ? roomBeside(listed, target) : await demandRoom(target);
  const there = before?.length ?? 0;
  const alive = Math.min(wanted, free);
  if (asked !== undefined && asked > free) {
    options.warn?.(
      `At most ${free} trails are alive at once, not ${asked}: ${target.region} of ${target.name} has ${there} of ${trailsOfARegion()}.`,
    );
  }
  const facts = await learnFacts(target, runId);
  // The clients of eight services and vitest are loaded when it is known that there is something to run on.
  const { probeCapabilities } = await import('../probe/capabilities.ts');
  const probed = await probeCapabilities(target, table);
  const redaction = { ...target, table, account: facts.account, showAccount: options.showAccount };
  const progress = redactedProgress(options.progress, openRedactor(redaction));
  progress.probed?.(probed);
  const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
  const journal = startJournal(options.journal ?? journalFolder(), { target, facts });
  options.onJournal?.(journal);
  const fixtures = await provideNeeds(aliases, { table, target, facts, journal: new Journal(journal) });
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const raise = () => Atomics.store(new Int32Array(stop), 0, 1);
  if (options.signal?.aborted) raise();
  options.signal?.addEventListener('abort', raise, { once: true });
  const job: Job = {
    target,
    facts,
    bindings: fixtures.bindings,
    unmet: namingProbes(fixtures.unmet, table, probed),
    caseIds: cases.map(({ id }) => id),
    alive,
    // An emulator takes what it has room for; an account of AWS no more than the user allows.
    most: target.aws ? alive : free,
    there,
    allowed: allowed.all,
    journal,
    stop,
  };
  let removing: Promise<Leak[]> | undefined;
  const kinds = kindsMade(fixtures, target, table);
  const made = { journal, fixtures, target, facts, allowed: allowed.all, before, kinds };
  const remove = (budgetMs?: number) => {
    removing ??= removeMade(made, budgetMs);
    return removing;
  };
  try {
    const { runSuites } = await import('../run/vitest.ts');
    const done = await runSuites(job, progress);
    const recordings = done.map(({ recording }) => recording);
    const gone = done.find((one) => one.gone)?.gone;
    const stopped = gone ?? (options.signal?.aborted ? 'the run was interrupted' : undefined);
    const leaks = await remove(stopped ? STOPPED_BUDGET_MS : undefined);
    const report = buildReport({
      suite: await suiteFacts(table),
      table,
      target,
      facts,
      bindings: fixtures.bindings,
      filter: options.only,
      command: options.command,
      skip: options.skip ?? [],
      tier: options.tier,
      shard: options.shard,
      startedAt: started.toISOString(),
      ms: Math.round(performance.now() - clock),
      capabilities: [...probed, ...needCapabilities(aliases, table, job)],
      results: done.map(({ result }) => result),
      recordings,
      leaks,
      conflicts: conflicts(await loadSpec(), readModel(table.operation), table),
    });
    const handed = {
      report,
      recordings,
      facts,
      bindings: fixtures.bindings,
      ...(stopped ? { stopped } : {}),
    };
    return redact(handed, redaction);
  } catch (error) {
    // A fault of the harness, after which what was made has to go as well.
    const leaks = await remove(options.signal?.aborted ? STOPPED_BUDGET_MS : undefined);
    throw leaks.length > 0 ? faultLeaving(error, redact(leaks, redaction)) : error;
  } finally {
    options.signal?.removeEventListener('abort', raise);
  }
}

/** What is said while the run is under way is read as well, if not by the user then in the log of a CI. */
function redactedProgress(progress: Progress = {}, clean: Redactor): Progress {
  return {
    probed: (capabilities) => progress.probed?.(clean(capabilities)),
    expect: (total) => progress.expect?.(total),
    begin: (caseId) => progress.begin?.(caseId),
    done: (one) => progress.done?.({ ...one, result: clean(one.result) }),
  };
}
