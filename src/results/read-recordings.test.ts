import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { readRecordings } from './read-recordings.ts';

const EXCHANGE = {
  role: 'request',
  lane: 'sdk',
  operation: 'CreateTrail',
  input: {},
  sent: { method: 'POST', url: 'http://a.test/', headers: {}, body: '{}' },
  answer: { status: 400, headers: {}, body: '{"__type":"X"}' },
  seen: { kind: 'rejected', code: 'X' },
  at: '2026-01-01T00:00:00.000Z',
  ms: 1.5,
};
const RECORDING = { caseId: 'A/b', unmet: [], exchanges: [EXCHANGE] };

const MEBIBYTE = 1024 * 1024;

let file = '';
beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'recordings-')), 'exchanges.jsonl');
});
afterAll(() => rm(join(file, '..'), { recursive: true }));

async function written(...lines: unknown[]): Promise<string> {
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

const exchangeWith = (change: object) => ({ ...RECORDING, exchanges: [{ ...EXCHANGE, ...change }] });

describe('readRecordings', () => {
  it('gives the recordings in their order, and keeps members of a later version', async () => {
    const later = { ...RECORDING, caseId: 'A/c', later: true };
    expect(await readRecordings(await written(RECORDING, later))).toEqual([RECORDING, later]);
  });

  it.each([
    { line: null, message: 'it must be object' },
    { line: {}, message: "it must have required property 'caseId'" },
    { line: { ...RECORDING, unmet: [null] }, message: '/unmet/0 must be object' },
    { line: { ...RECORDING, exchanges: [null] }, message: '/exchanges/0 must be object' },
    { line: { ...RECORDING, exchanges: [5] }, message: '/exchanges/0 must be object' },
    { line: exchangeWith({ seen: undefined }), message: "/exchanges/0 must have required property 'seen'" },
    { line: exchangeWith({ seen: { kind: 'accepted' } }), message: "must have required property 'output'" },
    { line: exchangeWith({ answer: { status: 400 } }), message: "must have required property 'headers'" },
    { line: exchangeWith({ at: 'yesterday' }), message: '/exchanges/0/at must match format "date-time"' },
  ])(
    'refuses a line that is not a recording, naming file, line and place: $message',
    async ({ line, message }) => {
      const refusal: unknown = await readRecordings(await written(RECORDING, line)).catch((error) => error);
      expect(refusal).toBeInstanceOf(CannotJudge);
      expect((refusal as Error).message).toContain(`${file}, line 2 is not the recording of a case: `);
      expect((refusal as Error).message).toContain(message);
    },
  );

  it('refuses what is not JSON, and a file that is not there', async () => {
    await writeFile(file, '\n{"caseId"');
    await expect(readRecordings(file)).rejects.toThrow(`${file}, line 2 can't be read as JSON`);
    await expect(readRecordings(`${file}.gone`)).rejects.toThrow("can't be read");
  });

  it('reads what a run may record until it ends because of long answers, and refuses what no run records', async () => {
    const long = { ...RECORDING, harnessError: 'x'.repeat(40 * MEBIBYTE) };
    expect((await readRecordings(await written(long))).map(({ caseId }) => caseId)).toEqual(['A/b']);
    await truncate(await written(), 97 * MEBIBYTE);
    await expect(readRecordings(file)).rejects.toThrow(/has 97 MiB, at most 96 MiB are read/);
  });
});
