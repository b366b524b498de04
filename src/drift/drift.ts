import type { Report } from '../../generated/report.ts';
import { loadTable } from '../cases/table.ts';
import { readModel } from '../model/model.ts';
import { deriveSpec } from '../page/index.ts';
import { loadSpec } from '../page/load.ts';
import { type ConformanceOptions, demandJudged, demandWhole, runConformance } from '../run/conformance.ts';
import { type Change, compareNights, type Night, toConfirm } from './compare.ts';
import { type Observation, observe } from './observe.ts';

/** With tonight's own, three observations in a row make a behaviour. */
const CONFIRMATIONS = 2;

/** Runs the table and gives the night, to compare with or to accept as the baseline. */
export async function observeTonight(
  options: ConformanceOptions,
  page?: string,
): Promise<{ night: Night; report: Report }> {
  const table = loadTable();
  const spec = page === undefined ? await loadSpec() : await deriveSpec(page);
  const { report, observation } = await observeRun(options);
  const { version, casesSha256 } = report.suite;
  return {
    report,
    night: { suite: { version, casesSha256 }, spec, model: readModel(table.operation), observation },
  };
}

/** Compares tonight with a baseline; cases that differ are run again, on their own, before they are called a change. */
export async function findDrift(
  baseline: Night,
  tonight: Night,
  options: ConformanceOptions,
): Promise<Change[]> {
  const only = toConfirm(baseline, tonight);
  const again: Observation[] = [];
  for (let index = 0; only.length > 0 && index < CONFIRMATIONS; index += 1) {
    again.push((await observeRun({ ...options, only })).observation);
  }
  return compareNights(baseline, tonight, again);
}

async function observeRun(
  options: ConformanceOptions,
): Promise<{ report: Report; observation: Observation }> {
  const { report, recordings, stopped } = await runConformance(options);
  demandWhole(report, stopped);
  demandJudged(report);
  const results = new Map(report.cases.map((one) => [one.id, one]));
  const done = recordings.flatMap((recording) => {
    const result = results.get(recording.caseId);
    return result ? [{ recording, result }] : [];
  });
  return { report, observation: observe(loadTable().cases, done, report.run.id) };
}
