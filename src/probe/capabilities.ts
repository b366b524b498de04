import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { HttpRequest } from '@smithy/protocol-http';
import type { CaseTable, WireOptions } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import type { Service } from '../contract/target.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { readBody, type Transport } from '../lanes/transport.ts';
import { TARGET_FORMS } from '../lanes/wire.ts';
import { reasonOf } from '../text/reason.ts';

/** Milliseconds that a probe waits: a target without the thing may never answer. */
const PROBE_TIMEOUT_MS = 5_000;

function quickTransport(target: Reachable): Transport {
  return target.transport ?? httpTransport({ ...target, requestTimeout: PROBE_TIMEOUT_MS });
}

/** A read of a service beside CloudTrail, and what to add where it fails. */
interface ServiceProbe {
  read(target: Reachable): Promise<unknown>;
  call: string;
  /** An error that only a served operation gives. */
  answersWith?: string;
  remedy: string;
}

const SERVICE_PROBES: Readonly<Record<Exclude<Service, 'cloudtrail'>, ServiceProbe>> = {
  s3: {
    call: 'ListBuckets',
    read: (target) => {
      const options = { ...clientOptions(target, 's3'), forcePathStyle: target.endpoints.s3 !== undefined };
      return sendAndClose(new S3Client(options), (client) => client.send(new ListBucketsCommand({})));
    },
    remedy: 'serve S3, set under endpoints.s3 where it is, or name buckets of your own under resources',
  },
  sns: {
    call: 'ListTopics',
    read: (target) =>
      sendAndClose(new SNSClient(clientOptions(target, 'sns')), (client) =>
        client.send(new ListTopicsCommand({})),
      ),
    remedy: 'serve SNS, set under endpoints.sns where it is, or name topics of your own under resources',
  },
  kms: {
    call: 'ListKeys',
    read: (target) =>
      sendAndClose(new KMSClient(clientOptions(target, 'kms')), (client) =>
        client.send(new ListKeysCommand({})),
      ),
    remedy: 'serve KMS, set under endpoints.kms where it is, or name keys of your own under resources',
  },
  logs: {
    call: 'DescribeLogGroups',
    read: (target) =>
      sendAndClose(new CloudWatchLogsClient(clientOptions(target, 'logs')), (client) =>
        client.send(new DescribeLogGroupsCommand({})),
      ),
    remedy:
      'serve CloudWatch Logs, set under endpoints.logs where it is, or name log groups of your own under resources',
  },
  iam: {
    call: 'ListRoles',
    read: (target) =>
      sendAndClose(new IAMClient(clientOptions(target, 'iam')), (client) =>
        client.send(new ListRolesCommand({})),
      ),
    remedy: 'serve IAM, set under endpoints.iam where it is, or name roles of your own under resources',
  },
  sts: {
    call: 'GetCallerIdentity',
    read: (target) =>
      sendAndClose(new STSClient(clientOptions(target, 'sts')), (client) =>
        client.send(new GetCallerIdentityCommand({})),
      ),
    remedy: 'serve STS GetCallerIdentity; without it account ids in answers are not compared',
  },
  organizations: {
    call: 'DescribeOrganization',
    read: (target) =>
      sendAndClose(new OrganizationsClient(clientOptions(target, 'organizations')), (client) =>
        client.send(new DescribeOrganizationCommand({})),
      ),
    answersWith: 'AWSOrganizationsNotInUseException',
    remedy: 'serve Organizations, or describe under worlds how to be in an organization',
  },
};

/**
 * Finds out what a target can do, only by reads: nothing is created. AWS itself has all services and no world protocol,
 * and is asked only what a run has to know.
 */
export async function probeCapabilities(target: Reachable, table: CaseTable): Promise<Capability[]> {
  const { cloudtrail } = target.endpoints;
  const services = Object.entries(SERVICE_PROBES).map(([name, probe]) =>
    target.aws || target.endpoints[name as Service] === undefined
      ? { name, has: true, detail: 'AWS; not asked' }
      : probeService(name, probe, target),
  );
  return Promise.all([
    ...Object.entries(TARGET_FORMS).map(([form, prefix]) =>
      probeTargetForm(`target-form.${form}`, prefix, target, table),
    ),
    probeSignatures(target, table),
    ...services,
    cloudtrail === undefined || target.aws
      ? {
          name: 'world-protocol',
          has: false,
          detail: 'AWS has none',
          remedy: 'describe under worlds how to be in one',
        }
      : probeWorlds(cloudtrail, target),
  ]);
}

async function probeService(
  name: string,
  { read, call, answersWith, remedy }: ServiceProbe,
  target: Reachable,
): Promise<Capability> {
  try {
    await read(target);
    return { name, has: true, detail: `${call} answered` };
  } catch (error) {
    if (error instanceof Error && error.name === answersWith) {
      return { name, has: true, detail: `${call} answered ${answersWith}` };
    }
    return { name, has: false, detail: `${call}: ${answerOf(error)}`, remedy };
  }
}

/** What came back, in words. Of an answer that the SDK can't read, only the status means something. */
function answerOf(error: unknown): string {
  const { name, message, $metadata, $response } = error as Error & {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  if (status === undefined) return reasonOf(error);
  const isUnread = name === 'SyntaxError' || /parse error|^unknown/i.test(message);
  return isUnread
    ? `status ${status} without an error of this service`
    : `${reasonOf(error)} (status ${status})`;
}

async function probeTargetForm(
  name: string,
  prefix: string,
  target: Reachable,
  { operations }: CaseTable,
): Promise<Capability> {
  const seen = await sendWire(target, operations.list, { target: `${prefix}${operations.list}` });
  if (seen.kind === 'accepted') return { name, has: true, detail: `${prefix}${operations.list} accepted` };
  const what = seen.kind === 'rejected' ? seen.code : seen.reason;
  return {
    name,
    has: false,
    detail: `${prefix}${operations.list}: ${what}`,
    remedy: 'accept this X-Amz-Target too',
  };
}

/** A refusal counts only where the same read, rightly signed, is accepted: in whichever form the target takes. */
async function probeSignatures(target: Reachable, { operations }: CaseTable): Promise<Capability> {
  const name = 'signatures';
  const forms = Object.values(TARGET_FORMS).map((prefix) => `${prefix}${operations.list}`);
  const right = await Promise.all(forms.map((form) => sendWire(target, operations.list, { target: form })));
  const form = forms.find((_, index) => right[index]?.kind === 'accepted');
  if (form === undefined) return { name, has: false, detail: 'no correct signature was accepted either' };
  const seen = await sendWire(target, operations.list, { target: form, signature: 'wrong' });
  if (seen.kind === 'rejected') return { name, has: true, detail: `a wrong signature: ${seen.code}` };
  const what = seen.kind === 'accepted' ? 'accepted' : seen.reason;
  return {
    name,
    has: false,
    detail: `a wrong signature: ${what}`,
    remedy: 'turn on the checking of signatures',
  };
}

async function sendWire(target: Reachable, operation: string, wire: WireOptions) {
  const lanes = openLanes(target, quickTransport(target));
  try {
    return (await lanes.send(operation, { lane: 'wire', input: {}, wire })).seen;
  } finally {
    lanes.close();
  }
}

async function probeWorlds(endpoint: string, target: Reachable): Promise<Capability> {
  const name = 'world-protocol';
  const path = '/_conformance/worlds';
  const missing = (what: string): Capability => ({
    name,
    has: false,
    detail: `GET ${path}: ${what}`,
    remedy: 'serve the world protocol, or describe under worlds how to be in one',
  });
  // The way that every other request goes: with the target's authority and headers.
  const transport = quickTransport(target);
  try {
    const { protocol, hostname, port, host } = new URL(endpoint);
    const request = new HttpRequest({
      method: 'GET',
      protocol,
      hostname,
      port: port ? Number(port) : undefined,
      path,
      headers: { host },
    });
    const { response } = await transport.handle(request);
    if (response.statusCode !== 200) return missing(`status ${response.statusCode}`);
    const text = new TextDecoder().decode(await readBody(response.body));
    const count = countWorlds(text);
    return count === undefined
      ? missing('no list of worlds')
      : { name, has: true, detail: `${count} worlds` };
  } catch (error) {
    return missing(reasonOf(error));
  } finally {
    transport.destroy?.();
  }
}

/** How many worlds an answer lists; undefined for anything else, such as a web page. */
function countWorlds(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const worlds =
      typeof value === 'object' && value !== null && 'worlds' in value ? value.worlds : undefined;
    return Array.isArray(worlds) ? worlds.length : undefined;
  } catch {
    // Not JSON: not the protocol.
    return undefined;
  }
}

async function sendAndClose<C extends { destroy(): void }>(
  client: C,
  send: (client: C) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await send(client);
  } finally {
    client.destroy();
  }
}
