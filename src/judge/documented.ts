import type { Provenance } from '../../generated/case-table.ts';
import { WITHOUT_OUTPUT } from '../../generated/without-output.ts';
import { FIRST_OPERATION, qualified } from '../contract/operations.ts';

/** A clause of the documents of an operation. */
function documented(operation: string, clause: string): Provenance {
  return { kind: 'documented', source: qualified(operation, clause) };
}

/** The statement on every success; only the page of the first operation has it as a sentence of its own. */
export function ofASuccess(operation: string): Provenance[] {
  return [documented(operation, operation === FIRST_OPERATION ? 'response.1' : 'response.status')];
}

/** The statements on the form of a success, and on the types of these members, each named by its path. */
export function ofTheResponse(operation: string, paths: readonly string[]): Provenance[] {
  if (WITHOUT_OUTPUT.has(operation)) return ofASuccess(operation);
  const members = [...new Set(paths.map((path) => path.split('.')[0]))];
  const form = operation === FIRST_OPERATION ? [documented(operation, 'response.2')] : ofASuccess(operation);
  return [
    ...form,
    documented(operation, 'responseSyntax.1'),
    ...members.map((member) => documented(operation, `response.${member}.type`)),
  ];
}
