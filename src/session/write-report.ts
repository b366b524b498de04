import { join } from 'node:path';
import { writeWhole } from '../files/write.ts';
import { toBadge } from '../report/badge.ts';
import type { Evidence } from '../report/evidence.ts';
import { toHtml } from '../report/html/html.ts';
import { toJUnit } from '../report/junit.ts';
import { toMarkdown } from '../report/markdown.ts';
import { toPages } from '../report/pages.ts';
import { writeRun } from '../results/write-run.ts';

/**
 * Writes the report in every format into a folder, with a page per exception and part below it, and gives the paths of the former.
 * @throws Error when the report does not fit its schema
 */
export async function writeReport(folder: string, evidence: Evidence): Promise<string[]> {
  const { report, previous } = evidence;
  const files = await writeRun(folder, evidence);
  const outputs: Record<string, string> = {
    'report.html': toHtml(evidence),
    'report.md': toMarkdown(report, previous),
    'junit.xml': toJUnit(evidence),
    'badge.json': `${JSON.stringify(toBadge(report))}\n`,
  };
  for (const [path, page] of Object.entries(toPages(evidence))) await writeWhole(join(folder, path), page);
  for (const [name, content] of Object.entries(outputs)) {
    const file = join(folder, name);
    await writeWhole(file, content);
    files.push(file);
  }
  return files;
}
