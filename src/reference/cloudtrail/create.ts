import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { findKey } from '../kms/find.ts';
import { standingOf } from '../organizations/current.ts';
import { bucketArn } from '../s3/bucket.ts';
import { markerKeys } from './delivery.ts';
import type { CreateTrailRequest } from './request.ts';
import { firstViolated, type Rule, type RuleContext, ruleError } from './rule.ts';
import { countCall, THROTTLING } from './rules/rate.ts';
import { topicReference } from './topic.ts';
import { type Trail, trailArn, trailBody } from './trail.ts';

/**
 * CreateTrail: asks the rules in order, then stores the trail and answers its settings.
 * @throws ServiceError of the first violated rule.
 */
export function createTrail(
  { rules, behaviour }: { rules: readonly Rule[]; behaviour: Behaviour },
  call: Call,
  request: CreateTrailRequest,
): object {
  const context = ruleContext(call, request);
  const trail = newTrail(context);
  const rule = firstViolated(rules, context);
  // A call refused for its rate doesn't count towards the rate, or a busy client would never get through.
  if (rule?.exception !== THROTTLING) countCall(call);
  if (rule !== undefined) {
    const left = behaviour.trailAfterRejection(trail, rule, context);
    if (left !== undefined) call.state.trails.set(left.arn, left);
    if (rule.leavesMarker) leaveMarkers(context, trail);
    throw ruleError(rule, context);
  }
  const stored = behaviour.storedTrail(trail);
  if (stored !== undefined) call.state.trails.set(stored.arn, stored);
  leaveMarkers(context, trail);
  return behaviour.createBody(trailBody(trail), trail);
}

/** What the rules look at. The owner of an organization trail is the management account. */
export function ruleContext(call: Call, request: CreateTrailRequest): RuleContext {
  const { partition, region, accountId } = call.caller;
  const standing = standingOf(call);
  const forOrganization = request.IsOrganizationTrail === true && standing.role !== 'none';
  const ownerAccountId = forOrganization ? standing.managementAccountId : accountId;
  return {
    call,
    request,
    ownerAccountId,
    trailArn: trailArn(partition, region, ownerAccountId, request.Name ?? ''),
    bucket: call.state.buckets.get(bucketArn(partition, request.S3BucketName ?? '')),
    standing,
  };
}

function newTrail({ call, request, ownerAccountId, trailArn }: RuleContext): Trail {
  const topic = topicReference({ call, request });
  const key = request.KmsKeyId ? findKey(call, request.KmsKeyId) : undefined;
  return {
    arn: trailArn,
    name: request.Name ?? '',
    homeRegion: call.caller.region,
    partition: call.caller.partition,
    accountId: ownerAccountId,
    createdBy: call.caller.accountId,
    bucketName: request.S3BucketName ?? '',
    keyPrefix: request.S3KeyPrefix,
    topicName: request.SnsTopicName || undefined,
    topicArn: topic === 'malformed' ? undefined : topic?.arn,
    keyArn: key?.arn,
    logGroupArn: request.CloudWatchLogsLogGroupArn || undefined,
    roleArn: request.CloudWatchLogsRoleArn || undefined,
    includeGlobalServiceEvents: request.IncludeGlobalServiceEvents ?? true,
    multiRegion: request.IsMultiRegionTrail ?? false,
    organization: request.IsOrganizationTrail ?? false,
    logFileValidation: request.EnableLogFileValidation ?? false,
    tags: request.TagsList ?? [],
    logging: false,
    startedAt: undefined,
    stoppedAt: undefined,
    eventSelectors: undefined,
    insightSelectors: [],
  };
}

/** Leaves the objects in the bucket that CloudTrail probes it with. */
export function leaveMarkers({ bucket, call }: RuleContext, trail: Trail): void {
  for (const key of markerKeys(trail)) {
    bucket?.objects.set(key, { body: new Uint8Array(), contentType: undefined, storedAt: call.now });
  }
}
