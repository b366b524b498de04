import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import type { DirectAnswer, DirectRequest, Handle } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';

// Endpoints that know nothing of trails. The reference lends them the other services, so that every need exists.
const table = loadTable();
// An informative case reports and never fails, so that it passes says nothing.
const negative = table.cases.filter(
  ({ expect: { outcome }, informative }) => outcome === 'rejected' && !informative,
);

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'stub' };
const answer = (status: number, body: object): DirectAnswer => ({
  status,
  headers: JSON_TYPE,
  body: JSON.stringify(body),
});
const error = (code: string) => answer(400, { __type: code, Message: 'no' });

function stub(cloudtrail: (request: DirectRequest) => DirectAnswer): Handle {
  const { handle } = createReference();
  return async (request) => {
    const target = request.headers['x-amz-target'] ?? '';
    return target.includes('CloudTrail_20131101') ? cloudtrail(request) : handle(request);
  };
}

function inputOf({ body }: DirectRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A case sends what is no JSON.
    return {};
  }
}

/** Sees every case's own code before the request comes: the best that an endpoint without any knowledge could guess. */
const codeOf = new Map(negative.map(({ id, expect: { errors = [] } }) => [id, errors[0]?.code ?? 'X']));

async function passing(handle: Handle, cases = negative): Promise<string[]> {
  const { done } = await runInProcess({ table, cases, handle, runId: 'stub00' });
  expect(done).toHaveLength(cases.length);
  // A stub that made every case untestable would prove nothing.
  expect(done.filter(({ result }) => result.outcome === 'fail').length).toBeGreaterThan(0);
  return done.filter(({ result }) => result.outcome === 'pass').map(({ result }) => result.id);
}

const STUBS: readonly [string, (request: DirectRequest) => DirectAnswer][] = [
  [
    'answers every request 400 InvalidTrailNameException',
    () => answer(400, { __type: 'InvalidTrailNameException' }),
  ],
  ['answers every request 200 with an echo of it', (request) => answer(200, inputOf(request))],
  ['answers every request 200 with an empty object', () => answer(200, {})],
  [
    'refuses every create and answers every read with nothing there',
    (request) => {
      const target = request.headers['x-amz-target'] ?? '';
      if (target.endsWith('CreateTrail')) return error('InvalidTrailNameException');
      return answer(200, { trailList: [] });
    },
  ],
  [
    'accepts and refuses in turns',
    (() => {
      let turn = 0;
      return (request: DirectRequest) => {
        turn += 1;
        return turn % 2 === 0 ? answer(200, inputOf(request)) : error('InvalidTrailNameException');
      };
    })(),
  ],
];

describe('an endpoint without any knowledge', () => {
  it.each(STUBS)('that %s passes no negative case', async (_title, cloudtrail) => {
    expect(await passing(stub(cloudtrail))).toEqual([]);
  });

  it('that guesses the right code of every case, for its control as well, passes no negative case', async () => {
    for (const code of new Set(codeOf.values())) {
      const own = negative.filter(({ id }) => codeOf.get(id) === code);
      const handle = stub((request) => {
        const target = request.headers['x-amz-target'] ?? '';
        return target.endsWith('CreateTrail') ? error(code) : answer(200, { trailList: [] });
      });
      const { done } = await runInProcess({ table, cases: own, handle, runId: 'stub00' });
      const passed = done.filter(({ result }) => result.outcome === 'pass').map(({ result }) => result.id);
      expect(passed, code).toEqual([]);
    }
  });
});

describe('an endpoint that serves CreateTrail and lists, but has no GetTrail', () => {
  it.each([
    ['by its code', error('UnknownOperationException')],
    ['by its status', { status: 501, headers: {}, body: 'Not Implemented' }],
  ])('fails nothing, and says %s what is not judged', async (_title, unserved) => {
    const { handle } = createReference();
    const without: Handle = async (request) =>
      request.headers['x-amz-target']?.endsWith('GetTrail') ? unserved : handle(request);
    const { done } = await runInProcess({ table, cases: table.cases, handle: without, runId: 'noget0' });
    const reading = new Set(
      table.cases.filter(({ probes }) => probes.some(({ call }) => call === 'GetTrail')).map(({ id }) => id),
    );
    const found = done.filter(({ result }) => result.outcome !== 'pass').map(({ result }) => result);
    expect(new Set(found.map(({ id }) => id))).toEqual(reading);
    for (const { outcome, unmet } of found) {
      expect([outcome, unmet.map(({ name }) => name)]).toEqual(['untestable', ['GetTrail']]);
    }
  });
});
