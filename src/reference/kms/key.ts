import type { Lagged } from '../lagged.ts';

interface KmsTag {
  readonly TagKey: string;
  readonly TagValue: string;
}

/** A symmetric KMS key. `deletionAt` is set while its deletion is pending. */
export interface Key {
  readonly arn: string;
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: number;
  readonly description: string;
  readonly multiRegion: boolean;
  readonly policy: Lagged<string>;
  enabled: boolean;
  deletionAt: number | undefined;
  tags: readonly KmsTag[];
}

/** The policy KMS gives a key created without one: its account's root only. */
export function defaultKeyPolicy(partition: string, accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}
