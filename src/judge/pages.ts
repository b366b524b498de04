import type { Operations } from '../../generated/case-table.ts';
import { qualified } from '../contract/operations.ts';
import type { Whole } from '../contract/pages.ts';
import { answered, type CheckResult } from '../contract/result.ts';

/** The check that the pages of an answer come to an end; none where it came at once. */
export function pageChecks({ pages, role, operation }: Whole, operations: Operations): CheckResult[] {
  if (!pages) return [];
  const { count, fault, last } = pages;
  const clauses = (operations.pages?.[operation]?.clauses ?? []).map((id) => qualified(operation, id));
  return [
    {
      check: 'pages',
      level: 'core',
      passed: fault === undefined,
      expected: { kind: 'all-pages' },
      actual: {
        kind: 'pages',
        count,
        ...(fault ? { fault } : {}),
        ...(fault === 'refused' ? { answer: answered(last) } : {}),
      },
      role,
      operation,
      provenance: clauses.map((source) => ({ kind: 'documented' as const, source })),
      clauses,
    },
  ];
}
