import type { Need } from '../../generated/case-table.ts';
import { RUN_TAG } from '../needs/sweep/sweeper.ts';
import type { Policy } from './policy.ts';

/** One call that a need of a kind makes, with what it is made on. */
export interface KindCall {
  /** Action as IAM names it. */
  action: string;
  /** Which statement of the policy allows it. */
  statement: string;
  when?(need: Need): boolean;
}

/** A statement of the policy: its id, and the ARNs it is about. */
export type Resources = (where: { partition: string; region: string; account: string }) => string[];

const hasPolicy = (need: Need) => need.policy !== undefined;

/** What making and removing each kind of need calls. */
export const KIND_CALLS: Readonly<Record<string, readonly KindCall[]>> = {
  's3.bucket': [
    { action: 's3:CreateBucket', statement: 'Buckets' },
    { action: 's3:PutBucketTagging', statement: 'Buckets' },
    { action: 's3:PutBucketPolicy', statement: 'Buckets', when: hasPolicy },
    { action: 's3:ListBucket', statement: 'Buckets' },
    { action: 's3:DeleteObject', statement: 'BucketObjects', when: hasPolicy },
    { action: 's3:DeleteBucket', statement: 'Buckets' },
  ],
  'sns.topic': [
    { action: 'sns:CreateTopic', statement: 'Topics' },
    { action: 'sns:TagResource', statement: 'Topics' },
    { action: 'sns:SetTopicAttributes', statement: 'Topics' },
    { action: 'sns:DeleteTopic', statement: 'Topics' },
  ],
  'kms.key': [
    { action: 'kms:CreateKey', statement: 'NewKeys' },
    { action: 'kms:TagResource', statement: 'NewKeys' },
    { action: 'kms:DisableKey', statement: 'Keys', when: ({ state }) => state === 'disabled' },
    { action: 'kms:EnableKey', statement: 'Keys', when: ({ state }) => state === 'disabled' },
    { action: 'kms:ScheduleKeyDeletion', statement: 'Keys' },
  ],
  'kms.alias': [
    { action: 'kms:CreateAlias', statement: 'KeyAliases' },
    { action: 'kms:DeleteAlias', statement: 'KeyAliases' },
  ],
  'logs.group': [
    { action: 'logs:CreateLogGroup', statement: 'LogGroups' },
    { action: 'logs:TagResource', statement: 'LogGroups' },
    { action: 'logs:DescribeLogGroups', statement: 'LogGroupList' },
    { action: 'logs:DeleteLogGroup', statement: 'LogGroups' },
  ],
  'iam.role': [
    { action: 'iam:CreateRole', statement: 'Roles' },
    { action: 'iam:TagRole', statement: 'Roles' },
    { action: 'iam:PutRolePolicy', statement: 'Roles', when: hasPolicy },
    { action: 'iam:DeleteRolePolicy', statement: 'Roles', when: hasPolicy },
    { action: 'iam:PassRole', statement: 'PassRole' },
    { action: 'iam:DeleteRole', statement: 'Roles' },
  ],
  // A trait that is looked for, with the read of the service that the table names anyway.
  signatures: [],
};

/** Allowed without a call of their own: AWS asks for them when tags or a role come along with a create. */
export const WITHOUT_CALL: readonly string[] = [
  'sns:TagResource',
  'kms:TagResource',
  'logs:TagResource',
  'iam:TagRole',
  'iam:PassRole',
];

/** What narrows a statement where names alone would allow more than a run needs. */
export const CONDITIONS: Readonly<Record<string, Policy['Statement'][number]['Condition']>> = {
  // A key's id says nothing of who made it; its tag does.
  NewKeys: { Null: { [`aws:RequestTag/${RUN_TAG}`]: 'false' } },
  Keys: { Null: { [`aws:ResourceTag/${RUN_TAG}`]: 'false' } },
  PassRole: { StringEquals: { 'iam:PassedToService': 'cloudtrail.amazonaws.com' } },
};

/** What each statement is about. Everything has a name of ours where its name is ours to give. */
export const STATEMENTS: Readonly<Record<string, Resources>> = {
  Buckets: ({ partition }) => [`arn:${partition}:s3:::ctc-*`],
  BucketObjects: ({ partition }) => [`arn:${partition}:s3:::ctc-*/*`],
  Topics: ({ partition, region, account }) => [`arn:${partition}:sns:${region}:${account}:ctc-*`],
  // A key has no name before it is made.
  NewKeys: () => ['*'],
  Keys: ({ partition, region, account }) => [`arn:${partition}:kms:${region}:${account}:key/*`],
  KeyAliases: ({ partition, region, account }) => [
    `arn:${partition}:kms:${region}:${account}:alias/ctc-*`,
    `arn:${partition}:kms:${region}:${account}:key/*`,
  ],
  LogGroups: ({ partition, region, account }) => [
    `arn:${partition}:logs:${region}:${account}:log-group:ctc-*`,
  ],
  LogGroupList: ({ partition, region, account }) => [
    `arn:${partition}:logs:${region}:${account}:log-group:*`,
  ],
  Roles: ({ partition, account }) => [`arn:${partition}:iam::${account}:role/ctc-*`],
  PassRole: ({ partition, account }) => [`arn:${partition}:iam::${account}:role/ctc-*`],
  Trails: ({ partition, region, account }) => [`arn:${partition}:cloudtrail:${region}:${account}:trail/*`],
  TrailReads: () => ['*'],
};
