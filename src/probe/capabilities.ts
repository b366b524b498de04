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
import type { Service, TargetDescription } from '../contract/target.ts';
import { clientOptions } from '../lanes/client.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { readBody } from '../lanes/transport.ts';
import { TARGET_FORMS } from '../lanes/wire.ts';
import { reasonOf } from '../text/reason.ts';

const WORLDS_TIMEOUT_MS = 5_000;

/** One read of a service that cases need, and what to add where it fails. */
interface ServiceProbe {
  read(target: TargetDescription): Promise<unknown>;
  call: string;
  /** An error that only a served operation gives. */
  answersWith?: string;
  add: string;
}

const SERVICE_PROBES: Readonly<Record<Exclude<Service, 'cloudtrail'>, ServiceProbe>> = {
  s3: {
    call: 'ListBuckets',
    read: (target) => {
      const options = { ...clientOptions(target, 's3'), forcePathStyle: target.endpoints.s3 !== undefined };
      return sendAndClose(new S3Client(options), (client) => client.send(new ListBucketsCommand({})));
    },
    add: 'serve S3, give its endpoint as endpoints.s3, or give your own buckets under resources',
  },
  sns: {
    call: 'ListTopics',
    read: (target) =>
      sendAndClose(new SNSClient(clientOptions(target, 'sns')), (client) =>
        client.send(new ListTopicsCommand({})),
      ),
    add: 'serve SNS, give its endpoint as endpoints.sns, or give your own topics under resources',
  },
  kms: {
    call: 'ListKeys',
    read: (target) =>
      sendAndClose(new KMSClient(clientOptions(target, 'kms')), (client) =>
        client.send(new ListKeysCommand({})),
      ),
    add: 'serve KMS, give its endpoint as endpoints.kms, or give your own keys under resources',
  },
  logs: {
    call: 'DescribeLogGroups',
    read: (target) =>
      sendAndClose(new CloudWatchLogsClient(clientOptions(target, 'logs')), (client) =>
        client.send(new DescribeLogGroupsCommand({})),
      ),
    add: 'serve CloudWatch Logs, give its endpoint as endpoints.logs, or give your own log groups under resources',
  },
  iam: {
    call: 'ListRoles',
    read: (target) =>
      sendAndClose(new IAMClient(clientOptions(target, 'iam')), (client) =>
        client.send(new ListRolesCommand({})),
      ),
    add: 'serve IAM, give its endpoint as endpoints.iam, or give your own roles under resources',
  },
  sts: {
    call: 'GetCallerIdentity',
    read: (target) =>
      sendAndClose(new STSClient(clientOptions(target, 'sts')), (client) =>
        client.send(new GetCallerIdentityCommand({})),
      ),
    add: 'serve STS GetCallerIdentity, to compare account ids in answers',
  },
  organizations: {
    call: 'DescribeOrganization',
    read: (target) =>
      sendAndClose(new OrganizationsClient(clientOptions(target, 'organizations')), (client) =>
        client.send(new DescribeOrganizationCommand({})),
      ),
    answersWith: 'AWSOrganizationsNotInUseException',
    add: 'serve Organizations, or describe under worlds how to be in an organization',
  },
};

/**
 * Finds out what a target can do, only by reads. AWS itself has all services and no world protocol, so it is asked only
 * what a run must know.
 */
export async function probeCapabilities(target: TargetDescription, table: CaseTable): Promise<Capability[]> {
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
      ? { name: 'world-protocol', has: false, detail: 'AWS has none. Describe under worlds how to be in one' }
      : probeWorlds(cloudtrail, target),
  ]);
}

async function probeService(
  name: string,
  { read, call, answersWith, add }: ServiceProbe,
  target: TargetDescription,
): Promise<Capability> {
  try {
    await read(target);
    return { name, has: true, detail: `${call} answered` };
  } catch (error) {
    if (error instanceof Error && error.name === answersWith) {
      return { name, has: true, detail: `${call} answered ${answersWith}` };
    }
    return { name, has: false, detail: `${call}: ${answerOf(error)}. To add: ${add}` };
  }
}

/** What came back, in words. Of an answer that the SDK can't read only the status means something. */
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
  target: TargetDescription,
  { reads }: CaseTable,
): Promise<Capability> {
  const seen = await sendWire(target, reads.list, { target: `${prefix}${reads.list}` });
  if (seen.kind === 'accepted') return { name, has: true, detail: `${prefix}${reads.list} accepted` };
  const what = seen.kind === 'rejected' ? seen.code : seen.reason;
  return {
    name,
    has: false,
    detail: `${prefix}${reads.list}: ${what}. To add: accept this X-Amz-Target too`,
  };
}

/** A refusal counts only where the same read with a right signature is accepted, in either form of X-Amz-Target. */
async function probeSignatures(target: TargetDescription, { reads }: CaseTable): Promise<Capability> {
  const name = 'signatures';
  const forms = Object.values(TARGET_FORMS).map((prefix) => `${prefix}${reads.list}`);
  const right = await Promise.all(forms.map((form) => sendWire(target, reads.list, { target: form })));
  const form = forms.find((_, index) => right[index]?.kind === 'accepted');
  if (form === undefined) return { name, has: false, detail: 'a right signature was refused, too' };
  const seen = await sendWire(target, reads.list, { target: form, signature: 'wrong' });
  if (seen.kind === 'rejected') return { name, has: true, detail: `a wrong signature: ${seen.code}` };
  const what = seen.kind === 'accepted' ? 'accepted' : seen.reason;
  return {
    name,
    has: false,
    detail: `a wrong signature: ${what}. To add: turn on signature checking`,
  };
}

async function sendWire(target: TargetDescription, operation: string, wire: WireOptions) {
  const lanes = openLanes(target, httpTransport({ ...target, requestTimeout: WORLDS_TIMEOUT_MS }));
  try {
    return (await lanes.send(operation, { lane: 'wire', input: {}, wire })).seen;
  } finally {
    lanes.close();
  }
}

async function probeWorlds(endpoint: string, target: TargetDescription): Promise<Capability> {
  const name = 'world-protocol';
  const path = '/_conformance/worlds';
  const missing = (what: string): Capability => ({
    name,
    has: false,
    detail: `GET ${path}: ${what}. To add: serve the world protocol, or describe under worlds how to be in one`,
  });
  // With the target's authority and headers, like every other request.
  const transport = httpTransport({ ...target, requestTimeout: WORLDS_TIMEOUT_MS });
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

/** How many worlds an answer lists; undefined for another answer, such as a web page. */
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
