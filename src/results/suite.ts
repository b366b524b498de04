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
  const sha256 = async (file: string) =>
    createHash('sha256')
      .update(await read(file))
      .digest('hex');
  return {
    name,
    version,
    service: table.service,
    operation: table.operation,
    specSha256: await sha256(`spec/${table.operation}/spec.json`),
    casesSha256: await sha256(`generated/${table.operation}/cases.json`),
  };
}
