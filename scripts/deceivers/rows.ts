import { type Deceiver, rightServer } from './deceiver.ts';
import { forgers } from './forgers.ts';
import type { ForgerRow, ServerRow } from './markdown.ts';
import { CHALLENGE, issue, type Tried, tryDeceiver, verifyHanded } from './try.ts';

/** Runs the suite on a deceiver, certifies it, and verifies the certificate. */
export async function serverRow(deceiver: Deceiver): Promise<{ tried: Tried; row: ServerRow }> {
  const tried = await tryDeceiver(deceiver);
  const { id, does } = deceiver;
  const { run, certify, evidence } = tried;
  const handed = issue(evidence);
  const verify = await verifyHanded(handed, undefined);
  return {
    tried,
    row: { id, does, run, certify, verify, verifyChallenge: await verifyHanded(handed, CHALLENGE) },
  };
}

/** Verifies what each forger makes of a run on a right server. */
export async function forgerRows(): Promise<ForgerRow[]> {
  const { evidence } = await tryDeceiver({ id: 'right', does: 'is right', open: rightServer });
  const rows: ForgerRow[] = [];
  for (const { id, does, forge, challenge } of forgers) {
    const handed = issue(forge(evidence));
    const verify = await verifyHanded(handed, undefined);
    rows.push({ id, does, verify, verifyChallenge: await verifyHanded(handed, challenge) });
  }
  return rows;
}
