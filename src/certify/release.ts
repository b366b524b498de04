import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { packageRoot } from '../files/root.ts';
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
  const root = packageRoot();
  if (!/^\d+\.\d+$/.test(release))
    throw new CannotJudge(`The release must look like ${CURRENT_RELEASE}, got "${release}".`);
  let text: string;
  try {
    text = await readFile(join(root, `spec/releases/${release}.yaml`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CannotJudge(
      `This version knows no release ${release}; it has no spec/releases/${release}.yaml.`,
    );
  }
  return assertSchema<Release>(parse(text), `spec/releases/${release}.yaml`, 'release');
}
