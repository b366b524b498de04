import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { evidenceOf } from '../report/testing/evidence.ts';
import { readReport } from './read-report.ts';

const { report } = evidenceOf({
  answer: { status: 400, headers: {}, body: '{"__type":"Other"}' },
  seen: { kind: 'rejected', code: 'Other' },
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const file = join(folder, 'report.json');
  await writeFile(file, content);
  return readReport(folder);
}

describe('readReport', () => {
  it('reads what the suite writes', async () => {
    expect(await read(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it.each([1, 2])(
    'refuses format %i, naming both formats, the version and what to do',
    async (formatVersion) => {
      const other = { ...report, formatVersion, suite: { ...report.suite, version: '0.9.0' } };
      await expect(read(JSON.stringify(other))).rejects.toThrow(
        new CannotJudge(
          `${join(folder, 'report.json')} was written in format ${formatVersion} by version 0.9.0; this version reads format 3. Run the suite again.`,
        ),
      );
      await expect(read(JSON.stringify({ formatVersion }))).rejects.toThrow(
        `was written in format ${formatVersion}; this version reads format 3.`,
      );
    },
  );

  it.each([['null'], ['{}'], ['[]'], [JSON.stringify({ ...report, cases: [5] })]])(
    'refuses what is not a report: %.20s',
    async (content) => {
      await expect(read(content)).rejects.toThrow(
        /is not a report: .*\. Give a report\.json or its folder\.$/,
      );
    },
  );

  it('refuses what is not JSON', async () => {
    await expect(read('{')).rejects.toThrow(/can't be read as a report/);
  });

  it('names a file that is not there once', async () => {
    const file = join(folder, 'elsewhere', 'report.json');
    await expect(readReport(file)).rejects.toThrow(
      new CannotJudge(`${file} can't be read (no such file or directory). Give a report.json or its folder.`),
    );
  });
});
