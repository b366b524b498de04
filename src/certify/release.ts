import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { packageRoot } from '../files/root.ts';
import { describeErrors } from '../text/schema-errors.ts';

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

/** @throws CannotJudge when there is no such release, Error when its file is not in order */
export async function loadRelease(release: string): Promise<Release> {
  const root = packageRoot();
  if (!/^\d+\.\d+$/.test(release))
    throw new CannotJudge(`${release} is no release; one looks like ${CURRENT_RELEASE}.`);
  let text: string;
  try {
    text = await readFile(join(root, `spec/releases/${release}.yaml`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CannotJudge(
      `This version knows no release ${release}; it has no spec/releases/${release}.yaml.`,
    );
  }
  const schema = JSON.parse(await readFile(join(root, 'spec/schemas/release.schema.json'), 'utf8')) as object;
  const validate = new Ajv().compile<Release>(schema);
  const value: unknown = parse(text);
  if (!validate(value)) throw new Error(`spec/releases/${release}.yaml: ${describeErrors(validate.errors)}`);
  return value;
}
