import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Capability, Report } from '../../generated/report.ts';
import type { Recording } from '../contract/recording.ts';
import { loadSuite } from '../contract/table.ts';
import { isLocal, type TargetDescription } from '../contract/target.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { loadSpec } from '../page/load.ts';
import { conflicts } from '../page/model/conflicts.ts';
import { readModel } from '../page/model/model.ts';
import { openRedactor, type Redactor } from '../redact/redact.ts';
import { buildReport } from '../results/build.ts';
import { chosenCases } from '../results/select.ts';
import type { Shard } from '../results/shard.ts';
import { suiteFacts } from '../results/suite.ts';
import { needCapabilities } from './needs-shown.ts';
import { faultLeaving } from './no-result.ts';
import { openSession, runCases, type Session, type SessionOptions } from './open.ts';
import type { CaseDone } from './run-case.ts';

export interface ConformanceOptions extends Omit<SessionOptions, 'onProbed' | 'journal' | 'table'> {
  /** The table to run cases of; that of the whole suite by default. */
  table?: CaseTable | undefined;
  /** The operations that the table is of, where the user chose them. */
  operations?: readonly string[] | undefined;
  /** Globs of case ids, groups or clauses; empty for all. */
  only: readonly string[];
  /** The run as a command, to which `--only ID` can be added. */
  command?: string | undefined;
  /** Globs of cases that are left out. */
  skip?: readonly string[];
  /** Only this part of the cases. */
  shard?: Shard | undefined;
  /** Only the cases of this profile. */
  profile?: string | undefined;
  /** Cases beside those of the table that follow from the run itself: they are run among the others, and in no report. */
  drawn?: ((session: Pick<Session, 'facts' | 'bindings'>) => readonly Case[]) | undefined;
  progress?: Progress | undefined;
  /** Told what was found before anything is removed; the report then has as leaks what is still there. */
  onJudged?: ((run: ConformanceRun) => Promise<void>) | undefined;
  /** Leave account ids as they are in what is handed out; they are masked otherwise. */
  showAccount?: boolean | undefined;
  /** Folder of the journal; the user's state folder by default. */
  journal?: string | undefined;
}

/** What the caller hears while the cases run. */
export interface Progress {
  /** What the target can do, before any case runs. */
  probed?(capabilities: readonly Capability[]): void;
  /** How many cases there will be; once, before the first. */
  expect?(total: number): void;
  begin?(caseId: string): void;
  done?(result: CaseDone): void;
}

export interface ConformanceRun {
  report: Report;
  recordings: Recording[];
  /** Why the run ended before its last case, where it did. */
  stopped?: string;
  /** What the placeholders of the cases were filled with: enough to judge the recordings again. */
  facts: RunFacts;
  bindings: Bindings;
  /** The drawn cases; empty where none were asked for. */
  drawn: CaseDone[];
}

/**
 * Runs the chosen cases against one target, from the first read to the removal of what was created, and gives the report.
 * @throws CannotJudge when the target doesn't answer as AWS does, or a filter matches nothing
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceRun> {
  const started = { at: new Date(), clock: performance.now() };
  const { target, table = loadSuite() } = options;
  // The account of an emulator is nobody's, and a masked one would hide that it is hard-coded.
  const showAccount = options.showAccount || isLocal(target);
  const cases = chosenCases(table, options);
  const redactionFor = ({ account }: RunFacts) => ({ ...target, table, account, showAccount });
  let progress: Progress = {};
  const session = await openSession(needsOf(cases), {
    ...options,
    table,
    inWorlds: cases.some(({ worlds = [] }) => worlds.length > 0),
    onProbed: (capabilities, facts) => {
      progress = redactedProgress(options.progress, openRedactor(redactionFor(facts)));
      progress.probed?.(capabilities);
    },
  });
  // One for all, so that the masks agree.
  const clean = openRedactor(redactionFor(session.facts));
  try {
    const drawnCases = options.drawn?.(session) ?? [];
    progress.expect?.(cases.length + drawnCases.length);
    const all = await runCases(session, interleaved(cases, drawnCases), progress);
    const isDrawn = new Set(drawnCases.map(({ id }) => id));
    const done = all.filter(({ result }) => !isDrawn.has(result.id));
    const drawn = all.filter(({ result }) => isDrawn.has(result.id));
    const stopped = session.ended();
    const { facts, bindings } = session;
    const recordings = await inPieces(
      done.map(({ recording }) => recording),
      clean,
    );
    const found = { recordings, ...clean({ facts, bindings, drawn, ...(stopped ? { stopped } : {}) }) };
    const runWith = async (leaks: Report['leaks']): Promise<ConformanceRun> => {
      const report = await reportOf({ session, cases, done, leaks, started, options });
      // In the same place among the members: reports are compared as texts.
      const results = await inPieces(report.cases, clean);
      return { ...found, report: { ...clean({ ...report, cases: [] }), cases: results } };
    };
    await options.onJudged?.(await runWith(session.remaining()));
    return await runWith(await session.close());
  } catch (error) {
    // After a fault of the harness, what was created must be removed as well.
    const leaks = await session.close();
    throw leaks.length > 0 ? faultLeaving(error, clean(leaks)) : error;
  }
}

/** Redacts one after the other. A signal is heard between two of them: an answer may be long, and there may be many. */
async function inPieces<T>(items: readonly T[], clean: Redactor): Promise<T[]> {
  const pieces: T[] = [];
  let heardAt = performance.now();
  for (const item of items) {
    pieces.push(clean(item));
    if (performance.now() - heardAt < LONGEST_DEAF_MS) continue;
    await nextTurn();
    heardAt = performance.now();
  }
  return pieces;
}

/** Milliseconds without a turn of the event loop. */
const LONGEST_DEAF_MS = 50;

/** Both lists mixed evenly, each in its order: where a request stands must not tell which list it is of. */
function interleaved<T>(some: readonly T[], others: readonly T[]): T[] {
  const place = (list: readonly T[]) => list.map((value, index) => ({ value, at: index / list.length }));
  return [...place(some), ...place(others)].sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** The needs of some cases, each once. */
export function needsOf(cases: readonly Case[]): string[] {
  return [...new Set(cases.flatMap(({ needs }) => needs))];
}

/** What a report is made of once the session is closed. */
export interface Finished {
  session: Session;
  cases: readonly Case[];
  done: readonly CaseDone[];
  leaks: Report['leaks'];
  started: { at: Date; clock: number };
  options: Pick<
    ConformanceOptions,
    'target' | 'operations' | 'only' | 'skip' | 'command' | 'profile' | 'shard'
  >;
}

/** The report of a session that is closed; not yet redacted. */
export async function reportOf({ session, cases, done, leaks, started, options }: Finished): Promise<Report> {
  const { table, facts, bindings, unmet } = session;
  const { target, only, command, skip = [], profile, shard } = options;
  return buildReport({
    suite: await suiteFacts(table),
    table,
    // Its version and the form of X-Amz-Target are found out when the session opens.
    target: withFound(target, session.target),
    facts,
    bindings,
    operations: options.operations,
    filter: only,
    command,
    skip,
    profile,
    shard,
    startedAt: started.at.toISOString(),
    ms: Math.round(performance.now() - started.clock),
    capabilities: [
      ...session.capabilities,
      ...needCapabilities(needsOf(cases), table, { unmet, target, bindings }),
    ],
    results: done.map(({ result }) => result),
    recordings: done.map(({ recording }) => recording),
    leaks,
    conflicts: conflicts(await loadSpec(), readModel(table.operation), table),
  });
}

/** Progress is shown to people too, in the log of a CI: it must tell no secret either. */
function redactedProgress(progress: Progress = {}, clean: <T>(value: T) => T): Progress {
  return {
    probed: (capabilities) => progress.probed?.(clean(capabilities)),
    expect: (total) => progress.expect?.(total),
    begin: (caseId) => progress.begin?.(caseId),
    done: (one) => progress.done?.({ ...one, result: clean(one.result) }),
  };
}

function withFound(target: TargetDescription, { version, targetForm }: TargetDescription): TargetDescription {
  return { ...target, ...(version ? { version } : {}), ...(targetForm ? { targetForm } : {}) };
}
