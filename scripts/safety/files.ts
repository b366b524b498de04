import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLANTED } from '../../src/files/testing/planted.ts';
import { BUILT } from '../faults/kill.ts';
import { type Measured, measured } from './measured.ts';
import { table } from './table.ts';

/** A file that a verb reads: what it is called, and the verb. `base` is the folder of a small run. */
interface ReadFile {
  name: string;
  words(file: string, base: string): string[];
  /** What lies beside it. */
  beside?: string;
  env?(file: string): Record<string, string>;
}

const small = ['--target', 'reference', '--only', 'Response/smallest'];
const nowhere = ['run', '--endpoint', 'https://127.0.0.1:9'];

export const READ_FILES: Readonly<Record<string, ReadFile>> = {
  'report (compare)': { name: 'report.json', words: (file) => ['compare', file, file] },
  'report (merge)': { name: 'report.json', words: (file) => ['merge', join(file, '..')] },
  'recordings (merge)': {
    name: 'exchanges.jsonl',
    words: (file) => ['merge', join(file, '..')],
    beside: 'report.json',
  },
  'earlier report (run)': {
    name: 'report.json',
    words: (file) => ['run', ...small, '--since', file, '--out', join(file, '../out')],
  },
  'known differences (run)': {
    name: 'known.yaml',
    words: (file) => ['run', ...small, '--known', file, '--out', join(file, '../out')],
  },
  'page (run)': {
    name: 'page.txt',
    words: (file) => ['run', ...small, '--page', file, '--out', join(file, '../out')],
  },
  'page (spec derive)': {
    name: 'page.txt',
    words: (file) => ['spec', 'derive', '--page', file, '--out', join(file, '../spec.json')],
  },
  'report (observe)': { name: 'report.json', words: (file) => ['observe', join(file, '..')] },
  'recordings (observe)': {
    name: 'exchanges.jsonl',
    words: (file) => ['observe', join(file, '..')],
    beside: 'report.json',
  },
  'page (spec diff)': { name: 'page.txt', words: (file) => ['spec', 'diff', '--page', file] },
  'page (drift)': {
    name: 'page.txt',
    words: (file) => [
      ...['drift', '--target', 'reference', '--only', 'Response/smallest', '--page', file],
      ...['--baseline', join(file, '../b.json'), '--accept', 'first run'],
    ],
  },
  'certificate (verify)': { name: 'certificate.json', words: (file) => ['verify', file] },
  'baseline (drift)': {
    name: 'baseline.json',
    words: (file) => ['drift', '--target', 'reference', '--baseline', file],
  },
  'journal (sweep)': {
    name: 'abc123.jsonl',
    words: (file) => ['sweep', '--target', 'reference', '--journal', join(file, '..')],
  },
  'config in JSON (run)': { name: 'c.json', words: (file) => ['run', '--target', file] },
  'config in YAML (run)': { name: 'c.yaml', words: (file) => ['run', '--target', file] },
  'authorities (run)': { name: 'ca.pem', words: (file) => [...nowhere, '--ca-bundle', file] },
  'profiles (run)': {
    name: 'profiles',
    words: () => [...nowhere, '--profile', 'own'],
    env: (file) => ({ AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: '/nonexistent' }),
  },
};

/** One file that was planted, and what became of the verb that read it. */
export interface FileRow extends Measured {
  read: string;
  planted: string;
}

/** Runs each verb on each planted file. @param program as arguments of node */
export async function* readPlanted({
  reads = Object.keys(READ_FILES),
  plants = Object.keys(PLANTED),
  program = BUILT,
} = {}): AsyncGenerator<FileRow> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-planted-'));
  const base = join(folder, 'base');
  try {
    await measured(['run', ...small, '--out', base], program);
    for (const read of reads) {
      const { name = '', words, beside, env } = READ_FILES[read] ?? { words: () => [] };
      for (const planted of plants) {
        const own = join(folder, 'own');
        await mkdir(own);
        if (beside) await cp(join(base, beside), join(own, beside));
        const file = join(own, name);
        await PLANTED[planted]?.(file);
        yield { read, planted, ...(await measured(words(file, base), program, env?.(file))) };
        await rm(own, { recursive: true });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function filesSection(): Promise<string> {
  const rows: FileRow[] = [];
  for await (const row of readPlanted()) {
    rows.push(row);
    const { read, planted, code, cpuMs, maxMiB, said } = row;
    console.log(
      `${read}, ${planted}: exit ${code}, ${cpuMs} ms, ${maxMiB} MiB: ${said.trim().slice(0, 160)}`,
    );
  }
  const figures = (of: readonly FileRow[]) => [
    [...new Set(of.map(({ code }) => code))].sort().join(', '),
    Math.max(...of.map(({ cpuMs }) => cpuMs)),
    Math.max(...of.map(({ maxMiB }) => maxMiB)),
  ];
  const head = ['exit codes', 'most ms of CPU', 'most MiB'];
  const by = (key: 'read' | 'planted', names: readonly string[]) =>
    names.map((name) => [name, ...figures(rows.filter((row) => row[key] === name))]);
  return [
    table(['file', ...head], by('read', Object.keys(READ_FILES))),
    table(['what is there', ...head], by('planted', Object.keys(PLANTED))),
  ].join('\n\n');
}
