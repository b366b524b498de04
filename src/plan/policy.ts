import type { Statement } from '../needs/kind.ts';

/** A policy document of IAM, as far as a plan writes one. */
export interface Policy {
  Version: '2012-10-17';
  Statement: (Statement & { Effect: 'Allow' })[];
}

/** The policy with these statements; those of one id become one statement with the actions of all. */
export function policyOf(statements: readonly Statement[]): Policy {
  const merged = new Map<string, Statement>();
  for (const statement of statements) {
    const { Sid, Action } = statement;
    const actions = new Set([...(merged.get(Sid)?.Action ?? []), ...Action]);
    merged.set(Sid, { ...statement, Action: [...actions].sort() });
  }
  const Statement = [...merged.values()].map(({ Sid, ...rest }) => ({
    Sid,
    Effect: 'Allow' as const,
    ...rest,
  }));
  return { Version: '2012-10-17', Statement };
}
