import type { CaseTable, Group, Operations } from '../../generated/case-table.ts';

/** The operation that the suite was first made for: its cases, exceptions and clauses have their names alone. */
export const FIRST_OPERATION = 'CreateTrail';

/** The name of something of an operation where those of all operations stand together. */
export function qualified(operation: string, name: string): string {
  return operation === FIRST_OPERATION ? name : `${operation}/${name}`;
}

/** What tells which operation creates. */
export type Creating = Pick<CaseTable, 'subjects'> & { operations?: Pick<Operations, 'create'> | undefined };

/** Whether an operation only reads, by its name. */
export function isRead(operation: string): boolean {
  return /^(?:Get|List|Describe|Lookup|Head)/.test(operation);
}

/** Whether a success of an operation creates a trail. */
export function isCreate(table: Creating, operation: string): boolean {
  return operation === table.operations?.create || table.subjects[operation]?.effect === 'creates';
}

/** The operations that create: they are never sent a second time unless an answer showed that nothing was done. */
export function creatingOperations({
  operation,
  subjects,
  operations,
}: Creating & Pick<CaseTable, 'operation'>): string[] {
  const named = [operations?.create, ...Object.keys(subjects)].flatMap((name) => name ?? []);
  const creating = named.filter((name) => isCreate({ subjects, operations }, name));
  return [...new Set(creating.length > 0 ? creating : [operation])];
}

/** The name of the error that an exception is returned by. */
export function errorOf({ name, error = name }: Pick<Group, 'name' | 'error'>): string {
  return error;
}
