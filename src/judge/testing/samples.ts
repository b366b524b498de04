import type { Assertion, Case, CaseTable } from '../../../generated/case-table.ts';
import { type BoundCase, bindCase } from '../../contract/bind.ts';
import type { AnswerMessage, Exchange, Role, Seen } from '../../contract/exchange.ts';
import type { Recording } from '../../contract/recording.ts';
import { fill } from '../../contract/template.ts';

export const FACTS = {
  id: 'abc123',
  secret: 'told',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
  account: '123456789012',
};

const BINDINGS = { bucket: { id: 'logs' } };

/** A case as bound to the sample run. */
export function bound(testCase: Case): BoundCase {
  return bindCase(testCase, { facts: FACTS, bindings: BINDINGS, operation: 'CreateTrail' });
}

/** An assertion as bound to the sample run. */
export function boundAssertion(template: Assertion): Assertion {
  return fill(template, { run: FACTS, bindings: BINDINGS, seed: 'one', later: new Set() }) as Assertion;
}

/** An exchange of CreateTrail in the given role. */
export function exchange(seen: Seen, more: Partial<Exchange> = {}): Exchange {
  const answer = answerOf(seen);
  return {
    role: 'request',
    lane: 'sdk',
    operation: 'CreateTrail',
    input: { Name: 'trail' },
    sent: { method: 'POST', url: 'http://x/', headers: {}, body: '{}' },
    ...(answer ? { answer } : {}),
    seen,
    at: '2026-01-01T00:00:00.000Z',
    ms: 1,
    ...more,
  };
}

export function accepted(output: Record<string, unknown> = {}, role: Role = 'request'): Exchange {
  return exchange({ kind: 'accepted', output }, { role });
}

export function rejected(code: string, role: Role = 'request'): Exchange {
  return exchange({ kind: 'rejected', code }, { role });
}

export function silent(role: Role = 'request'): Exchange {
  return exchange({ kind: 'no-answer', reason: 'ECONNREFUSED' }, { role });
}

function answerOf(seen: Seen): AnswerMessage | undefined {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'r' };
  if (seen.kind === 'no-answer') return undefined;
  if (seen.kind === 'accepted') return { status: 200, headers, body: JSON.stringify(seen.output) };
  if (seen.kind === 'unreadable') return { status: 200, headers, body: '<html>' };
  return { status: 400, headers, body: JSON.stringify({ __type: seen.code, Message: 'no' }) };
}

export function assertion(more: Partial<Assertion>): Assertion {
  return { check: 'echo.Name', level: 'core', path: 'Name', provenance: [], ...more };
}

/** A case that must be refused with BadException, with a control. */
export function rejectedCase(more: Partial<Case> = {}): Case {
  return {
    id: 'BadException/x',
    group: 'BadException',
    title: 'x is refused',
    clauses: ['error.BadException.1', 'error.BadException.status'],
    needs: [],
    before: [],
    request: { lane: 'sdk', input: {} },
    expect: {
      outcome: 'rejected',
      wire: ['http-status'],
      statuses: [400],
      errors: [
        { code: 'BadException', provenance: [{ kind: 'documented', source: 'error.BadException.1' }] },
      ],
    },
    probes: [],
    control: { description: 'x', before: [], request: { lane: 'sdk', input: {} } },
    ...more,
  };
}

/** A case that must be accepted, with these assertions. */
export function acceptedCase(assertions: Assertion[] = [], more: Partial<Case> = {}): Case {
  const { control: _, ...bare } = rejectedCase();
  return {
    ...bare,
    id: 'Response/x',
    group: 'Response',
    clauses: ['request.2'],
    expect: { outcome: 'accepted', wire: ['http-status'], statuses: [200], assertions },
    ...more,
  };
}

export function recording(exchanges: Exchange[], more: Partial<Recording> = {}): Recording {
  return { caseId: 'x', unmet: [], exchanges, ...more };
}

export const TABLE = {
  environmentCodes: ['ThrottlingException', 'AccessDeniedException'],
  notImplementedCodes: ['UnknownOperationException'],
  quota: { code: 'FullException', limit: 5 },
  operations: {
    list: 'DescribeTrails',
    listMember: 'trailList',
    remove: 'DeleteTrail',
    nameMember: 'Name',
  },
  groups: [],
  subjects: { CreateTrail: { effect: 'creates', documentation: '' } },
} as unknown as CaseTable;
