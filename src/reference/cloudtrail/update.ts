import type { Call } from '../call.ts';
import { findKey } from '../kms/find.ts';
import { leaveMarkers, ruleContext } from './create.ts';
import { findTrailAtHome } from './find.ts';
import { type CreateTrailRequest, createTrailMembers } from './request.ts';
import { firstViolated, type Rule, ruleError } from './rule.ts';
import { topicReference } from './topic.ts';
import { type Trail, trailBody } from './trail.ts';

const { TagsList: _, ...members } = createTrailMembers;
/** Types of the request members: those of CreateTrail without tags. */
export const updateTrailMembers = members;

type UpdateTrailRequest = Omit<CreateTrailRequest, 'TagsList'>;

/** Rules of CreateTrail that are about a new trail only. */
const OF_NEW_TRAILS = /^(?:name\.|tags\.|trail\.exists$|trail\.too-many$|rate\.too-many-calls$)/;

/** The rules that an update is held to: with the settings as they are to be, the trail could have been created. */
export function updateRules(rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ id }) => !OF_NEW_TRAILS.test(id));
}

/**
 * UpdateTrail: what the request leaves out stays as it is, and the whole of it is checked again, even where nothing changes.
 * @throws ServiceError of the first violated rule; then nothing has changed
 */
export function updateTrail(rules: readonly Rule[], call: Call, request: UpdateTrailRequest): object {
  const trail = findTrailAtHome(call, request.Name);
  const context = ruleContext(call, withKept(trail, request));
  const rule = firstViolated(rules, context);
  if (rule !== undefined) throw ruleError(rule, context);
  const updated = changed(trail, context.request, call);
  call.state.trails.set(updated.arn, updated);
  leaveMarkers(context, updated);
  // A topic that was removed is answered as an empty text; the reads leave it out.
  const removed = request.SnsTopicName === '' ? { SnsTopicName: '', SnsTopicARN: '' } : {};
  return { ...trailBody(updated), ...removed };
}

/** The request that would create the trail as it is to be. An empty text removes; that of the log group removes the role too. */
function withKept(trail: Trail, request: UpdateTrailRequest): CreateTrailRequest {
  const role = request.CloudWatchLogsLogGroupArn === '' ? '' : trail.roleArn;
  return {
    Name: trail.name,
    S3BucketName: request.S3BucketName ?? trail.bucketName,
    S3KeyPrefix: request.S3KeyPrefix ?? trail.keyPrefix,
    SnsTopicName: request.SnsTopicName ?? trail.topicName,
    KmsKeyId: request.KmsKeyId ?? trail.keyArn,
    CloudWatchLogsLogGroupArn: request.CloudWatchLogsLogGroupArn ?? trail.logGroupArn,
    CloudWatchLogsRoleArn: request.CloudWatchLogsRoleArn ?? role,
    IncludeGlobalServiceEvents: request.IncludeGlobalServiceEvents ?? trail.includeGlobalServiceEvents,
    IsMultiRegionTrail: request.IsMultiRegionTrail ?? trail.multiRegion,
    EnableLogFileValidation: request.EnableLogFileValidation ?? trail.logFileValidation,
    IsOrganizationTrail: request.IsOrganizationTrail ?? trail.organization,
  };
}

function changed(trail: Trail, request: CreateTrailRequest, call: Call): Trail {
  const topic = topicReference({ call, request });
  return {
    ...trail,
    bucketName: request.S3BucketName ?? trail.bucketName,
    keyPrefix: request.S3KeyPrefix || undefined,
    topicName: request.SnsTopicName || undefined,
    topicArn: topic === 'malformed' ? undefined : topic?.arn,
    keyArn: request.KmsKeyId ? findKey(call, request.KmsKeyId)?.arn : undefined,
    logGroupArn: request.CloudWatchLogsLogGroupArn || undefined,
    roleArn: request.CloudWatchLogsRoleArn || undefined,
    includeGlobalServiceEvents: request.IncludeGlobalServiceEvents ?? trail.includeGlobalServiceEvents,
    multiRegion: request.IsMultiRegionTrail ?? trail.multiRegion,
    logFileValidation: request.EnableLogFileValidation ?? trail.logFileValidation,
    organization: request.IsOrganizationTrail ?? trail.organization,
  };
}
