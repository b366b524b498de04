import { ServiceError } from '../error.ts';
import { type Bucket, bucketArn } from './bucket.ts';
import type { S3Request } from './request.ts';

/**
 * The bucket a request names.
 * @throws ServiceError NoSuchBucket, or AccessDenied for a bucket of another account (bucket policies aren't asked here).
 */
export function findBucket({ call, bucket }: S3Request): Bucket {
  const found = call.state.buckets.get(bucketArn(call.caller.partition, bucket));
  if (found === undefined) throw new ServiceError('NoSuchBucket', `There is no bucket "${bucket}".`, 404);
  if (found.accountId !== call.caller.accountId) {
    throw new ServiceError('AccessDenied', `The bucket "${bucket}" belongs to another account.`, 403);
  }
  return found;
}

export function noContent(status = 204): { status: number; headers: Record<string, string>; body: string } {
  return { status, headers: {}, body: '' };
}
