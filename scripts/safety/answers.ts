import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenAnswers } from '../../src/lanes/testing/broken-answers.ts';
import { HOSTILE_ANSWERS } from '../../src/lanes/testing/hostile-answers.ts';
import { serveHostile } from '../../src/lanes/testing/serve-hostile.ts';
import { readReport } from '../../src/results/read-report.ts';
import { measured } from './measured.ts';
import { table } from './table.ts';

/** Some cases, each with a control. */
const ONLY = 'InvalidTrailNameException/name-length-*';
/** Rows under way at once. */
const AT_ONCE = 4;

/** Runs the program against each answer, and tells what came of it. */
export async function answersSection(): Promise<string> {
  let followed = 0;
  const elsewhere = createServer((_, out) => {
    followed += 1;
    out.end('{}');
  }).listen(0, '127.0.0.1');
  const rows: (string | number)[][] = [];
  try {
    const port = () => (elsewhere.address() as AddressInfo).port;
    const all = [...brokenAnswers(port), ...HOSTILE_ANSWERS];
    const waiting = all.entries();
    const work = async () => {
      // One iterator for all workers: most rows wait for a deadline, and take no time of the machine.
      for (const [index, { name, answer }] of waiting) {
        const row = [name.replaceAll('|', '\\|'), ...(await figuresOf(answer))];
        rows[index] = row;
        console.log(row.join(' | '));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    elsewhere.close();
  }
  const head = ['CreateTrail', 'outcomes of the cases', 'leaks', 'exit code', 's', 's of CPU', 'MiB'];
  return `${table(head, rows)}\n\nRedirects that were followed: ${followed}.`;
}

async function figuresOf(answer: (typeof HOSTILE_ANSWERS)[number]['answer']): Promise<(string | number)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ctc-answers-'));
  const { server, healthy, url } = await serveHostile(answer);
  try {
    const to = ['--out', join(folder, 'out'), '--journal', join(folder, 'journal')];
    const ended = await measured(['run', '--endpoint', url, '--only', ONLY, ...to]);
    const { cases, leaks } = await readReport(join(folder, 'out/report.json'));
    const outcomes = [...new Set(cases.map(({ outcome }) => outcome))].sort().join(', ');
    const seconds = (ms: number) => Number((ms / 1_000).toFixed(1));
    return [outcomes, leaks.length, ended.code, seconds(ended.ms), seconds(ended.cpuMs), ended.maxMiB];
  } finally {
    server.closeAllConnections();
    server.close();
    await healthy.close();
    await rm(folder, { recursive: true, force: true });
  }
}
