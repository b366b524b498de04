import { join } from 'node:path';
import { validateReport } from '../../generated/validators.js';
import { writeWhole } from '../files/write.ts';
import type { Evidence } from '../report/evidence.ts';
import { toFiles } from '../report/formats.ts';

/**
 * Writes the report in every format into a folder, with a page per exception and part below it, and gives the paths of the former.
 * @throws Error when the report is not what its schema says: a fault of ours, and better no file than a wrong one
 */
export async function writeReport(folder: string, evidence: Evidence): Promise<string[]> {
  if (!validateReport(evidence.report)) {
    const wrong = (validateReport.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message}`,
    );
    throw new Error(`the report does not fit its schema: ${wrong.join('; ')}`);
  }
  const { files, pages } = toFiles(evidence);
  for (const [path, page] of Object.entries(pages)) await writeWhole(join(folder, path), page);
  const written: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await writeWhole(file, content);
    written.push(file);
  }
  return written;
}
