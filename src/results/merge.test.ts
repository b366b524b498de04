import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { buildReport } from './build.ts';
import { mergeParts } from './merge.ts';
import { chosenCases } from './select.ts';
import { suiteFacts } from './suite.ts';

const table = loadTable();
const ONLY = ['InvalidTrailNameException', 'KmsKeyNotFoundException', 'Response/*'];

interface Written {
  report: Report;
  recordings: Recording[];
}

let folder = '';
/** Parts 1/2 and 2/2 as their runs wrote them. */
let runs: Written[] = [];
/** The same, to tamper with. */
let parts: [Written, Written];

async function runPart(index: number, runId: string): Promise<Written> {
  const shard = { index, total: 2 };
  const cases = chosenCases(table, { only: ONLY, shard });
  const { handle } = createReference();
  const { target, facts, fixtures, done } = await runInProcess({ table, cases, handle, runId });
  const recordings = done.map(({ recording }) => recording);
  const report = buildReport({
    suite: await suiteFacts(table),
    operations: ['CreateTrail'],
    table,
    target: {
      ...target,
      name: 'reference',
      started: true,
      endpoints: oneEndpoint(`http://127.0.0.1:${index}`),
    },
    facts,
    bindings: fixtures.bindings,
    filter: ONLY,
    shard,
    startedAt: '2026-01-01T00:00:00.000Z',
    ms: 1,
    capabilities: [],
    results: done.map(({ result }) => result),
    recordings,
    leaks: [],
    conflicts: [],
  });
  return { report, recordings };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parts-'));
  runs = [await runPart(1, 'part01'), await runPart(2, 'part02')];
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  parts = structuredClone(runs) as typeof parts;
});

async function merge(...changed: Written[]) {
  const folders = changed.map((_, index) => join(folder, String(index)));
  for (const [index, { report, recordings }] of changed.entries()) {
    const into = folders[index] ?? '';
    await mkdir(into, { recursive: true });
    await writeFile(join(into, 'report.json'), JSON.stringify(report));
    await writeFile(
      join(into, 'exchanges.jsonl'),
      recordings.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
  }
  return mergeParts(folders);
}

describe('mergeParts', () => {
  it('takes parts with run ids and ports of their own, where each started its target', async () => {
    const { report, recordings } = await merge(...parts);
    const wanted = chosenCases(table, { only: ONLY }).map(({ id }) => id);
    expect(report.cases.map(({ id }) => id)).toEqual(wanted);
    expect(recordings.map(({ caseId }) => caseId)).toEqual(wanted);
    expect(report.target).toMatchObject({ name: 'reference', started: true });
  });

  const TAMPERINGS: readonly { title: string; tamper(one: Written, two: Written): void; message: string }[] =
    [
      {
        title: 'with cases left out of both files',
        tamper: (one) => {
          one.report.cases.splice(1, 3);
          one.recordings.splice(1, 3);
        },
        message: 'report.json in FOLDER/0 lacks the case ',
      },
      {
        title: 'with a case twice and another lost',
        tamper: (one) => {
          const [first] = one.report.cases;
          if (first) one.report.cases[1] = first;
        },
        message: 'report.json in FOLDER/0 lacks the case ',
      },
      {
        title: 'with a recording twice',
        tamper: (one) => {
          const [first] = one.recordings;
          if (first) one.recordings.push(first);
        },
        message: ', not its own or twice',
      },
      {
        title: 'without recordings',
        tamper: (one) => {
          one.recordings = [];
        },
        message: 'exchanges.jsonl in FOLDER/0 lacks the case ',
      },
      {
        title: 'with the recordings of the other part',
        tamper: (one, two) => {
          one.recordings = two.recordings;
        },
        message: 'exchanges.jsonl in FOLDER/0 lacks the case ',
      },
      {
        title: 'with another filter than it reports',
        tamper: (one, two) => {
          for (const { report } of [one, two]) report.run.filter = ['InvalidTrailNameException'];
        },
        message: 'report.json in FOLDER/0 has the case ',
      },
      {
        title: 'with the report of another run',
        tamper: (one) => {
          one.report.run.id = 'other0';
        },
        message: 'report.json and exchanges.jsonl in FOLDER/0 are of two runs',
      },
      {
        title: 'with the report of a target that answered otherwise',
        tamper: (one) => {
          for (const each of one.report.cases) if (each.code) each.code = 'Other';
        },
        message: 'report.json and exchanges.jsonl in FOLDER/0 are of two runs',
      },
      {
        title: 'of two targets',
        tamper: (_, two) => {
          two.report.target.name = 'moto';
        },
        message: 'the target differs ("moto", "reference")',
      },
      {
        title: 'of two servers that were up',
        tamper: (one, two) => {
          for (const { report } of [one, two]) delete report.target.started;
        },
        message: 'the endpoint differs ("http://127.0.0.1:2", "http://127.0.0.1:1")',
      },
      {
        title: 'of other cases than those of this version',
        tamper: (one) => {
          one.report.suite = { ...one.report.suite, version: '9.0.0', casesSha256: 'f'.repeat(64) };
        },
        message: 'merge it with the version that made it (9.0.0)',
      },
    ];

  it.each(TAMPERINGS)('refuses parts $title', async ({ tamper, message }) => {
    const [one, two] = parts;
    tamper(one, two);
    const refusal: unknown = await merge(one, two).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CannotJudge);
    expect((refusal as Error).message.replaceAll(folder, 'FOLDER')).toContain(message);
  });

  it('names the line that is not a recording', async () => {
    await merge(...parts);
    const file = join(folder, '0', 'exchanges.jsonl');
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    await writeFile(file, [...lines.slice(0, 2), 'null', ...lines.slice(3)].join('\n'));
    await expect(mergeParts([0, 1].map((index) => join(folder, String(index))))).rejects.toThrow(
      `${file}, line 3 is not the recording of a case`,
    );
  });
});
