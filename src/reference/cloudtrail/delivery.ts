import { valueAt } from '../lagged.ts';
import type { Context } from '../policy/conditions.ts';
import { allows, type Question } from '../policy/evaluate.ts';
import { everyRequest } from '../policy/request-keys.ts';
import { bucketArn } from '../s3/bucket.ts';
import type { RuleContext } from './rule.ts';
import type { Trail } from './trail.ts';

const SERVICE = 'cloudtrail.amazonaws.com';

/** A question asked in CloudTrail's name, with the condition keys that say who asks, for which trail, and that it does so by TLS. */
export function asCloudTrail(
  context: Pick<RuleContext, 'call' | 'trailArn' | 'ownerAccountId'>,
  action: string,
  resource: string | undefined,
  more: Context = {},
): Question {
  return {
    principal: { service: SERVICE },
    action,
    ...(resource === undefined ? {} : { resource }),
    context: {
      ...everyRequest(context.call),
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': SERVICE,
      'aws:SourceArn': context.trailArn,
      'aws:SourceAccount': context.ownerAccountId,
      'aws:SecureTransport': 'true',
      ...more,
    },
  };
}

/** Whether the bucket's policy lets CloudTrail do this, on the bucket itself or on one of its objects. */
export function bucketAllows(context: RuleContext, action: string, objectKey?: string): boolean {
  const { bucket, call } = context;
  if (bucket === undefined) return false;
  const arn = bucketArn(call.caller.partition, bucket.name);
  const acl = objectKey === undefined ? undefined : { 's3:x-amz-acl': 'bucket-owner-full-control' };
  const resource = objectKey === undefined ? arn : `${arn}/${objectKey}`;
  return allows(valueAt(bucket.policy, call.seen), asCloudTrail(context, action, resource, acl));
}

/** Key under which CloudTrail writes, for an account or (`o-…`) for an organization. An empty prefix is none. */
export function logFolder(keyPrefix: string | undefined, owner: string): string {
  return `${keyPrefix ? `${keyPrefix}/` : ''}AWSLogs/${owner}`;
}

/** Keys of the zero-byte objects that CloudTrail leaves in the bucket when it probes it. */
export function markerKeys(trail: Pick<Trail, 'keyPrefix' | 'accountId' | 'logFileValidation'>): string[] {
  const folder = logFolder(trail.keyPrefix, trail.accountId);
  return [`${folder}/CloudTrail/`, ...(trail.logFileValidation ? [`${folder}/CloudTrail-Digest/`] : [])];
}
