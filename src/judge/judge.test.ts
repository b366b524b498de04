import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import { failedChecks } from '../contract/result.ts';
import { uniqueName } from '../contract/template.ts';
import { judge } from './judge.ts';
import {
  accepted,
  acceptedCase,
  assertion,
  bound,
  exchange,
  FACTS,
  recording,
  rejected,
  rejectedCase,
  silent,
  TABLE,
} from './testing/samples.ts';

const judged = (testCase: Case, exchanges: Exchange[], more = {}) =>
  judge(bound(testCase), recording(exchanges, more), TABLE);
const ids = ({ checks }: ReturnType<typeof judge>) => checks.map(({ check, passed }) => [check, passed]);
const GOOD = [rejected('BadException'), accepted({}, 'control')];

describe('judge, a case that must be refused', () => {
  it('passes where it is refused and its control accepted', () => {
    const result = judged(rejectedCase(), GOOD);
    expect(result).toMatchObject({
      id: 'BadException/x',
      group: 'BadException',
      title: 'x is refused',
      clauses: ['error.BadException.1', 'error.BadException.status'],
      about: ['error.BadException.1', 'error.BadException.status'],
      outcome: 'pass',
      code: 'BadException',
      unmet: [],
    });
    expect(ids(result)).toEqual([
      ['rejected', true],
      ['error-code', true],
      ['http-status', true],
      ['control', true],
    ]);
  });

  it('fails where the control is refused as well: an endpoint that always says no earns nothing', () => {
    const result = judged(rejectedCase(), [rejected('BadException'), rejected('BadException', 'control')]);
    expect(result.outcome).toBe('fail');
    expect(failedChecks(result)).toHaveLength(1);
    expect(result.checks.at(-1)).toMatchObject({
      check: 'control',
      passed: false,
      expected: { kind: 'accepted' },
      actual: { kind: 'rejected', status: 400, code: 'BadException' },
      operation: 'CreateTrail',
      role: 'control',
      level: 'core',
      clauses: [],
    });
  });

  it('fails where the request is accepted, with every check', () => {
    const result = judged(rejectedCase(), [accepted(), accepted({}, 'control')]);
    expect(result.outcome).toBe('fail');
    expect(failedChecks(result).map(({ check }) => check)).toEqual(['rejected', 'error-code']);
    expect(result).not.toHaveProperty('code');
  });

  it('is not judged where its control is not in the recording: a refusal alone shows nothing', () => {
    const bare = judged(rejectedCase(), [rejected('BadException')]);
    expect(bare).toMatchObject({ outcome: 'error', error: { kind: 'control-missing' }, checks: [] });
    expect(judged(rejectedCase(), [rejected('OtherException')]).outcome).toBe('fail');
  });

  it('has no control where the case has none', () => {
    const { control: _, ...bare } = rejectedCase();
    expect(ids(judged(bare, GOOD)).map(([id]) => id)).not.toContain('control');
  });

  it('fails where a step before was refused', () => {
    const result = judged(rejectedCase(), [
      rejected('X', 'before'),
      ...GOOD,
      rejected('Y', 'control-before'),
    ]);
    expect(result.outcome).toBe('fail');
    expect(ids(result).slice(0, 2)).toEqual([
      ['before-accepted', false],
      ['control-before-accepted', false],
    ]);
    expect(ids(judged(rejectedCase(), [accepted({}, 'before'), ...GOOD]))).toEqual(
      ids(judged(rejectedCase(), GOOD)),
    );
  });

  it('does not fail where a step that only witnesses was refused', () => {
    const witness = { ...rejected('X', 'before'), witness: true };
    expect(judged(rejectedCase(), [witness, ...GOOD]).outcome).toBe('pass');
  });
});

describe('judge, a case that must be accepted', () => {
  const echo = acceptedCase([assertion({ equals: '${request.Name}' })]);

  it('judges its assertions and the message', () => {
    const result = judged(echo, [accepted({ Name: 'trail' })]);
    expect(result.outcome).toBe('pass');
    expect(ids(result)).toEqual([
      ['accepted', true],
      ['echo.Name', true],
      ['http-status', true],
    ]);
    expect(result.checks[0]).toMatchObject({ level: 'core', clauses: ['request.2'] });
    expect(result.checks[0]?.provenance).toEqual([{ kind: 'documented', source: 'request.2' }]);
    expect(result.checks[2]?.provenance).toEqual([{ kind: 'documented', source: 'response.1' }]);
  });

  it('has one failing check for a refused request', () => {
    const result = judged(echo, [rejected('X')]);
    expect(ids(result)).toEqual([['accepted', false]]);
    expect(result).toMatchObject({ outcome: 'fail', code: 'X' });
  });

  it('passes without assertions', () => {
    const { assertions: _, ...bare } = echo.expect;
    expect(judged({ ...echo, expect: bare }, [accepted()]).outcome).toBe('pass');
  });
});

describe('judge, a case that may go either way', () => {
  const testCase = rejectedCase();
  const either = {
    ...testCase,
    expect: { ...testCase.expect, outcome: 'either' as const, statuses: [200, 400], assertions: [] },
  };

  it('passes where it is refused with an accepted error, and where it is accepted', () => {
    expect(judged(either, GOOD).outcome).toBe('pass');
    expect(judged(either, [accepted(), accepted({}, 'control')]).outcome).toBe('pass');
  });

  it('fails where it is refused with another error', () => {
    expect(judged(either, [rejected('OtherException'), accepted({}, 'control')]).outcome).toBe('fail');
  });
});

describe('judge, what is looked at afterwards', () => {
  const probe = (equals: unknown, path = 'Name') => ({
    call: 'GetTrail',
    assertions: [assertion({ check: `probe.${path}`, level: 'state', path, equals })],
  });
  const outcome = (testCase: Case, ...exchanges: Exchange[]) => judged(testCase, exchanges).outcome;

  it('judges each probe on its own answer, in their order', () => {
    const testCase = acceptedCase([], { probes: [probe('a'), probe('b')] });
    expect(
      outcome(testCase, accepted(), accepted({ Name: 'a' }, 'probe'), accepted({ Name: 'b' }, 'probe')),
    ).toBe('pass');
    expect(
      outcome(testCase, accepted(), accepted({ Name: 'b' }, 'probe'), accepted({ Name: 'a' }, 'probe')),
    ).toBe('fail');
  });

  it('is not judged where a probe is not in the recording', () => {
    const testCase = acceptedCase([], { probes: [probe('a'), probe('b')] });
    expect(judged(testCase, [accepted(), accepted({ Name: 'a' }, 'probe')])).toMatchObject({
      outcome: 'error',
      error: { kind: 'reads-missing', recorded: 1, total: 2 },
    });
    const asRefused = rejectedCase({ probes: [probe('a')] });
    expect(judged(asRefused, GOOD).error).toEqual({ kind: 'reads-missing', recorded: 0, total: 1 });
    // A case that may be refused is read only where it was accepted.
    const either = acceptedCase([], { ...testCase, expect: { ...rejectedCase().expect, outcome: 'either' } });
    expect(judged(either, [rejected('BadException')]).outcome).toBe('pass');
  });

  it('ignores what a wrongly accepted request created', () => {
    const left = [
      assertion({ check: 'none-left', level: 'state', path: 'list', none: { Name: 'trail' } }),
      assertion({ check: 'first-kept', level: 'state', path: 'list', some: { Name: 'first' } }),
    ];
    const testCase = rejectedCase({ probes: [{ call: 'ListTrails', assertions: left }] });
    const list = accepted({ list: [{ Name: 'trail' }] }, 'probe');
    const found = (request: Exchange) =>
      ids(judged(testCase, [request, list])).filter(([id]) => id === 'none-left' || id === 'first-kept');
    expect(found(accepted())).toEqual([['first-kept', false]]);
    expect(found(rejected('BadException'))).toEqual([
      ['none-left', false],
      ['first-kept', false],
    ]);
  });

  it('checks what a rightly accepted request must not create', () => {
    const none = assertion({ check: 'no-other', level: 'state', path: 'list', none: { Name: 'other' } });
    const testCase = acceptedCase([], { probes: [{ call: 'ListTrails', assertions: [none] }] });
    const list = accepted({ list: [{ Name: 'other' }] }, 'probe');
    expect(ids(judged(testCase, [accepted(), list]))).toContainEqual(['no-other', false]);
  });

  it('reads the request, the response, earlier outputs, and the needs', () => {
    const testCase = acceptedCase([], {
      probes: [
        probe('${request.Name}', 'Name'),
        probe('${response.Name}', 'TrailARN'),
        probe('${first.Name}', 'S3KeyPrefix'),
        probe('${bucket}', 'S3BucketName'),
        probe('${name}', 'SnsTopicName'),
      ],
    });
    const name = uniqueName(FACTS, testCase.id);
    const output = {
      Name: 'trail',
      TrailARN: 'made',
      S3KeyPrefix: 'earlier',
      S3BucketName: 'logs',
      SnsTopicName: name,
    };
    const result = judged(testCase, [
      exchange({ kind: 'accepted', output: { Name: 'earlier' } }, { role: 'before', as: 'first' }),
      accepted({ Name: 'made' }),
      ...testCase.probes.map(() => accepted(output, 'probe')),
    ]);
    expect(result.outcome).toBe('pass');
    expect(ids(result).filter(([id]) => String(id).startsWith('probe.'))).toHaveLength(
      testCase.probes.length,
    );
  });

  it('takes no output from a step that was refused', () => {
    const testCase = acceptedCase([], { probes: [probe('${first.Name}')] });
    const first = exchange({ kind: 'rejected', code: 'X' }, { role: 'before', as: 'first' });
    const { checks } = judged(testCase, [first, accepted(), accepted({ Name: 'a' }, 'probe')]);
    expect(checks.find(({ check }) => check === 'probe.Name')?.actual).toEqual({
      kind: 'not-captured',
      step: 'first',
      member: 'Name',
    });
  });

  it('has no response of a request that was refused, and no input of one without', () => {
    const testCase = rejectedCase({
      probes: [probe('${response.Name}'), probe('${request.Name}', 'S3BucketName')],
    });
    const { input: _, ...refused } = rejected('BadException');
    const { checks } = judged(testCase, [
      refused,
      accepted({ Name: 'a' }, 'probe'),
      accepted({ S3BucketName: 'a' }, 'probe'),
    ]);
    expect(checks.filter(({ check }) => check.startsWith('probe')).map(({ passed }) => passed)).toEqual([
      false,
      false,
    ]);
  });
});

describe('judge, what is not held against the target', () => {
  it('is untestable where something is missing, with every reason', () => {
    const unmet = [
      { name: 'bucket', reason: 'no S3', remedy: '' },
      { name: 'key', reason: 'no KMS', remedy: '' },
    ];
    expect(judged(rejectedCase(), GOOD, { unmet })).toMatchObject({
      outcome: 'untestable',
      checks: [],
      unmet: unmet.map((need) => ({ kind: 'need', ...need })),
    });
  });

  it('is untestable where a read is not served, and still fails for what was seen', () => {
    const read = { check: 'kept', level: 'state' as const, path: 'Name', equals: 'a' };
    const probes = [{ call: 'GetTrail', assertions: [assertion(read)] }];
    const testCase = acceptedCase([assertion({ equals: 'a' })], { probes: [...probes, ...probes] });
    const unserved = exchange(
      { kind: 'rejected', code: 'UnknownOperationException' },
      { role: 'probe', operation: 'GetTrail' },
    );
    expect(judged(testCase, [accepted({ Name: 'a' }), unserved, unserved])).toMatchObject({
      outcome: 'untestable',
      unmet: [
        {
          kind: 'operation',
          name: 'GetTrail',
          answer: { kind: 'rejected', status: 400, code: 'UnknownOperationException' },
        },
      ],
    });
    const wrong = judged(testCase, [accepted({ Name: 'b' }), unserved, unserved]);
    expect([wrong.outcome, wrong.unmet]).toEqual(['fail', []]);
    expect(failedChecks(wrong).map(({ check }) => check)).toEqual(['echo.Name']);
    // One that is served is judged beside the one that is not.
    const served = accepted({ Name: 'b' }, 'probe');
    const half = judged(testCase, [accepted({ Name: 'a' }), unserved, served]);
    expect(failedChecks(half).map(({ check }) => check)).toEqual(['kept']);
  });

  it('is an error where the harness failed', () => {
    const result = judged(rejectedCase(), GOOD, { harnessError: 'broken' });
    expect(result).toMatchObject({
      outcome: 'error',
      error: { kind: 'harness', message: 'broken' },
      checks: [],
    });
    expect(judged(rejectedCase(), GOOD, { harnessError: '' }).outcome).toBe('error');
  });

  it('is a failure where the harness stopped because a step was refused', () => {
    const result = judged(rejectedCase(), [rejected('X', 'before'), ...GOOD], { harnessError: 'no first' });
    expect(result.outcome).toBe('fail');
    expect(failedChecks(result).map(({ check }) => check)).toEqual(['before-accepted']);
  });

  it('is an error where no answer came, or one about pace', () => {
    expect(judged(rejectedCase(), [silent()])).toMatchObject({
      outcome: 'error',
      error: {
        kind: 'environment',
        role: 'request',
        operation: 'CreateTrail',
        answer: { kind: 'no-answer', reason: 'ECONNREFUSED' },
      },
    });
    expect(judged(rejectedCase(), [rejected('ThrottlingException')]).outcome).toBe('error');
  });

  it('is an error where nothing was sent', () => {
    expect(judged(rejectedCase(), [])).toMatchObject({
      outcome: 'error',
      error: { kind: 'request-missing' },
    });
  });
});

describe('judge, a case that only reports', () => {
  it('never fails, and keeps what was found', () => {
    const result = judged(rejectedCase({ informative: true }), [accepted(), rejected('X', 'control')]);
    expect(result.outcome).toBe('pass');
    expect(result.checks.map(({ passed, level }) => [passed, level])).toEqual([
      [false, 'info'],
      [false, 'info'],
      [false, 'info'],
    ]);
  });
});
