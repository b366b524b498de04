import { join } from 'node:path';
import { validateReport } from '../../generated/validators.js';
import { writeWhole } from '../files/write.ts';
import { byHand } from '../needs/by-hand.ts';
import { toBadge } from '../report/badge.ts';
import type { Evidence } from '../report/evidence.ts';
import { toHtml } from '../report/html/html.ts';
import { toJUnit } from '../report/junit.ts';
import { toMarkdown } from '../report/markdown.ts';
import { toPages } from '../report/pages.ts';

/**
 * Writes the report in every format into a folder, with a page per exception and part below it, and gives the paths of the former.
 * @throws Error when the report is not what its schema says: a fault of ours, and better no file than a wrong one
 */
export async function writeReport(folder: string, given: Omit<Evidence, 'byHand'>): Promise<string[]> {
  const evidence: Evidence = { ...given, byHand };
  const { report, recordings, previous } = evidence;
  if (!validateReport(report)) {
    const wrong = (validateReport.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message}`,
    );
    throw new Error(`the report does not fit its schema: ${wrong.join('; ')}`);
  }
  const outputs: Record<string, string> = {
    'report.json': `${JSON.stringify(report, null, 2)}\n`,
    'report.html': toHtml(evidence),
    'report.md': toMarkdown(report, previous),
    'junit.xml': toJUnit(evidence),
    'badge.json': `${JSON.stringify(toBadge(report))}\n`,
    'exchanges.jsonl': recordings.map((recording) => `${JSON.stringify(recording)}\n`).join(''),
  };
  for (const [path, page] of Object.entries(toPages(evidence))) await writeWhole(join(folder, path), page);
  const files: string[] = [];
  for (const [name, content] of Object.entries(outputs)) {
    const file = join(folder, name);
    await writeWhole(file, content);
    files.push(file);
  }
  return files;
}
