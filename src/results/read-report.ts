import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { parseJson } from '../files/json.ts';
import { readText } from '../files/read.ts';
import { schemaErrors } from '../files/schema-errors.ts';
import { reasonOf } from '../text/reason.ts';
import { assertFormat, REPORT_FORMAT } from './format.ts';
import { readRecordings } from './read-recordings.ts';

/**
 * Reads a report of an earlier run: its report.json, or the folder that has it.
 * @throws CannotJudge when it can't be read or is not a report of this format
 */
export async function readReport(path: string): Promise<Report> {
  const file = await fileOf(path);
  const text = await readText(file).catch((error: unknown) => {
    throw new CannotJudge(`${reasonOf(error)}. Give a report.json or its folder.`);
  });
  let value: unknown;
  try {
    value = parseJson(text, 'it');
  } catch (error) {
    throw new CannotJudge(
      `${file} can't be read as a report (${reasonOf(error)}). Give a report.json or its folder.`,
    );
  }
  assertFormat(value, { file, format: REPORT_FORMAT, again: 'Run the suite again.' });
  const [error] = schemaErrors('report', value);
  if (!error) return value as Report;
  const { instancePath, message = 'is wrong' } = error;
  throw new CannotJudge(
    `${file} is not a report: ${instancePath || 'the whole file'} ${message}. Give a report.json or its folder.`,
  );
}

/** Reads the folder of an earlier run: its report and its recorded exchanges. @throws CannotJudge when one is missing or broken */
export async function readRun(folder: string): Promise<{ report: Report; recordings: Recording[] }> {
  const report = await readReport(join(folder, 'report.json'));
  return { report, recordings: await readRecordings(join(folder, 'exchanges.jsonl')) };
}

async function fileOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, 'report.json') : path;
  } catch {
    // Reading it fails with the better reason.
    return path;
  }
}
