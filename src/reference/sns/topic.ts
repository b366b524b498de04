import type { Lagged } from '../lagged.ts';
import type { Tag } from '../tag.ts';

/** An SNS topic. The policy is kept apart from the other attributes because it may be seen late. */
export interface Topic {
  readonly arn: string;
  readonly accountId: string;
  readonly policy: Lagged<string>;
  readonly attributes: Map<string, string>;
  tags: readonly Tag[];
}

/** The policy SNS gives a new topic: anyone in the owner's account, no service. */
export function defaultTopicPolicy(arn: string, accountId: string): string {
  const actions = [
    'GetTopicAttributes',
    'SetTopicAttributes',
    'AddPermission',
    'RemovePermission',
    'DeleteTopic',
  ];
  return JSON.stringify({
    Version: '2008-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...actions, 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'].map((name) => `SNS:${name}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  });
}
