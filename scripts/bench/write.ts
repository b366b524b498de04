import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { writeWhole } from '../../src/files/write.ts';
import { type Bench, benchTable, inReadme } from './figure.ts';

/** Writes the figures to reports/bench.json, and their table into the README. */
export async function writeBench(bench: Bench): Promise<void> {
  const readme = join(packageRoot(), 'README.md');
  const text = inReadme(await readFile(readme, 'utf8'), benchTable(bench));
  await writeWhole(join(packageRoot(), 'reports/bench.json'), `${JSON.stringify(bench, null, 2)}\n`);
  await writeWhole(readme, text);
}
