import type { CheckResult } from '../../contract/result.ts';
import type { Cause } from './cause.ts';

/** What is wrong with the form of an answer: status, headers, names of errors, types of members. */
export function wireCauses({ check, expected, actual, operation }: CheckResult): Cause[] {
  switch (expected.kind) {
    case 'member':
    case 'captured':
      return [];
    case 'status':
      return [
        { kind: 'status', subject: '', got: actual.kind === 'value' ? `${actual.value}` : actual.kind },
      ];
    case 'all-pages':
      return [
        { kind: 'pages', subject: operation, got: (actual.kind === 'pages' && actual.fault) || 'endless' },
      ];
    case 'response-types':
      return actual.kind === 'wrong-types'
        ? actual.problems.map(({ path, found }) => typeCause(path, found))
        : [{ kind: 'unreadable', subject: '', got: 'body' }];
    default:
      return [{ kind: 'form', subject: check, got: 'another form' }];
  }
}

/** null is the same everywhere; another type belongs to its member. */
function typeCause(path: string, found: string): Cause {
  const member = path.replace(/^\//, '');
  return found === 'null'
    ? { kind: 'sends-null', subject: '', got: 'null', member }
    : { kind: 'wrong-type', subject: member, got: found, member };
}
