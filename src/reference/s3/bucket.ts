import { type Lagged, newest } from '../lagged.ts';
import type { Tag } from '../tag.ts';

/** An S3 bucket. Names are global within a partition, a bucket lives in one Region. */
export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
  readonly createdAt: number;
  readonly policy: Lagged<string>;
  readonly objects: Map<string, StoredObject>;
  tags: readonly Tag[];
}

export interface StoredObject {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly storedAt: number;
}

export function bucketArn(partition: string, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}

export function bucketPolicy(bucket: Bucket): string | undefined {
  return newest(bucket.policy);
}
