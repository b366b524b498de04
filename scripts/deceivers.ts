import { join } from 'node:path';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';
import { deceivers } from './deceivers/all.ts';
import { toMarkdown } from './deceivers/markdown.ts';
import { forgerRows, serverRow } from './deceivers/rows.ts';

// Runs the suite on servers that try to be called right, and writes docs/deceivers.md. A minute or two.
const servers = [];
for (const deceiver of deceivers) {
  const { tried, row } = await serverRow(deceiver);
  const { failed, total, drawnFailed, drawn } = tried;
  console.log(`${row.id}: ${failed} of ${total} cases fail, ${drawnFailed} of ${drawn} drawn requests`);
  servers.push(row);
}
await writeWhole(join(packageRoot(), 'docs/deceivers.md'), toMarkdown(servers, await forgerRows()));
