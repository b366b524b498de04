import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import type { Lanes } from '../lanes/index.ts';
import { FORM_CAPABILITY, TARGET_FORMS } from '../lanes/target-form.ts';
import { keyRefusal } from './refused-keys.ts';

/** Which forms of X-Amz-Target a target takes, and whether it checks signatures: by reads that name their operation so. */
export async function probeForms(lanes: Lanes, { operations: { list } }: CaseTable): Promise<Capability[]> {
  const read = (target: string, signature: 'good' | 'wrong' = 'good') =>
    lanes.send(list, { lane: 'wire', input: {}, wire: { target, signature } });
  const forms = await Promise.all(
    Object.entries(TARGET_FORMS).map(async ([form, prefix]) => {
      const target = `${prefix}${list}`;
      return { name: `${FORM_CAPABILITY}${form}`, target, seen: (await read(target)).seen };
    }),
  );
  const taken = forms.find(({ seen }) => seen.kind === 'accepted');
  return [
    ...forms.map(({ name, target, seen }): Capability => {
      if (seen.kind === 'accepted') return { name, has: true, detail: `${target} accepted` };
      const remedy = 'accept this X-Amz-Target too';
      return { name, has: false, detail: `${target}: ${whatCame(seen)}`, remedy };
    }),
    // A refusal counts only where the same read with a correct signature is accepted.
    taken ? signatureCapability(await read(taken.target, 'wrong')) : UNKNOWN_SIGNATURES,
  ];
}

const UNKNOWN_SIGNATURES: Capability = {
  name: 'signatures',
  has: false,
  detail: 'a correct signature was not accepted either',
};

type Sent = Awaited<ReturnType<Lanes['send']>>;

function signatureCapability(sent: Sent): Capability {
  const name = 'signatures';
  // A gateway may refuse in the form of another protocol than the service's.
  const refusal = keyRefusal(sent);
  const detail = `a wrong signature: ${refusal ?? whatCame(sent.seen)}`;
  if (sent.seen.kind === 'rejected' || refusal !== undefined) return { name, has: true, detail };
  return { name, has: false, detail, remedy: 'turn on the checking of signatures' };
}

function whatCame(seen: Sent['seen']): string {
  if (seen.kind === 'accepted') return 'accepted';
  return seen.kind === 'rejected' ? seen.code : seen.reason;
}
