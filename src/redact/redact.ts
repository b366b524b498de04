import type { CaseTable } from '../../generated/case-table.ts';
import { mapStrings } from '../text/map-strings.ts';
import { AccountMask, accountIdsIn } from './accounts.ts';
import { Secrets, type SecretsOf } from './secrets.ts';

export interface Redaction extends SecretsOf {
  /** The account ids in the table are examples and stay as they are. */
  table?: CaseTable;
  /** The account of the run, if it is known. */
  account?: string;
  /** Don't mask account ids. Secrets are removed in any case. */
  showAccount?: boolean;
}

/** Removes secrets and masks accounts. One redactor gives the same account the same mask every time. */
export type Redactor = <T>(value: T) => T;

/** For output in several pieces: progress, reasons, the lines of a sweep. */
export function openRedactor({ table, account, showAccount = false, ...secretsOf }: Redaction): Redactor {
  const secrets = new Secrets(secretsOf);
  if (showAccount) return (value) => secrets.scrub(value);
  const mask = new AccountMask(account, table ? exampleAccounts(table) : []);
  return (value) => mapStrings(value, (text) => mask.apply(secrets.scrubText(text)));
}

/**
 * Removes secrets and masks accounts, before anything of a run is written. Judging a redacted recording again gives the
 * same results, because masks are consistent. Pass everything that belongs together (facts, bindings, recordings,
 * report) in one call, so that the masks agree.
 */
export function redact<T>(value: T, redaction: Redaction): T {
  return openRedactor(redaction)(value);
}

/** By table, because searching a table takes about 20 ms and a run needs several redactors. */
const examples = new WeakMap<CaseTable, readonly string[]>();

function exampleAccounts(table: CaseTable): readonly string[] {
  const ids = examples.get(table) ?? accountIdsIn(JSON.stringify(table));
  examples.set(table, ids);
  return ids;
}
