import type { RunFacts } from '../contract/template.ts';
import type { Provider } from './provider.ts';

/** A kind of need: what makes it, and what a user can do where the target can't. */
export interface Kind {
  /** Loaded only when a case asks for it: each brings an SDK client along. */
  load(): Promise<Provider>;
  remedy: string;
  /** Attributes that follow from the id, for a resource that the user names. */
  follows?: Readonly<Record<string, (id: string, facts: RunFacts) => string>>;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  's3.bucket': {
    load: async () => (await import('./bucket.ts')).provideBucket,
    remedy:
      'let the endpoint answer S3 CreateBucket and PutBucketPolicy, or name a bucket of your own under resources',
    follows: { arn: (id, { partition }) => `arn:${partition}:s3:::${id}` },
  },
  'sns.topic': {
    load: async () => (await import('./topic.ts')).provideTopic,
    remedy:
      'let the endpoint answer SNS CreateTopic and SetTopicAttributes, or name a topic of your own under resources',
  },
  'kms.key': {
    load: async () => (await import('./key.ts')).provideKey,
    remedy:
      'let the endpoint answer KMS CreateKey, DisableKey and ScheduleKeyDeletion, or name a key of your own under resources',
  },
  'kms.alias': {
    load: async () => (await import('./alias.ts')).provideAlias,
    remedy: 'let the endpoint answer KMS CreateAlias, or name an alias of your own under resources',
  },
  'logs.group': {
    load: async () => (await import('./log-group.ts')).provideLogGroup,
    remedy:
      'let the endpoint answer CloudWatch Logs CreateLogGroup and DescribeLogGroups, or name a log group of your own under resources',
  },
  'iam.role': {
    load: async () => (await import('./role.ts')).provideRole,
    remedy:
      'let the endpoint answer IAM CreateRole and PutRolePolicy, or name a role of your own under resources',
  },
  signatures: {
    load: async () => (await import('./signatures.ts')).provideSignatureCheck,
    remedy: 'turn on the checking of signatures in the target, where it has that',
  },
};
