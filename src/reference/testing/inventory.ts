import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListRoles } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { paginateListTopics } from '@aws-sdk/client-sns';
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
  const Topics = await all(paginateListTopics({ client: sns }, {}), ({ Topics }) => Topics);
  const Aliases = await all(paginateListAliases({ client: kms }, {}), ({ Aliases }) => Aliases);
  const Keys = await all(paginateListKeys({ client: kms }, {}), ({ Keys }) => Keys);
  const logGroups = await all(paginateDescribeLogGroups({ client: logs }, {}), ({ logGroups }) => logGroups);
  const Roles = await all(paginateListRoles({ client: iam }, {}), ({ Roles }) => Roles);
  const keys: string[] = [];
  for (const { KeyId = '' } of Keys) {
    const found = await kms.send(new DescribeKeyCommand({ KeyId })).catch(() => undefined);
    // A key can't be deleted at once: it counts as gone when it is on its way.
    if (found?.KeyMetadata?.KeyState === 'PendingDeletion') continue;
    // Its policy may refuse to have it described.
    keys.push(`key ${found ? found.KeyMetadata?.Description : KeyId}`);
  }
  return [
    ...keys,
    ...Aliases.map(({ AliasName }) => `alias ${AliasName?.replace('alias/', '')}`),
    ...logGroups.map(({ logGroupName }) => `group ${logGroupName}`),
    ...Roles.map(({ RoleName }) => `role ${RoleName}`),
    ...Buckets.map(({ Name }) => `bucket ${Name}`),
    ...Topics.map(({ TopicArn }) => `topic ${TopicArn?.split(':').at(-1)}`),
    ...(await trailsOf({ cloudtrail })),
  ].sort();
}

/** The trails at home in the Region of the client. */
export async function trailsOf({ cloudtrail }: Pick<Clients, 'cloudtrail'>): Promise<string[]> {
  const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  return trailList.map(({ Name }) => `trail ${Name}`);
}

/** The items of all pages. */
async function all<P, T>(pages: AsyncIterable<P>, of: (page: P) => readonly T[] | undefined): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...(of(page) ?? []));
  return items;
}
