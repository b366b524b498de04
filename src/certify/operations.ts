import type { Certificate } from '../../generated/certificate.ts';
import { CannotJudge } from '../contract/errors.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { loadOperations } from '../contract/table.ts';
import { plain } from '../text/harmless.ts';

/** The operations that a certificate covers. */
export function operationsOf({ operations = [FIRST_OPERATION] }: Pick<Certificate, 'operations'>): string[] {
  return operations;
}

/** The same, where this version has all of them. @throws CannotJudge */
export function knownOperationsOf(certificate: Pick<Certificate, 'operations'>): string[] {
  const known = loadOperations();
  const unknown = operationsOf(certificate).find((name) => !known.includes(name));
  if (unknown === undefined) return operationsOf(certificate);
  throw new CannotJudge(
    `The certificate covers the operation ${plain(unknown)}, which this version does not have. Verify it with the version that issued it.`,
  );
}
