import { readFile } from 'node:fs/promises';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { writeWhole } from '../files/write.ts';
import type { Snapshot } from './snapshot.ts';

/** A run that was accepted as the expected behaviour: its report, what was observed, and why it was accepted. */
export interface Baseline {
  formatVersion: 2;
  accepted: { at: string; reason: string };
  report: Report;
  snapshot: Snapshot;
}

/** @throws CannotJudge when the file is missing or isn't a baseline */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotJudge(`There is no baseline ${file}. Create it from this run with --accept "REASON".`);
  });
  try {
    const value = JSON.parse(text) as Partial<Baseline>;
    if (value.formatVersion === 2 && value.snapshot && value.report && value.accepted)
      return value as Baseline;
  } catch {
    // Text that isn't JSON gets the same message.
  }
  throw new CannotJudge(`${file} isn't a baseline of this version. Create a new one with --accept "REASON".`);
}

export async function writeBaseline(
  file: string,
  { reason, report, snapshot }: { reason: string; report: Report; snapshot: Snapshot },
): Promise<void> {
  const accepted = { at: new Date().toISOString(), reason };
  const baseline: Baseline = { formatVersion: 2, accepted, report, snapshot };
  await writeWhole(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
