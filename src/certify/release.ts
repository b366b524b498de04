import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import { findData } from '../contract/data.ts';
import { CannotJudge } from '../contract/errors.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { assertSchema } from '../files/schema.ts';

/** The release that this version certifies for, of each operation. */
export const CURRENT_RELEASE = '1.0';

/** A frozen list of cases: what a certificate of the release covers, whatever the table gains later. */
export interface Release {
  formatVersion: 1;
  release: string;
  cases: string[];
}

/** The cases that a release freezes: all that can fail. */
export function freeze(table: CaseTable, release: string): Release {
  return {
    formatVersion: 1,
    release,
    cases: table.cases.filter(({ informative }) => !informative).map(({ id }) => id),
  };
}

/** The file of a release of one operation; that of the first operation stands alone. */
export function releaseFile(release: string, operation: string): string {
  const folder = operation === FIRST_OPERATION ? '' : `${operation}/`;
  return `spec/releases/${folder}${release}.yaml`;
}

/**
 * The release of some operations: the frozen cases of each.
 * @throws CannotJudge when there is no such release, or its file is not in order
 */
export async function loadRelease(
  release: string,
  operations: readonly string[] = [FIRST_OPERATION],
): Promise<Release> {
  if (!/^\d+\.\d+$/.test(release))
    throw new CannotJudge(`The release must look like ${CURRENT_RELEASE}, got "${release}".`);
  const ofEach = operations.map((operation) => {
    const file = releaseFile(release, operation);
    const text = findData(file);
    if (text === undefined) {
      throw new CannotJudge(
        `This version knows no release ${release} of ${operation}; it has no ${file}. See --release and --operation.`,
      );
    }
    return assertSchema<Release>(parse(text), file, 'release');
  });
  const cases = (await Promise.all(ofEach)).flatMap((one) => one.cases);
  return { formatVersion: 1, release, cases };
}
