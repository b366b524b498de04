import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { writeWhole } from '../../src/files/write.ts';
import { type Bench, benchTable, inPage } from './figure.ts';

/** Writes the figures to reports/bench.json, and their table into docs/performance.md. */
export async function writeBench(bench: Bench): Promise<void> {
  const page = join(packageRoot(), 'docs/performance.md');
  const text = inPage(await readFile(page, 'utf8'), benchTable(bench));
  await writeWhole(join(packageRoot(), 'reports/bench.json'), `${JSON.stringify(bench, null, 2)}\n`);
  await writeWhole(page, text);
}
