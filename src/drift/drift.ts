import type { Report } from '../../generated/report.ts';
import { CannotJudge, LeftBehind } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { loadSuite } from '../contract/table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { deriveFromSdk, deriveSpec } from '../page/index.ts';
import { loadSpec } from '../page/load.ts';
import { readModel } from '../page/model/model.ts';
import { sentenceConflicts, sentenceFindings } from '../page/model/sentences.ts';
import type { Spec } from '../page/spec.ts';
import { type Comparison, compareReports } from '../results/compare.ts';
import { readRun } from '../results/read-report.ts';
import { isWhole } from '../results/summary.ts';
import { type ConformanceOptions, runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { compareSnapshots, toConfirm } from './compare.ts';
import { type Observation, observe } from './observe.ts';
import type { Change, Snapshot } from './snapshot.ts';

/** Together with the run itself, three observations in a row confirm a behaviour. */
const CONFIRMATIONS = 2;

/** A run: its snapshot and its report. */
export interface ObservedRun {
  snapshot: Snapshot;
  report: Report;
}

/**
 * The spec of a page, or without one the spec of this version. It is read before anything is sent, so that a wrong
 * address is reported at once.
 * @throws CannotJudge when the page can't be read
 */
export function currentSpec(page: string | undefined): Promise<Spec> {
  return page === undefined ? loadSpec() : deriveSpec(page);
}

/** Runs the table, to compare the snapshot with a baseline or to accept it as one. */
export async function observeRun(options: ConformanceOptions, spec: Spec): Promise<ObservedRun> {
  const { report, observation } = await observeOnce(options);
  assertJudged(report);
  return { report, snapshot: snapshotOf(report, observation, spec) };
}

/**
 * The snapshot of an earlier run, such as one merged from parts.
 * @throws CannotJudge when the folder has no complete run of this Region
 */
export async function observedRunIn(
  folder: string,
  { region }: TargetDescription,
  spec: Spec,
): Promise<ObservedRun> {
  const { report, recordings } = await readRun(folder);
  if (report.run.shard)
    throw new CannotJudge(`${folder} contains only a part of a run. Merge the parts first.`);
  if (report.target.region !== region) {
    throw new CannotJudge(
      `${folder} is a run in ${report.target.region}, not in ${region}. Give --region ${report.target.region}.`,
    );
  }
  assertJudged(report);
  return { report, snapshot: snapshotOf(report, observationOf(report, recordings), spec) };
}

/**
 * Compares a snapshot with a baseline. Cases that differ are run again, on their own, before they count as changed.
 * @returns the changes, and what those runs could not remove
 */
export async function findDrift(
  baseline: Snapshot,
  current: Snapshot,
  options: ConformanceOptions,
): Promise<{ changes: Change[]; leaks: Report['leaks'] }> {
  const only = toConfirm(baseline, current);
  const again: Observation[] = [];
  const leaks: Report['leaks'] = [];
  for (let index = 0; only.length > 0 && index < CONFIRMATIONS; index += 1) {
    const seen = await observeOnce({ ...options, only }).catch((error: unknown) => {
      // If the target can't be reached any more, the changes are reported as not confirmed.
      if (!(error instanceof CannotJudge) || options.signal?.aborted) throw error;
      if (error instanceof LeftBehind) leaks.push(...error.leaks);
      return undefined;
    });
    if (!seen) break;
    again.push(seen.observation);
    leaks.push(...seen.report.leaks);
  }
  return { changes: compareSnapshots(baseline, current, again), leaks };
}

/** The baseline and a run side by side; what could not be confirmed is in neither. */
export function findingsSince(baseline: Report, current: Report, changes: readonly Change[]): Comparison {
  const unsure = new Set(changes.flatMap(({ label, subject }) => (label === 'transient' ? [subject] : [])));
  const sure = { ...current, cases: current.cases.filter(({ id }) => !unsure.has(id)) };
  return compareReports([baseline, sure]);
}

async function observeOnce(
  options: ConformanceOptions,
): Promise<{ report: Report; observation: Observation }> {
  const { report, recordings, stopped } = await runConformance(options);
  assertWhole(report, stopped);
  return { report, observation: observationOf(report, recordings) };
}

function snapshotOf(report: Report, observation: Observation, spec: Spec): Snapshot {
  const { version, casesSha256 } = report.suite;
  return {
    suite: { version, casesSha256 },
    spec,
    model: readModel(spec.operation),
    sentences: sentenceFindings(sentenceConflicts(spec, deriveFromSdk(spec.operation))),
    observation,
    ...(isWhole(report) ? {} : { isChosen: true }),
  };
}

function observationOf(report: Report, recordings: readonly Recording[]): Observation {
  const results = new Map(report.cases.map((testCase) => [testCase.id, testCase]));
  const done = recordings.flatMap((recording) => {
    const result = results.get(recording.caseId);
    return result ? [{ recording, result }] : [];
  });
  return observe(loadSuite().cases, done);
}
