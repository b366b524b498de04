import { join } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { validateReport } from '../../generated/validators.js';
import { writeWhole } from '../files.ts';
import { toMarkdown } from '../report/markdown.ts';
import type { Recording } from './recording.ts';

/**
 * Writes the report in every format into a folder and gives the paths.
 * @throws Error when the report is not what its schema says: a fault of ours, and better no file than a wrong one
 */
export async function writeReport(
  folder: string,
  report: Report,
  recordings: readonly Recording[],
): Promise<string[]> {
  if (!validateReport(report)) {
    const wrong = (validateReport.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message}`,
    );
    throw new Error(`the report does not fit its schema: ${wrong.join('; ')}`);
  }
  const outputs: Record<string, string> = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'report.md': toMarkdown(report),
    'exchanges.jsonl': recordings.map((recording) => `${JSON.stringify(recording)}\n`).join(''),
  };
  const files: string[] = [];
  for (const [name, content] of Object.entries(outputs)) {
    const file = join(folder, name);
    await writeWhole(file, content);
    files.push(file);
  }
  return files;
}
