import { createRequire } from 'node:module';
import type { CaseTable } from '../../generated/case-table.ts';

const require = createRequire(import.meta.url);

/** The case table of an operation. It is read once, and only by who needs it. */
export function loadTable(operation = 'CreateTrail'): CaseTable {
  // `#generated` is in package.json: the sources and the built files find the same file by it.
  return require(`#generated/${operation}/cases.json`) as CaseTable;
}
