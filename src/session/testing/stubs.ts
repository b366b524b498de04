import type { Case } from '../../../generated/case-table.ts';
import { groupBy } from '../../contract/group-by.ts';
import { loadTable } from '../../contract/table.ts';
import type { DirectAnswer, DirectRequest, Handle } from '../../lanes/in-process.ts';
import { createReference } from '../../reference/index.ts';
import { runInProcess } from './in-process.ts';

/** An answer to one request about trails, without any state. */
type Stub = (request: DirectRequest) => DirectAnswer;

const answer = (status: number, body: object): DirectAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'stub' },
  body: JSON.stringify(body),
});
const error = (code: string) => answer(400, { __type: code, Message: 'no' });
const operationOf = ({ headers }: DirectRequest) => headers['x-amz-target']?.split('.').at(-1);

/** Endpoints that know nothing about trails, by what they do. */
export const STUBS: readonly (readonly [string, Stub])[] = [
  [
    'answers every request with 400 InvalidTrailNameException',
    () => answer(400, { __type: 'InvalidTrailNameException' }),
  ],
  ['answers every request with 200 and an echo', (request) => answer(200, inputOf(request))],
  ['answers every request with 200 and an empty object', () => answer(200, {})],
  [
    'rejects every create and lists nothing',
    (request) =>
      operationOf(request) === 'CreateTrail'
        ? error('InvalidTrailNameException')
        : answer(200, { trailList: [] }),
  ],
  [
    'accepts and rejects by turns',
    (() => {
      let turn = 0;
      return (request: DirectRequest) => {
        turn += 1;
        return turn % 2 === 0 ? answer(200, inputOf(request)) : error('InvalidTrailNameException');
      };
    })(),
  ],
];

/** Cases that expect an error. Informative ones never fail, so that they pass shows nothing. */
export function negativeCases(cases: readonly Case[]): Case[] {
  return cases.filter(({ expect: { outcome }, informative }) => outcome === 'rejected' && !informative);
}

/** The ids of the cases that pass and fail on a stub. The reference serves all other services, so that needs exist. */
export async function runOnStub(
  stub: Stub,
  cases: readonly Case[],
): Promise<{ passed: string[]; failed: string[] }> {
  const { handle } = createReference();
  const stubbed: Handle = async (request) =>
    request.headers['x-amz-target']?.includes('CloudTrail_20131101') ? stub(request) : handle(request);
  const { done } = await runInProcess({ table: loadTable(), cases, handle: stubbed, runId: 'stub00' });
  const idsWith = (outcome: string) =>
    done.filter(({ result }) => result.outcome === outcome).map(({ result }) => result.id);
  return { passed: idsWith('pass'), failed: idsWith('fail') };
}

/** The negative cases that pass on an endpoint that answers each with its own expected code, and its control too. */
export async function passedWithRightCode(cases: readonly Case[]): Promise<string[]> {
  const byCode = groupBy(cases, ({ expect }) => expect.errors?.[0]?.code ?? 'X');
  const passed: string[] = [];
  for (const [code, group] of byCode) {
    const stub: Stub = (request) =>
      operationOf(request) === 'CreateTrail' ? error(code) : answer(200, { trailList: [] });
    passed.push(...(await runOnStub(stub, group)).passed);
  }
  return passed;
}

function inputOf({ body }: DirectRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // One case sends invalid JSON.
    return {};
  }
}
