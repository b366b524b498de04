import type { Case } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import { answered, type CheckResult } from '../contract/result.ts';
import { wireChecks } from './wire.ts';

/** Checks on a request that must be refused: that it is, and with an error the case accepts. */
export function rejectionChecks({ expect, clauses, grounds = [] }: Case, request: Exchange): CheckResult[] {
  const { seen, role, operation } = request;
  const { errors = [] } = expect;
  const own = clauses.map((source) => ({ kind: 'documented' as const, source }));
  const met = seen.kind === 'rejected' ? errors.find(({ code }) => code === seen.code) : undefined;
  const base = { level: 'core' as const, actual: answered(request), role, operation };
  const rejected: CheckResult = {
    ...base,
    check: 'rejected',
    passed: seen.kind === 'rejected',
    expected: { kind: 'rejected' },
    provenance: [...grounds, ...own],
    clauses,
  };
  const code: CheckResult = {
    ...base,
    check: 'error-code',
    passed: met !== undefined,
    expected: { kind: 'error', codes: errors.map(({ code }) => code) },
    provenance: (met ?? errors[0])?.provenance ?? own,
    clauses: clauses.filter((id) => !id.endsWith('.status')),
  };
  // A question names no error: whichever comes is an answer.
  if (expect.errors === undefined && expect.outcome === 'either') return [rejected];
  // An accepted request has no error whose form could be judged.
  if (seen.kind === 'accepted') return [rejected, code];
  const status = own.filter(({ source }) => source.endsWith('.status'));
  return [rejected, code, ...wireChecks(expect, request, status.length > 0 ? status : own)];
}
