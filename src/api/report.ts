import { loadSuite } from '../contract/table.ts';
import { byHand } from '../needs/by-hand.ts';
import { toFiles } from '../report/formats.ts';
import { toTerminal } from '../report/terminal/report.ts';
import * as session from '../session/write-report.ts';
import type { RecordedRun } from './judge.ts';

export { readRun } from '../results/read-report.ts';

/**
 * The report of a run in every format, by the path of its file: `report.html`, `report.md`, `junit.xml`, `badge.json`, and a page
 * for each exception and part.
 */
export function formatReport({ report, recordings }: RecordedRun): Record<string, string> {
  const { files, pages } = toFiles({ report, recordings, table: loadSuite(), byHand });
  return { ...files, ...pages };
}

/** The report as the terminal shows it, without colours. */
export function showReport({ report }: Pick<RecordedRun, 'report'>): string {
  return toTerminal(report, { color: false, files: [] });
}

/** Writes the report of a run into a folder, in every format and with its recordings. Gives the paths of the files. */
export function writeReport(folder: string, { report, recordings }: RecordedRun): Promise<string[]> {
  return session.writeReport(folder, { report, recordings, table: loadSuite() });
}
