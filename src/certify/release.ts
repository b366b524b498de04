import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import { findData } from '../contract/data.ts';
import { CannotJudge } from '../contract/errors.ts';
import { assertSchema } from '../files/schema.ts';

/** The release that this version certifies for. */
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

/** @throws CannotJudge when there is no such release, or its file is not in order */
export async function loadRelease(release: string): Promise<Release> {
  if (!/^\d+\.\d+$/.test(release))
    throw new CannotJudge(`The release must look like ${CURRENT_RELEASE}, got "${release}".`);
  const text = findData(`spec/releases/${release}.yaml`);
  if (text === undefined) {
    throw new CannotJudge(
      `This version knows no release ${release}; it has no spec/releases/${release}.yaml.`,
    );
  }
  return assertSchema<Release>(parse(text), `spec/releases/${release}.yaml`, 'release');
}
