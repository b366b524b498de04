import type { CaseTable, Group, Subject } from '../../generated/case-table.ts';

/** The operation that the suite was first made for: its cases, exceptions and clauses have their names alone. */
export const FIRST_OPERATION = 'CreateTrail';

/** The name of something of an operation where those of all operations stand together. */
export function qualified(operation: string, name: string): string {
  return operation === FIRST_OPERATION ? name : `${operation}/${name}`;
}

/** What a success of an operation does; undefined for one that is only called beside those under test. */
export function effectOf(
  { subjects }: Pick<CaseTable, 'subjects'>,
  operation: string,
): Subject['effect'] | undefined {
  return subjects[operation]?.effect;
}

/** Whether a success of an operation creates a trail. */
export function isCreate(table: Pick<CaseTable, 'subjects'>, operation: string): boolean {
  return effectOf(table, operation) === 'creates';
}

/** The name of the error that an exception is returned by. */
export function errorOf({ name, error = name }: Pick<Group, 'name' | 'error'>): string {
  return error;
}
