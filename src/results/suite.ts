import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Report } from '../../generated/report.ts';
import { packageRoot } from '../files/root.ts';

/** Which suite judges: name and version of the package, and digests of the spec and the case table. */
export async function suiteFacts(table: CaseTable): Promise<Report['suite']> {
  const root = packageRoot();
  const read = (file: string) => readFile(join(root, file), 'utf8');
  const { name, version } = JSON.parse(await read('package.json')) as { name: string; version: string };
  // Of one operation that of its file, so that it stays the same whatever other operations there are.
  const sha256 = async (file: (operation: string) => string) => {
    const hash = createHash('sha256');
    for (const operation of Object.keys(table.subjects)) hash.update(await read(file(operation)));
    return hash.digest('hex');
  };
  return {
    name,
    version,
    service: table.service,
    operation: table.operation,
    specSha256: await sha256((operation) => `spec/${operation}/spec.json`),
    casesSha256: await sha256((operation) => `generated/${operation}/cases.json`),
  };
}
