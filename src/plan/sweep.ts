import type { Resources } from './kinds.ts';
import type { Policy } from './policy.ts';

/**
 * What a sweep asks beside what a run may do anyway: it lists all kinds, and reads name and tags of a thing before it is
 * removed. Statement by statement: the actions, and what they are about.
 */
const READS: Readonly<Record<string, { actions: readonly string[]; resources: Resources }>> = {
  SweepLists: {
    actions: [
      'cloudtrail:DescribeTrails',
      'cloudtrail:ListTags',
      'iam:ListRoles',
      'kms:ListAliases',
      'kms:ListKeys',
      's3:ListAllMyBuckets',
      'sns:ListTopics',
    ],
    resources: () => ['*'],
  },
  SweepLogGroups: {
    actions: ['logs:DescribeLogGroups', 'logs:ListTagsForResource'],
    resources: ({ partition, region, account }) => [`arn:${partition}:logs:${region}:${account}:log-group:*`],
  },
  SweepBuckets: {
    actions: ['s3:GetBucketTagging', 's3:ListBucket'],
    resources: ({ partition }) => [`arn:${partition}:s3:::ctc-*`],
  },
  SweepTopics: {
    actions: ['sns:GetTopicAttributes', 'sns:ListTagsForResource'],
    resources: ({ partition, region, account }) => [`arn:${partition}:sns:${region}:${account}:ctc-*`],
  },
  // Each key of the Region is looked at: which one is ours only its description says.
  SweepKeys: {
    actions: ['kms:DescribeKey', 'kms:ListResourceTags'],
    resources: ({ partition, region, account }) => [`arn:${partition}:kms:${region}:${account}:key/*`],
  },
  SweepRoles: {
    actions: ['iam:GetRole', 'iam:ListRolePolicies'],
    resources: ({ partition, account }) => [`arn:${partition}:iam::${account}:role/ctc-*`],
  },
};

/** The statements that a role needs for a sweep, to be added to those of a run over all cases. */
export function sweepPolicy(where: Parameters<Resources>[0]): Policy {
  const Statement = Object.entries(READS).map(([Sid, { actions, resources }]) => ({
    Sid,
    Effect: 'Allow' as const,
    Action: [...actions],
    Resource: resources(where),
  }));
  return { Version: '2012-10-17', Statement };
}
