import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  DescribeKeyCommand,
  type DescribeKeyCommandOutput,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import type { TargetDescription } from '../../src/contract/target.ts';
import { clientOptions } from '../../src/lanes/client.ts';

/** All that a target has of what cases create, as `kind name`, sorted. A key whose deletion is scheduled counts as removed. */
export async function inventoryOf(target: TargetDescription): Promise<string[]> {
  const kms = new KMSClient(clientOptions(target, 'kms'));
  const s3 = new S3Client({ ...clientOptions(target, 's3'), forcePathStyle: true });
  const cloudtrail = new CloudTrailClient(clientOptions(target, 'cloudtrail'));
  const sns = new SNSClient(clientOptions(target, 'sns'));
  const logs = new CloudWatchLogsClient(clientOptions(target, 'logs'));
  const iam = new IAMClient(clientOptions(target, 'iam'));
  const { Keys = [] } = await kms.send(new ListKeysCommand({ Limit: 1000 }));
  const described = await Promise.all(
    Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId: KeyId ?? '' })).catch(hidden)),
  );
  const found: Record<string, readonly (string | undefined)[]> = {
    trail: ((await cloudtrail.send(new DescribeTrailsCommand({}))).trailList ?? []).map(({ Name }) => Name),
    bucket: ((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name),
    topic: ((await sns.send(new ListTopicsCommand({}))).Topics ?? []).map(({ TopicArn }) => TopicArn),
    alias: ((await kms.send(new ListAliasesCommand({}))).Aliases ?? []).map(({ AliasName }) => AliasName),
    key: described
      .flatMap(({ KeyMetadata }) => KeyMetadata ?? [])
      .filter(({ KeyState }) => KeyState !== 'PendingDeletion')
      .map(({ KeyId }) => KeyId),
    group: ((await logs.send(new DescribeLogGroupsCommand({}))).logGroups ?? []).map(
      ({ logGroupName }) => logGroupName,
    ),
    role: ((await iam.send(new ListRolesCommand({}))).Roles ?? []).map(({ RoleName }) => RoleName),
  };
  for (const client of [kms, s3, cloudtrail, sns, logs, iam]) client.destroy();
  return Object.entries(found)
    .flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`))
    .sort();
}

/** A key whose policy denies looking at it, or breaks the target: that its deletion was scheduled is shown by the line that does so. */
function hidden(error: unknown): Pick<DescribeKeyCommandOutput, 'KeyMetadata'> {
  if (error instanceof Error && '$metadata' in error) return {};
  throw error;
}
