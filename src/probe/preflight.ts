import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import { isTooDeep, packingOf } from '../contract/answer.ts';
import { CannotJudge } from '../contract/errors.ts';
import { isNotImplemented } from '../contract/not-implemented.ts';
import { partitionOf } from '../contract/target.ts';
import { NAME_PREFIX, type Naming, type RunFacts } from '../contract/template.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { onlyForm } from '../lanes/target-form.ts';
import { redact } from '../redact/redact.ts';
import { licenceAdvice } from '../targets/licence.ts';
import { isAwsRegion } from '../targets/regions.ts';
import { cut } from '../text/show.ts';
import { keyRefusal } from './refused-keys.ts';
import { otherScheme } from './scheme.ts';
import { probeForms } from './target-forms.ts';
import { probeLanes, probeTransport } from './transport.ts';
import { behindGateway, endpointOption, unanswered } from './unusable.ts';
import { probeVersion } from './version.ts';
import { isGatewayStatus, UNTRUSTED } from './wait.ts';

/** What a preflight finds out. */
export interface Preflight {
  target: Reachable;
  /** Which forms of X-Amz-Target it accepts, and whether it checks signatures. */
  capabilities: Capability[];
}

/** A name that no trail has. */
const UNUSED_NAME = `${NAME_PREFIX}preflight-none`;

/**
 * Sends a read before anything is created, so that a wrong address is reported at once, and checks that the target
 * implements the operations that every run needs. AWS isn't asked for them.
 * @returns the target as a run must reach it, with the only form of X-Amz-Target that it accepts, and what was found out
 * @throws CannotJudge if nothing answers, or the answer isn't of the protocol, or an operation is missing
 */
export async function preflight(target: Reachable, table: CaseTable): Promise<Preflight> {
  const transport = probeTransport(target);
  const lanes = probeLanes(target, table, transport);
  const where = target.endpoints.cloudtrail ?? `AWS in ${target.region}`;
  try {
    const wire = await lanes.send(table.operations.list, { lane: 'wire', input: {} });
    // The cases judge which forms of X-Amz-Target a target accepts; either is enough here.
    const sdk =
      wire.seen.kind === 'unreadable' || wire.seen.kind === 'rejected'
        ? await lanes.send(table.operations.list, { lane: 'sdk', input: {} })
        : wire;
    const read = isTelling(sdk, table) ? sdk : wire;
    const { seen, answer } = read;
    const licence = licenceAdvice(answer?.body ?? '');
    if (licence) throw new CannotJudge(licence);
    if (seen.kind !== 'accepted') assertKeysAccepted([wire, sdk], target, where);
    assertServed(read, table.operations.list, 'which shows the suite what a request created', where, table);
    await assertScheme(read, target);
    if (answer && isGatewayStatus(answer.status)) {
      throw new CannotJudge(behindGateway(where, answer.status, target.asked));
    }
    if (seen.kind === 'no-answer' && UNTRUSTED.test(seen.reason)) {
      throw new CannotJudge(
        `${where} has a certificate that isn't trusted (${seen.reason}). Give the PEM file of its authority with ${target.asked?.byFunction ? 'the option caBundle' : '--ca-bundle'}, or as ca in the config.`,
      );
    }
    if (seen.kind === 'no-answer') {
      throw new CannotJudge(unanswered(where, redact(seen.reason, target), target.asked));
    }
    if (seen.kind === 'unreadable') {
      const type = answer?.headers['content-type'] ?? 'no content type';
      const what = redact(`status ${answer?.status} with ${type}: ${cut(seen.reason, 200)}`, target);
      // Whoever packs an answer, or nests it, is at the right address.
      const isAnswer = answer && (packingOf(answer) ?? isTooDeep(answer.body));
      const wrongPlace = isAwsRegion(target.region)
        ? 'Check the address and the port.'
        : `Check the address, the port, and the Region ${target.region}, which AWS doesn't have.`;
      const remedy = isAnswer ? 'Answer as the protocol has it.' : wrongPlace;
      throw new CannotJudge(`${where} doesn't answer like AWS: ${what}. ${remedy}`);
    }
    if (!listed(read, table)) await assertNoYesSayer(lanes, table, where);
    const capabilities = await probeForms(lanes, table);
    if (target.aws) return { target, capabilities };
    const targetForm = onlyForm(capabilities);
    const reached = { ...target, ...(targetForm ? { targetForm } : {}) };
    const removal = await probeLanes(reached, table, transport).send(table.operations.remove, {
      lane: 'sdk',
      input: { [table.operations.nameMember]: UNUSED_NAME },
    });
    assertServed(removal, table.operations.remove, 'which removes what a run creates', where, table);
    const version = target.version ?? (await probeVersion(target, transport));
    return { target: { ...reached, ...(version ? { version } : {}) }, capabilities };
  } finally {
    lanes.close();
  }
}

/** The list that the first read must give. */
function listed({ seen }: Pick<Sending, 'seen'>, { operations: { listMember } }: CaseTable): boolean {
  return seen.kind === 'accepted' && Array.isArray(seen.output[listMember]);
}

/** Whether an answer is one of the service. An SDK makes something of any: an error without a name, or an empty success. */
function isTelling(read: Sending, table: CaseTable): boolean {
  const { seen } = read;
  if (seen.kind === 'accepted') return listed(read, table);
  return seen.kind === 'rejected' ? seen.code !== 'Unknown' : seen.kind !== 'unreadable';
}

/** @throws CannotJudge if whatever is asked is answered with a success that has nothing of what was asked for */
async function assertNoYesSayer(lanes: Lanes, { operations }: CaseTable, where: string): Promise<void> {
  const { list, listMember, nameMember, get } = operations;
  if (!get) return;
  const { seen } = await lanes.send(get.call, { lane: 'sdk', input: { [nameMember]: UNUSED_NAME } });
  if (seen.kind !== 'accepted' || Object.keys(seen.output).length > 0) return;
  throw new CannotJudge(
    `${where} answers ${list} without ${listMember}, and ${get.call} of a trail that doesn't exist with an empty success. So it serves no CloudTrail, or answers whatever it is asked. Check the address and the port.`,
  );
}

/** @throws CannotJudge if the server speaks HTTPS where the endpoint has http, or the other way round */
async function assertScheme(
  { seen, answer }: Sending,
  { endpoints, transport, proxies, asked }: Reachable,
): Promise<void> {
  const { cloudtrail } = endpoints;
  // Some servers tell an HTTP client in plain text that they speak HTTPS.
  const isDoubtful = seen.kind === 'no-answer' || (seen.kind === 'unreadable' && answer?.status === 400);
  if (cloudtrail === undefined || transport || proxies || !isDoubtful) return;
  const other = await otherScheme(cloudtrail);
  if (other === undefined) return;
  const { protocol } = new URL(cloudtrail);
  const right = cloudtrail.replace(/^https?/, other);
  throw new CannotJudge(
    `${cloudtrail} is ${protocol === 'http:' ? 'http' : 'https'}, but the server at this port speaks ${other}. Give ${endpointOption(asked, right)}.`,
  );
}

/** @throws CannotJudge if the target refuses the keys, or accepts them and denies the read */
function assertKeysAccepted(sendings: readonly Sending[], target: Reachable, where: string): void {
  const [refused] = sendings.flatMap((sending) => keyRefusal(sending) ?? []);
  const from = target.credentialsFrom ?? 'the configuration';
  if (refused !== undefined) {
    throw new CannotJudge(
      `${where} refuses the keys (${refused}). They come from ${from}. Give others with ${target.asked?.byFunction ? 'the option profile' : '--profile or --access-key-id'}, or as credentials in the config.`,
    );
  }
  const [denied] = sendings.flatMap(({ seen }) =>
    seen.kind === 'rejected' && /^AccessDenied|^Unauthorized/.test(seen.code) ? seen.code : [],
  );
  if (denied === undefined) return;
  throw new CannotJudge(
    `${where} accepts the keys, but denies the calls that a run begins with (${denied}). The keys come from ${from}. Give them the policy that the command plan prints.`,
  );
}

/** @throws CannotJudge if the answer shows that the target doesn't implement the operation */
function assertServed(
  sending: Sending,
  operation: string,
  why: string,
  where: string,
  { notImplementedCodes }: CaseTable,
): void {
  if (!isNotImplemented(sending, notImplementedCodes)) return;
  const { status } = sending.answer ?? {};
  throw new CannotJudge(
    `${where} does not serve ${operation} (status ${status}), ${why}. Add this operation to the target.`,
  );
}

/** The facts for names, ARNs and policies; without the account if STS doesn't tell it. */
export async function learnFacts(target: Reachable, naming: Naming): Promise<RunFacts> {
  const { region, worlds } = target;
  const other = worlds?.['region.other']?.region ?? otherRegion(region);
  const facts = { ...naming, region, otherRegion: other, partition: partitionOf(region) };
  const client = new STSClient(clientOptions(target, 'sts'));
  try {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    return Account && /^\d{12}$/.test(Account) ? { ...facts, account: Account } : facts;
  } catch {
    // An emulator may lack STS; then any account id is accepted in an ARN.
    return facts;
  } finally {
    client.destroy();
  }
}

/** Another Region of the same partition. */
export function otherRegion(region: string): string {
  const pairs: Record<string, readonly [string, string]> = {
    aws: ['us-west-2', 'us-east-1'],
    'aws-cn': ['cn-north-1', 'cn-northwest-1'],
    'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  };
  const [first, second] = pairs[partitionOf(region)] ?? ['us-west-2', 'us-east-1'];
  return region === first ? second : first;
}
