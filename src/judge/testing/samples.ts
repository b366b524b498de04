import type { Assertion, Case, CaseTable } from '../../../generated/case-table.ts';
import type { AnswerMessage, Exchange, Role, Seen } from '../../contract/exchange.ts';
import type { Recording } from '../../contract/recording.ts';
import type { Scope } from '../../contract/template.ts';
import type { JudgeContext } from '../checks.ts';

export const FACTS = {
  id: 'abc123',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
  account: '123456789012',
};

export const SCOPE: Scope = { run: FACTS, bindings: { bucket: { id: 'logs' } }, seed: 'one' };

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
    control: { mended: 'x', before: [], request: { lane: 'sdk', input: {} } },
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

export const CONTEXT: JudgeContext = {
  table: {
    environment: ['ThrottlingException', 'AccessDeniedException'],
    unserved: ['UnknownOperationException'],
    full: { code: 'FullException', at: 5 },
    reads: { list: 'DescribeTrails', listed: 'trailList', remove: 'DeleteTrail', key: 'Name' },
  } as unknown as CaseTable,
  facts: FACTS,
  bindings: SCOPE.bindings,
};
