import { join } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { validateReport } from '../../generated/validators.js';
import type { Recording } from '../contract/recording.ts';
import { writeWhole } from '../files/write.ts';

/**
 * Writes what `readRun` reads, the report and the recordings, and gives the paths.
 * @throws Error when the report does not fit its schema: a fault of the suite, and no file is better than a wrong one
 */
export async function writeRun(
  folder: string,
  { report, recordings }: { report: Report; recordings: readonly Recording[] },
): Promise<string[]> {
  if (!validateReport(report)) {
    const problems = (validateReport.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message}`,
    );
    throw new Error(`the report does not fit its schema: ${problems.join('; ')}`);
  }
  const files = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'exchanges.jsonl': recordings.map((recording) => `${JSON.stringify(recording)}\n`).join(''),
  };
  for (const [name, content] of Object.entries(files)) await writeWhole(join(folder, name), content);
  return Object.keys(files).map((name) => join(folder, name));
}
