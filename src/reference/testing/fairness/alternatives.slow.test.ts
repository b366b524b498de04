import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../generated/case-table.ts';
import { loadTable } from '../../../contract/table.ts';
import type { DirectRequest, Handle } from '../../../lanes/in-process.ts';
import { describeCheck } from '../../../report/check.ts';
import { describeCase } from '../../../report/outcome.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';
import { createReference } from '../../index.ts';
import { type Alternative, alternativesOf, refuse, withBody } from './alternatives.ts';

const table = loadTable();
const alternatives = alternativesOf(table);

const isCreate = ({ headers }: DirectRequest) => /CreateTrail$/.test(headers['x-amz-target'] ?? '');

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
  const bodies: string[] = [];
  const { recording } = await run(testCase, (request) => {
    if (isCloudTrail(request)) bodies.push(textOf(request));
    return handle(request);
  });
  const exchange = recording.exchanges.findIndex(({ role }) => role === 'request');
  // Needs may have sent messages to CloudTrail before the case did.
  const position = bodies.length - recording.exchanges.length + exchange;
  expect(bodies[position]).toBe(recording.exchanges[exchange]?.sent.body);
  return position;
}

function isCloudTrail({ headers }: DirectRequest): boolean {
  return /CloudTrail_|NoSuchService_/.test(headers['x-amz-target'] ?? '');
}

function textOf({ body }: DirectRequest): string {
  return new TextDecoder().decode(body);
}

/** The reference with this one difference. */
async function serverOf({ testCase, refusal, status, read }: Alternative): Promise<Handle> {
  const { handle } = createReference();
  const position = await requestOf(testCase);
  let count = 0;
  return async (request) => {
    if (!isCloudTrail(request)) return handle(request);
    const isRequest = count++ === position;
    if (isRequest && refusal) return refuse(refusal);
    const answer = await handle(request);
    if (isRequest && status !== undefined) return { ...answer, status };
    return read && !isCreate(request) ? withBody(answer, read) : answer;
  };
}

describe('a server that answers one case by what the table accepts as well', () => {
  it('exists for everything that an expectation leaves open', () => {
    expect(alternatives.length).toBeGreaterThanOrEqual(45);
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
