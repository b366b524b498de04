import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyVerb } from '../../src/cli/testing/every-verb.ts';
import { packageRoot } from '../../src/files/root.ts';
import { createReference } from '../../src/reference/index.ts';
import { BUILT } from '../faults/kill.ts';
import { measured } from './measured.ts';
import { table } from './table.ts';

/** Runs each verb with a look at where its sockets go. */
export async function socketsSection(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-sockets-'));
  const server = await createReference().listen();
  const target = new URL(server.url).host;
  const noting = ['--import', join(packageRoot(), 'src/cli/testing/note-sockets.mjs'), ...BUILT];
  try {
    const rows: (string | number)[][] = [];
    for (const { words, shown, profile } of await everyVerb(server.url, folder)) {
      const sockets = join(folder, 'sockets');
      await writeFile(sockets, '');
      const env = { AWS_CONFIG_FILE: join(folder, 'config'), SOCKETS: sockets };
      const { code } = await measured(words, noting, {
        ...env,
        ...(profile ? { AWS_PROFILE: profile } : {}),
      });
      const noted = (await readFile(sockets, 'utf8')).split('\n').filter(Boolean);
      const elsewhere = [...new Set(noted.filter((one) => one !== target))].join(', ') || 'none';
      rows.push([
        `\`${shown}\``,
        profile ?? '–',
        code,
        noted.length - noted.filter((one) => one !== target).length,
        elsewhere,
      ]);
      console.log(rows.at(-1)?.join(' | '));
    }
    return table(['verb', 'profile', 'exit code', 'sockets to the target', 'elsewhere'], rows);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
