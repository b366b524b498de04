import { join } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { type WriteOptions, writeAll } from '../files/write.ts';
import { byHand } from '../needs/by-hand.ts';
import type { Evidence } from '../report/evidence.ts';
import { toFiles } from '../report/formats.ts';
import { filesOfRun, type Ran, writeRun } from '../results/write-run.ts';
import { isAwsHost } from '../targets/regions.ts';

/**
 * Writes the report in every format into a folder, with a page for each exception and part below it, and further files.
 * @returns the paths of the files that are not such pages
 * @throws Error when the report does not fit its schema: a fault of the suite
 */
export async function writeReport(
  folder: string,
  given: Omit<Evidence, 'byHand'>,
  further: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const evidence: Evidence = { ...given, byHand };
  const { files, pages } = toFiles(evidence);
  const named = { ...filesOfRun(evidence), ...files, ...further };
  await writeAll(folder, { ...pages, ...named }, optionsFor(given.report));
  return Object.keys(named).map((name) => join(folder, name));
}

/** Writes what a run found before it removes anything, so that nothing that the removal meets can take the results with it. */
export async function writeFirst(folder: string, ran: Ran): Promise<void> {
  await writeRun(folder, ran, optionsFor(ran.report));
}

/** A report on an account of AWS is for its owner. */
function optionsFor({ target: { endpoint } }: Report): WriteOptions {
  return { isPrivate: endpoint === undefined || isAwsHost(new URL(endpoint).hostname) };
}
