import { join } from 'node:path';
import { writeWhole } from '../files/write.ts';
import { byHand } from '../needs/by-hand.ts';
import type { Evidence } from '../report/evidence.ts';
import { toFiles } from '../report/formats.ts';
import { writeRun } from '../results/write-run.ts';

/**
 * Writes the report in every format into a folder, with a page for each exception and part below it.
 * @returns the paths of the files that are not such pages
 * @throws Error when the report does not fit its schema: a fault of the suite
 */
export async function writeReport(folder: string, given: Omit<Evidence, 'byHand'>): Promise<string[]> {
  const evidence: Evidence = { ...given, byHand };
  const written = await writeRun(folder, evidence);
  const { files, pages } = toFiles(evidence);
  for (const [path, page] of Object.entries(pages)) await writeWhole(join(folder, path), page);
  for (const [name, content] of Object.entries(files)) {
    await writeWhole(join(folder, name), content);
    written.push(join(folder, name));
  }
  return written;
}
