import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from './testing/in-process.ts';
import { negativeCases, passedWithRightCode, runOnStub, STUBS } from './testing/stubs.ts';

const table = loadTable();
/** The first case of each group; stubs.slow.test.ts runs the whole table. */
const oneOfEach = (cases: readonly (typeof table.cases)[number][]) =>
  table.groups.flatMap(({ name }) => cases.filter(({ group }) => group === name).slice(0, 1));

describe('a negative case doesn’t pass on an endpoint that', () => {
  const negative = oneOfEach(negativeCases(table.cases));

  it.each(STUBS)('%s', async (_, stub) => {
    const { passed, failed } = await runOnStub(stub, negative);
    expect(passed).toEqual([]);
    // If every case were untestable, this would show nothing.
    expect(failed.length).toBeGreaterThan(10);
  });

  it('knows the expected code of each case', async () => {
    // Each code takes a run of its own.
    expect(await passedWithRightCode(negative.filter((_, index) => index % 4 === 0))).toEqual([]);
  });
});

describe('an endpoint without GetTrail', () => {
  const readsByGet = ({ probes }: (typeof table.cases)[number]) =>
    probes.some(({ call }) => call === 'GetTrail');
  const cases = [
    ...oneOfEach(table.cases.filter(readsByGet)),
    ...oneOfEach(table.cases.filter((testCase) => !readsByGet(testCase))),
  ];

  it.each([
    [
      'an error code',
      { status: 400, headers: {}, body: JSON.stringify({ __type: 'UnknownOperationException' }) },
    ],
    ['a status', { status: 501, headers: {}, body: 'Not Implemented' }],
  ])('that answers it with %s is read by DescribeTrails', async (_, notImplemented) => {
    const { handle } = createReference();
    const { done } = await runInProcess({
      table,
      cases,
      handle: async (request) =>
        request.headers['x-amz-target']?.endsWith('GetTrail') ? notImplemented : handle(request),
      runId: 'noget0',
    });
    const notPassed = done.map(({ result }) => result).filter(({ outcome }) => outcome !== 'pass');
    expect(notPassed).toEqual([]);
    const instead = done.flatMap(({ recording }) => recording.exchanges.filter(({ insteadOf }) => insteadOf));
    expect(new Set(instead.map(({ operation, insteadOf }) => [operation, insteadOf].join(' for ')))).toEqual(
      new Set(['DescribeTrails for GetTrail']),
    );
  });
});
