import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import type { Clients } from './clients.ts';

/** Everything there is, by kind and name, sorted. */
export async function inventoryOf({
  s3,
  sns,
  cloudtrail,
  kms,
  logs,
  iam,
}: Pick<Clients, 's3' | 'sns' | 'cloudtrail' | 'kms' | 'logs' | 'iam'>): Promise<string[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({}));
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const keys: string[] = [];
  for (const { KeyId } of Keys) {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    // A key can't be deleted at once: it counts as gone when it is on its way.
    if (KeyMetadata?.KeyState !== 'PendingDeletion') keys.push(`key ${KeyMetadata?.Description}`);
  }
  return [
    ...keys,
    ...Aliases.map(({ AliasName }) => `alias ${AliasName?.replace('alias/', '')}`),
    ...logGroups.map(({ logGroupName }) => `group ${logGroupName}`),
    ...Roles.map(({ RoleName }) => `role ${RoleName}`),
    ...Buckets.map(({ Name }) => `bucket ${Name}`),
    ...Topics.map(({ TopicArn }) => `topic ${TopicArn?.split(':').at(-1)}`),
    ...trailList.map(({ Name }) => `trail ${Name}`),
  ].sort();
}
