import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseTable } from '../../generated/case-table.ts';
import { packageRoot } from '../files/root.ts';

let loaded: CaseTable | undefined;

/** The case table of this version. */
export function loadTable(): CaseTable {
  loaded ??= JSON.parse(readFileSync(join(packageRoot(), 'generated/cases.json'), 'utf8')) as CaseTable;
  return loaded;
}
