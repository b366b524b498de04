import type { CaseTable } from '../../generated/case-table.ts';
import { AccountMask, accountIdsIn } from './accounts.ts';
import { type Credentials, Secrets } from './secrets.ts';

export interface Redaction {
  credentials: Credentials;
  table: CaseTable;
  /** The account of the run, where it is known. */
  account?: string;
  /** Keep account ids as they are. Secrets never stay. */
  showAccount?: boolean;
}

/**
 * Makes whatever a run hands out fit to be written: no secrets, and masked accounts. It comes after judging, and a
 * recording judged again after it comes to the same results, because its accounts are masked consistently.
 * Hand everything that belongs together (facts, bindings, recordings, report) to one call, so that masks agree.
 */
export function redact<T>(value: T, { credentials, table, account, showAccount = false }: Redaction): T {
  const clean = new Secrets(credentials).scrub(value);
  if (showAccount) return clean;
  return new AccountMask(account, accountIdsIn(JSON.stringify(table))).apply(clean);
}
