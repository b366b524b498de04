import type { CaseTable } from '../../generated/case-table.ts';
import { AccountMask, accountIdsIn } from './accounts.ts';
import { Secrets, type SecretsOf } from './secrets.ts';

export interface Redaction extends SecretsOf {
  /** The account ids that it states are nobody's. */
  table?: CaseTable;
  /** The account of the run, where it is known. */
  account?: string;
  /** Keep account ids as they are. Secrets never stay. */
  showAccount?: boolean;
}

/** Takes secrets out of a value and masks accounts; the same account has one mask in all that one redactor is given. */
export type Redactor = <T>(value: T) => T;

/** For what is shown piece by piece: progress, reasons, what a sweep did. */
export function openRedactor({ table, account, showAccount = false, ...secretsOf }: Redaction): Redactor {
  const secrets = new Secrets(secretsOf);
  if (showAccount) return (value) => secrets.scrub(value);
  const mask = new AccountMask(account, table ? accountIdsIn(JSON.stringify(table)) : []);
  return (value) => mask.apply(secrets.scrub(value));
}

/**
 * Makes whatever a run hands out fit to be written: no secrets, and masked accounts. It comes after judging, and a
 * recording judged again after it comes to the same results, because its accounts are masked consistently.
 * Hand everything that belongs together (facts, bindings, recordings, report) to one call, so that masks agree.
 */
export function redact<T>(value: T, redaction: Redaction): T {
  return openRedactor(redaction)(value);
}
