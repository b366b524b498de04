import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../generated/case-table.ts';
import { loadOperations, loadSuite } from '../../../contract/table.ts';
import type { DirectRequest, Handle } from '../../../lanes/in-process.ts';
import { describeCheck } from '../../../report/check.ts';
import { describeCase } from '../../../report/outcome.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference } from '../../index.ts';
import { type Alternative, alternativesOf, refuse, withBody } from './alternatives.ts';

const table = loadSuite();
const alternatives = alternativesOf(table);

const calls = ({ headers }: DirectRequest, operation: string) =>
  headers['x-amz-target']?.endsWith(`.${operation}`) ?? false;

async function run(testCase: Case, handle: Handle) {
  const { done: all } = await runInProcess({ table, cases: [testCase], handle, runId: 'either' });
  const [done] = all;
  if (!done) throw new Error(`${testCase.id} has no result.`);
  return done;
}

const positions = new Map<string, Promise<number>>();

/** Which of the messages to CloudTrail is the request of a case: the same case sends the same messages again. */
function requestOf(testCase: Case): Promise<number> {
  const known = positions.get(testCase.id) ?? findRequest(testCase);
  positions.set(testCase.id, known);
  return known;
}

async function findRequest(testCase: Case): Promise<number> {
  const { handle } = createReference();
  const messages: string[] = [];
  const { recording } = await run(testCase, (request) => {
    if (isCloudTrail(request)) messages.push(textOf(request.headers['x-amz-target'] ?? '', request.body));
    return handle(request);
  });
  const ofCase = recording.exchanges.map(({ sent }) =>
    textOf(sent.headers['x-amz-target'] ?? '', Buffer.from(sent.body)),
  );
  const exchange = recording.exchanges.findIndex(({ role }) => role === 'request');
  // Needs may have sent messages to CloudTrail before the case did, and send more after it.
  const starts = messages.flatMap((_, start) =>
    ofCase.every((message, index) => messages[start + index] === message) ? [start] : [],
  );
  expect(starts, testCase.id).toHaveLength(1);
  return (starts[0] ?? 0) + exchange;
}

function isCloudTrail({ headers }: DirectRequest): boolean {
  return /CloudTrail_|NoSuchService_/.test(headers['x-amz-target'] ?? '');
}

function textOf(target: string, body: Uint8Array): string {
  return `${target} ${new TextDecoder().decode(body)}`;
}

/** The reference with this one difference. */
async function serverOf({ testCase, refusal, success, status, ...other }: Alternative): Promise<Handle> {
  const { read, refusedRead } = other;
  const { handle } = createReference();
  const position = await requestOf(testCase);
  let count = 0;
  return async (request) => {
    if (!isCloudTrail(request)) return handle(request);
    const isRequest = count++ === position;
    if (isRequest && refusal) return refuse(refusal);
    const answer = await handle(request);
    if (isRequest && success && answer.status >= 400)
      return { ...answer, status: 200, body: JSON.stringify(success) };
    if (refusedRead && calls(request, refusedRead.call) && answer.status >= 400)
      return refuse({ code: refusedRead.code, status: 400 });
    if (isRequest && status !== undefined) return { ...answer, status };
    return read && calls(request, read.call) && answer.status < 300 ? withBody(answer, read.change) : answer;
  };
}

describe('a server that answers one case by what the table accepts as well', () => {
  it('exists for everything that an expectation leaves open', () => {
    expect(alternatives.length).toBeGreaterThanOrEqual(300);
    const operations = new Set(alternatives.map(({ testCase }) => testCase.operation ?? table.operation));
    expect([...operations].sort()).toEqual(loadOperations().sort());
  });

  it.each(alternatives)('$name', async (alternative) => {
    const { result } = await run(alternative.testCase, await serverOf(alternative));
    const failed = result.checks.filter(({ passed, level }) => !passed && ['core', 'state'].includes(level));
    expect(failed.map((check) => describeCheck(check).headline)).toEqual([]);
    expect(result.outcome, describeCase(result)).toBe('pass');
    if (alternative.refusal) expect(result.code).toBe(alternative.refusal.code);
  });

  it('fails by an error outside of the set', async () => {
    const open = new Set(alternatives.flatMap(({ refusal, testCase }) => (refusal ? testCase : [])));
    for (const testCase of open) {
      const { id: name } = testCase;
      const refusal = { code: 'NoSuchException', status: 400 };
      const { result } = await run(testCase, await serverOf({ name, testCase, refusal }));
      expect(result.outcome, name).toBe('fail');
    }
  });
});
