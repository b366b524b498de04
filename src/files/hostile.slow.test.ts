import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificateAt, readCertificate } from '../certify/files.ts';
import { CannotJudge } from '../contract/errors.ts';
import { readBaseline } from '../drift/baseline.ts';
import { readJournals } from '../needs/journal/read.ts';
import { readObservations } from '../observe/yaml.ts';
import { readKnown } from '../results/known-file.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { readReport } from '../results/read-report.ts';
import { loadConfig } from '../targets/config/load.ts';
import { PLANTED } from './testing/planted.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-hostile-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What reads a file that a user names, and what the file is called. */
const READERS: Readonly<Record<string, { name: string; read: (file: string) => Promise<unknown> }>> = {
  'a report': { name: 'report.json', read: readReport },
  recordings: { name: 'exchanges.jsonl', read: readRecordings },
  'a certificate': { name: 'certificate.json', read: (file) => readCertificate(certificateAt(file)) },
  'a baseline': { name: 'baseline.json', read: readBaseline },
  'known differences': { name: 'known.yaml', read: readKnown },
  observations: { name: 'observations.yaml', read: readObservations },
  'a config in JSON': { name: 'c.json', read: loadConfig },
  'a config in YAML': { name: 'c.yaml', read: loadConfig },
};

describe.each(Object.entries(READERS))('%s', (_, { name, read }) => {
  it.each(Object.keys(PLANTED))('that is %s is refused in one sentence', async (what) => {
    const file = join(folder, name);
    await PLANTED[what]?.(file);
    const before = process.cpuUsage();
    const fault = await read(file).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { user, system } = process.cpuUsage(before);
    expect(fault).toBeInstanceOf(CannotJudge);
    // Each problem is a line; a sentence names the file.
    expect((fault as Error).message.split('\n')[0]).toContain(name.split('.')[0]);
    expect((fault as Error).message.length).toBeLessThan(4_000);
    expect((user + system) / 1_000).toBeLessThan(10_000);
    expect(process.memoryUsage().rss).toBeLessThan(1_400 * 1024 * 1024);
  });
});

it('a journal that is a pipe or a device is named, and the others are read', async () => {
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'a.jsonl')]);
  await symlink('/dev/zero', join(folder, 'b.jsonl'));
  const { journals, damaged } = readJournals(folder);
  expect(journals).toEqual([]);
  expect(damaged.map(({ reason }) => reason)).toEqual([
    "it can't be read (it is a pipe or a device)",
    "it can't be read (it is a pipe or a device)",
  ]);
});
