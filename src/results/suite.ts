import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Report } from '../../generated/report.ts';
import { readData } from '../contract/data.ts';
import { packageRoot } from '../files/root.ts';

/** Which suite judges: name and version of the package, and digests of the spec and the case table. */
export async function suiteFacts(table: CaseTable): Promise<Report['suite']> {
  const own = await readFile(join(packageRoot(), 'package.json'), 'utf8');
  const { name, version } = JSON.parse(own) as { name: string; version: string };
  // Of one operation that of its file, so that it stays the same whatever other operations there are.
  const sha256 = (file: (operation: string) => string) => {
    const hash = createHash('sha256');
    for (const operation of Object.keys(table.subjects)) hash.update(readData(file(operation)));
    return hash.digest('hex');
  };
  return {
    name,
    version,
    service: table.service,
    operation: table.operation,
    specSha256: sha256((operation) => `spec/${operation}/spec.json`),
    casesSha256: sha256((operation) => `generated/${operation}/cases.json`),
  };
}
