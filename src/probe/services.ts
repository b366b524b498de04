import type { Capability } from '../../generated/report.ts';
import type { Service } from '../contract/target.ts';
import { clientOptions, type Reachable } from '../lanes/client.ts';
import { reasonOf } from '../text/reason.ts';
import { refusalIn } from './refused-keys.ts';

/** A service that cases may need beside CloudTrail. */
export type OtherService = Exclude<Service, 'cloudtrail'>;

/** A read of a service, and what to add where it fails. Its SDK client is loaded only when it is asked. */
interface ServiceProbe {
  call: string;
  read(target: Reachable): Promise<unknown>;
  /** An error that only a served operation gives. */
  answersWith?: string;
  remedy: string;
}

const PROBES: Readonly<Record<OtherService, ServiceProbe>> = {
  s3: {
    call: 'ListBuckets',
    read: async (target) => {
      const { ListBucketsCommand, S3Client } = await import('@aws-sdk/client-s3');
      const forcePathStyle = target.endpoints.s3 !== undefined;
      const client = new S3Client({ ...clientOptions(target, 's3'), forcePathStyle });
      return closing(client, client.send(new ListBucketsCommand({})));
    },
    remedy: 'serve S3, give its endpoint as endpoints.s3, or give your own buckets under resources',
  },
  sns: {
    call: 'ListTopics',
    read: async (target) => {
      const { ListTopicsCommand, SNSClient } = await import('@aws-sdk/client-sns');
      const client = new SNSClient(clientOptions(target, 'sns'));
      return closing(client, client.send(new ListTopicsCommand({})));
    },
    remedy: 'serve SNS, give its endpoint as endpoints.sns, or give your own topics under resources',
  },
  kms: {
    call: 'ListKeys',
    read: async (target) => {
      const { KMSClient, ListKeysCommand } = await import('@aws-sdk/client-kms');
      const client = new KMSClient(clientOptions(target, 'kms'));
      return closing(client, client.send(new ListKeysCommand({})));
    },
    remedy: 'serve KMS, give its endpoint as endpoints.kms, or give your own keys under resources',
  },
  logs: {
    call: 'DescribeLogGroups',
    read: async (target) => {
      const { CloudWatchLogsClient, DescribeLogGroupsCommand } = await import(
        '@aws-sdk/client-cloudwatch-logs'
      );
      const client = new CloudWatchLogsClient(clientOptions(target, 'logs'));
      return closing(client, client.send(new DescribeLogGroupsCommand({})));
    },
    remedy:
      'serve CloudWatch Logs, give its endpoint as endpoints.logs, or give your own log groups under resources',
  },
  iam: {
    call: 'ListRoles',
    read: async (target) => {
      const { IAMClient, ListRolesCommand } = await import('@aws-sdk/client-iam');
      const client = new IAMClient(clientOptions(target, 'iam'));
      return closing(client, client.send(new ListRolesCommand({})));
    },
    remedy: 'serve IAM, give its endpoint as endpoints.iam, or give your own roles under resources',
  },
  sts: {
    call: 'GetCallerIdentity',
    read: async (target) => {
      const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
      const client = new STSClient(clientOptions(target, 'sts'));
      return closing(client, client.send(new GetCallerIdentityCommand({})));
    },
    remedy: 'serve STS GetCallerIdentity, to compare account ids in answers',
  },
  organizations: {
    call: 'DescribeOrganization',
    read: async (target) => {
      const { DescribeOrganizationCommand, OrganizationsClient } = await import(
        '@aws-sdk/client-organizations'
      );
      const client = new OrganizationsClient(clientOptions(target, 'organizations'));
      return closing(client, client.send(new DescribeOrganizationCommand({})));
    },
    answersWith: 'AWSOrganizationsNotInUseException',
    remedy: 'serve Organizations, or describe under worlds how to be in an organization',
  },
};

/** In the order of the capability card. */
export const OTHER_SERVICES = Object.keys(PROBES) as readonly OtherService[];

/** Whether a target serves a service that cases need. AWS does, and is not asked. */
export async function probeService(name: OtherService, target: Reachable): Promise<Capability> {
  if (target.aws || target.endpoints[name] === undefined)
    return { name, has: true, detail: 'AWS; not asked' };
  const { call, read, answersWith, remedy } = PROBES[name];
  try {
    await read(target);
    return { name, has: true, detail: `${call} answered` };
  } catch (error) {
    if (error instanceof Error && error.name === answersWith) {
      return { name, has: true, detail: `${call} answered ${answersWith}` };
    }
    const refused = refusalIn(error);
    const advice = refused
      ? `give keys that ${target.endpoints[name]} accepts: it refuses those from ${target.credentialsFrom ?? 'the configuration'}`
      : remedy;
    return { name, has: false, detail: `${call}: ${answerOf(error)}`, remedy: advice };
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

async function closing(client: { destroy(): void }, sent: Promise<unknown>): Promise<unknown> {
  try {
    return await sent;
  } finally {
    client.destroy();
  }
}
