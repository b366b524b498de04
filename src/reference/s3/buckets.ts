import { ServiceError } from '../error.ts';
import { bodyText } from '../http/message.ts';
import { lagged } from '../lagged.ts';
import { childText, parseXml } from '../protocol/xml.ts';
import { findBucket, noContent } from './access.ts';
import { bucketArn } from './bucket.ts';
import { isBucketName } from './name.ts';
import { NAMESPACE, type S3Answer, type S3Operations, type S3Request } from './request.ts';

/** CreateBucket, HeadBucket, DeleteBucket, GetBucketLocation. */
export const bucketOperations: S3Operations = {
  'PUT bucket': createBucket,

  'HEAD bucket': (request) => {
    const { region } = findBucket(request);
    return { status: 200, headers: { 'x-amz-bucket-region': region }, body: '' };
  },

  'DELETE bucket': (request) => {
    const bucket = findBucket(request);
    if (bucket.objects.size > 0) {
      throw new ServiceError('BucketNotEmpty', `The bucket "${bucket.name}" still has objects.`, 409);
    }
    request.call.state.buckets.delete(bucketArn(request.call.caller.partition, bucket.name));
    return noContent();
  },

  // us-east-1 is written as an empty constraint.
  'GET bucket?location': (request) => {
    const { region } = findBucket(request);
    return { LocationConstraint: { '@xmlns': NAMESPACE, '#text': region === 'us-east-1' ? '' : region } };
  },
};

export function listBuckets({ call }: S3Request): S3Answer {
  const { partition, accountId } = call.caller;
  const own = [...call.state.buckets.entries()].filter(
    ([arn, bucket]) => arn.startsWith(`arn:${partition}:`) && bucket.accountId === accountId,
  );
  return {
    ListAllMyBucketsResult: {
      '@xmlns': NAMESPACE,
      Owner: { ID: accountId },
      Buckets: {
        Bucket: own.map(([, { name, createdAt, region }]) => ({
          Name: name,
          CreationDate: new Date(createdAt).toISOString(),
          BucketRegion: region,
        })),
      },
    },
  };
}

function createBucket({ call, bucket: name, body }: S3Request): S3Answer {
  const { partition, region, accountId } = call.caller;
  if (!isBucketName(name)) throw new ServiceError('InvalidBucketName', `"${name}" is not a bucket name.`);
  const constraint = locationConstraint(body);
  // Outside us-east-1 the endpoint's own Region must be named; at us-east-1 any other Region may be.
  if (region !== 'us-east-1' && constraint !== region) {
    throw new ServiceError(
      'IllegalLocationConstraintException',
      `The location constraint "${constraint ?? ''}" does not fit the Region ${region}.`,
    );
  }
  if (constraint === 'us-east-1') {
    throw new ServiceError('InvalidLocationConstraint', 'us-east-1 is named by leaving the constraint out.');
  }
  const arn = bucketArn(partition, name);
  const existing = call.state.buckets.get(arn);
  if (existing !== undefined) {
    const own = existing.accountId === accountId;
    throw new ServiceError(
      own ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists',
      `The bucket "${name}" exists.`,
      409,
    );
  }
  call.state.buckets.set(arn, {
    name,
    region: constraint ?? region,
    accountId,
    createdAt: call.now,
    policy: lagged(call.now),
    objects: new Map(),
    tags: [],
  });
  return { status: 200, headers: { location: `/${name}` }, body: '' };
}

function locationConstraint(body: Uint8Array): string | undefined {
  const text = bodyText(body);
  if (text.trim() === '') return undefined;
  const xml = parseXml(text);
  if (xml === undefined) throw new ServiceError('MalformedXML', 'The bucket configuration is not XML.');
  return childText(xml.CreateBucketConfiguration, 'LocationConstraint');
}
