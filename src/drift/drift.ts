import type { Report } from '../../generated/report.ts';
import { CannotJudge, LeftBehind } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { loadTable } from '../contract/table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { deriveSpec } from '../page/index.ts';
import { loadSpec } from '../page/load.ts';
import { readModel } from '../page/model/model.ts';
import type { Spec } from '../page/spec.ts';
import { readRun } from '../results/read-report.ts';
import { type ConformanceOptions, runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { type Change, compareNights, type Night, toConfirm } from './compare.ts';
import { type Observation, observe } from './observe.ts';

/** With tonight's own, three observations in a row make a behaviour. */
const CONFIRMATIONS = 2;

/**
 * What the service is described by tonight: the page, or without one the spec of this version. It is read before anything
 * is sent, so that a wrong address is said at once.
 * @throws CannotJudge when the page can't be read
 */
export function specOfTonight(page: string | undefined): Promise<Spec> {
  return page === undefined ? loadSpec() : deriveSpec(page);
}

/** Runs the table and gives the night, to compare with or to accept as the baseline. */
export async function observeTonight(
  options: ConformanceOptions,
  spec: Spec,
): Promise<{ night: Night; report: Report }> {
  return nightOf(await observeRun(options), spec);
}

/**
 * The night of a run that has been made already, such as one merged of parts.
 * @throws CannotJudge when the folder holds no whole run of this Region
 */
export async function nightOfFolder(
  folder: string,
  { region }: TargetDescription,
  spec: Spec,
): Promise<{ night: Night; report: Report }> {
  const { report, recordings } = await readRun(folder);
  if (report.run.shard) throw new CannotJudge(`${folder} holds a part of a run; merge the parts first.`);
  if (report.target.region !== region) {
    throw new CannotJudge(`${folder} is a run in ${report.target.region}, not in ${region}; say --region.`);
  }
  assertJudged(report);
  return nightOf({ report, observation: observationOf(report, recordings) }, spec);
}

function nightOf({ report, observation }: Observed, spec: Spec): { night: Night; report: Report } {
  const { version, casesSha256 } = report.suite;
  const model = readModel(loadTable().operation);
  return { report, night: { suite: { version, casesSha256 }, spec, model, observation } };
}

/**
 * Compares tonight with a baseline; cases that differ are run again, on their own, before they are called a change.
 * What those runs left behind is given as well.
 */
export async function findDrift(
  baseline: Night,
  tonight: Night,
  options: ConformanceOptions,
): Promise<{ changes: Change[]; leaks: Report['leaks'] }> {
  const only = toConfirm(baseline, tonight);
  const again: Observation[] = [];
  const leaks: Report['leaks'] = [];
  for (let index = 0; only.length > 0 && index < CONFIRMATIONS; index += 1) {
    const seen = await observeOnce({ ...options, only }).catch((error: unknown) => {
      // That the target is out of reach by now takes nothing from what was seen; it is only not confirmed.
      if (!(error instanceof CannotJudge) || options.signal?.aborted) throw error;
      if (error instanceof LeftBehind) leaks.push(...error.leaks);
      return undefined;
    });
    if (!seen) break;
    again.push(seen.observation);
    leaks.push(...seen.report.leaks);
  }
  return { changes: compareNights(baseline, tonight, again), leaks };
}

interface Observed {
  report: Report;
  observation: Observation;
}

async function observeRun(options: ConformanceOptions): Promise<Observed> {
  const observed = await observeOnce(options);
  assertJudged(observed.report);
  return observed;
}

async function observeOnce(options: ConformanceOptions): Promise<Observed> {
  const { report, recordings, stopped } = await runConformance(options);
  assertWhole(report, stopped);
  return { report, observation: observationOf(report, recordings) };
}

function observationOf(report: Report, recordings: readonly Recording[]): Observation {
  const results = new Map(report.cases.map((one) => [one.id, one]));
  const done = recordings.flatMap((recording) => {
    const result = results.get(recording.caseId);
    return result ? [{ recording, result }] : [];
  });
  return observe(loadTable().cases, done);
}
