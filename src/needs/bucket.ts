import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  S3Client,
  type Tag,
} from '@aws-sdk/client-s3';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';
import { orUndo } from './undo.ts';

/** A bucket, with the policy that the need names or with none. */
export const provideBucket: Provider = async (need, { target, facts, name, policy, tags }) => {
  const endpoint = target.endpoints.s3;
  const client = new S3Client({ ...clientOptions(target, 's3'), forcePathStyle: endpoint !== undefined });
  const constraint = target.region as BucketLocationConstraint;
  await client.send(
    new CreateBucketCommand({
      Bucket: name,
      // us-east-1 is the one Region that S3 refuses as a constraint.
      ...(target.region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: constraint } }),
    }),
  );
  const attributes = { id: name, arn: `arn:${facts.partition}:s3:::${name}` };
  const remove = async () => {
    await emptyBucket(client, name);
    await client.send(new DeleteBucketCommand({ Bucket: name }));
    client.destroy();
  };
  return orUndo(async () => {
    await tagBucket(client, name, tags, target.aws === true);
    if (need.policy) {
      await client.send(
        new PutBucketPolicyCommand({ Bucket: name, Policy: policy(need.policy, attributes) }),
      );
    }
    return { attributes, remove };
  }, remove);
};

/** Removes every object: CloudTrail leaves a marker behind, and a bucket must be empty to go. */
export async function emptyBucket(client: S3Client, bucket: string): Promise<void> {
  let token: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
    const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key ? [{ Key }] : []));
    if (keys.length > 0)
      await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys } }));
    token = page.NextContinuationToken;
  } while (token);
}

/** Tags mark what a run made. An emulator that can't tag is used all the same; on AWS an untagged bucket is not had. */
async function tagBucket(client: S3Client, name: string, tags: Tag[], demanded: boolean): Promise<void> {
  try {
    await client.send(new PutBucketTaggingCommand({ Bucket: name, Tagging: { TagSet: tags } }));
  } catch (error) {
    if (demanded) throw error;
  }
}
