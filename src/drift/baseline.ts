import { readFile } from 'node:fs/promises';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { writeWhole } from '../files/write.ts';
import type { Night } from './compare.ts';

/** A run that was accepted as what the service does: its report, what was observed, and why it was accepted. */
export interface Baseline {
  formatVersion: 1;
  accepted: { at: string; reason: string };
  report: Report;
  night: Night;
}

/** @throws CannotJudge when the file is missing or no baseline */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotJudge(`There is no baseline ${file}. Make one of tonight's run with --accept "REASON".`);
  });
  try {
    const value = JSON.parse(text) as Partial<Baseline>;
    if (value.formatVersion === 1 && value.night && value.report && value.accepted) return value as Baseline;
  } catch {
    // Not JSON: said below, with what to do.
  }
  throw new CannotJudge(`${file} is no baseline of this version. Make one with --accept "REASON".`);
}

export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await writeWhole(file, `${JSON.stringify(baseline, null, 2)}\n`);
}
