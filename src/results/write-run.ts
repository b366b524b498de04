import { join } from 'node:path';
import type { Report } from '../../generated/report.ts';
import type { Recording } from '../contract/recording.ts';
import { schemaErrors } from '../files/schema-errors.ts';
import { type WriteOptions, writeAll } from '../files/write.ts';

/** What a run found, and what it recorded. */
export interface Ran {
  report: Report;
  recordings: readonly Recording[];
}

/**
 * What `readRun` reads, the report and the recordings, by the names of the files.
 * @throws Error when the report does not fit its schema: a fault of the suite, and no file is better than a wrong one
 */
export function filesOfRun({ report, recordings }: Ran): Record<string, string> {
  const errors = schemaErrors('report', report);
  if (errors.length > 0) {
    const problems = errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
    throw new Error(`the report does not fit its schema: ${problems.join('; ')}`);
  }
  return {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'exchanges.jsonl': recordings.map((recording) => `${JSON.stringify(recording)}\n`).join(''),
  };
}

/** Writes {@link filesOfRun} and gives the paths. */
export async function writeRun(folder: string, ran: Ran, options: WriteOptions = {}): Promise<string[]> {
  const files = filesOfRun(ran);
  await writeAll(folder, files, options);
  return Object.keys(files).map((name) => join(folder, name));
}
