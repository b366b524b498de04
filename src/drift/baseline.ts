import { existsSync } from 'node:fs';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { parseJson } from '../files/json.ts';
import { readText } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import { assertFormat } from '../results/format.ts';
import type { Snapshot } from './snapshot.ts';

/** The format of a baseline that this version writes and reads. */
export const BASELINE_FORMAT = 3;

/** A run that was accepted as the expected behaviour: its report, what was observed, and why it was accepted. */
export interface Baseline {
  formatVersion: typeof BASELINE_FORMAT;
  accepted: { at: string; reason: string };
  report: Report;
  snapshot: Snapshot;
}

/** @throws CannotJudge when the file is missing or isn't a baseline */
export async function readBaseline(file: string): Promise<Baseline> {
  if (!existsSync(file)) {
    throw new CannotJudge(`There is no baseline ${file}. Create it from this run with --accept "REASON".`);
  }
  const text = await readText(file);
  const again = 'Create a new one with --accept "REASON".';
  const value = parseJson(text, file) as Partial<Baseline> | null;
  assertFormat(
    { formatVersion: value?.formatVersion, suite: value?.report?.suite },
    { file, format: BASELINE_FORMAT, again },
  );
  if (isBaseline(value)) return value;
  throw new CannotJudge(`${file} is not a baseline. Give another file with --baseline.`);
}

/** Whether a file has the parts of a baseline, of whichever version. */
function isBaseline(value: Partial<Baseline> | null): value is Baseline {
  return Boolean(value?.snapshot && value.report && value.accepted);
}

/** @throws CannotJudge when the file is there and is no baseline of any version: then it is somebody's, and is not replaced */
export async function assertReplaceable(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const value = await readText(file)
    .then((text) => parseJson(text, file) as Partial<Baseline> | null)
    .catch(() => null);
  if (isBaseline(value)) return;
  throw new CannotJudge(
    `${file} is not a baseline, so --accept does not replace it. Give another file with --baseline.`,
  );
}

export async function writeBaseline(
  file: string,
  { reason, report, snapshot }: { reason: string; report: Report; snapshot: Snapshot },
): Promise<void> {
  const accepted = { at: new Date().toISOString(), reason };
  const baseline: Baseline = { formatVersion: BASELINE_FORMAT, accepted, report, snapshot };
  await writeWhole(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
