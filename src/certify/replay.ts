import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Certificate } from '../../generated/certificate.ts';
import type { Recording } from '../contract/recording.ts';
import { onlyForm } from '../lanes/target-form.ts';
import { accountIdsIn } from '../redact/accounts.ts';
import { mapStrings } from '../text/map-strings.ts';
import { type Difference, placeOf } from './difference.ts';
import { type Basis, Replay } from './replay-case.ts';
import { Senders } from './sender.ts';

/**
 * Runs each recorded case again, with the recorded answers in the place of the target's, and holds what it asks for against
 * what was recorded: each request, step, probe and control has to be the one that the case has for this run, sent to this
 * target.
 */
export async function requestDifferences(
  { facts, bindings, target, capabilities }: Certificate,
  recordings: readonly Recording[],
  table: CaseTable,
  drawn: readonly Case[] = [],
): Promise<Difference[]> {
  const cases = new Map([...table.cases, ...drawn].map((one) => [one.id, one]));
  const masked = maskOf(table, recordings, facts.account);
  const senders = new Senders(onlyForm(capabilities));
  const basis: Basis = { table, facts, bindings, endpoint: target.endpoint, masked, senders };
  const differences: Difference[] = [];
  try {
    for (const recording of recordings) {
      const one = cases.get(recording.caseId);
      if (one) differences.push(...(await caseDifferences(one, recording, basis)));
    }
  } finally {
    senders.close();
  }
  return differences;
}

async function caseDifferences(one: Case, recording: Recording, basis: Basis): Promise<Difference[]> {
  const { unmet, exchanges, harnessError } = recording;
  const [first] = exchanges;
  const found = unmet.find(({ name }) => Object.hasOwn(basis.bindings, name));
  if (found) {
    const message = `${found.name} is said to be missing, and the certificate has it`;
    return [{ kind: 'request-differs', where: one.id, message }];
  }
  if (unmet.length > 0) {
    return first
      ? [
          {
            kind: 'request-differs',
            where: placeOf(one.id, 0, first),
            message: 'sent without what the case needs',
          },
        ]
      : [];
  }
  // Where the harness failed, nothing was judged.
  if (harnessError !== undefined) return [];
  const attempts: Difference[][] = [];
  // Whether a world was another account or Region, and so had to be tidied before it was left, no recording says.
  for (const elsewhere of one.worlds ? [false, true] : [false]) {
    const found = await new Replay(one, recording, basis).run(elsewhere);
    if (found.length === 0) return [];
    attempts.push(found);
  }
  return attempts[0] ?? [];
}

/**
 * The account ids of the table stay as they are in a recording, unless one is that of the run: then no recorded request
 * has it.
 */
function maskOf(
  table: CaseTable,
  recordings: readonly Recording[],
  account: string | undefined,
): <T>(value: T) => T {
  const sent = JSON.stringify(recordings.map(({ exchanges }) => exchanges.map(({ input }) => input)));
  const own = accountIdsIn(JSON.stringify(table.cases)).filter((id) => !sent.includes(id));
  if (account === undefined || own.length === 0) return (value) => value;
  return (value) => mapStrings(value, (text) => own.reduce((all, id) => all.replaceAll(id, account), text));
}
