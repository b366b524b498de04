import type { Tag } from './request.ts';
import type { EventSelectors, InsightSelectors } from './selector-shapes.ts';

/** A trail as the reference stores it: what was asked for, with defaults filled in and identifiers resolved. */
export interface Trail {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly partition: string;
  /** The owner: the management account for an organization trail, even when a delegated administrator made it. */
  readonly accountId: string;
  readonly createdBy: string;
  readonly bucketName: string;
  readonly keyPrefix: string | undefined;
  /** The topic as the request spelt it, and its ARN. */
  readonly topicName: string | undefined;
  readonly topicArn: string | undefined;
  readonly keyArn: string | undefined;
  readonly logGroupArn: string | undefined;
  readonly roleArn: string | undefined;
  readonly includeGlobalServiceEvents: boolean;
  readonly multiRegion: boolean;
  readonly organization: boolean;
  readonly logFileValidation: boolean;
  tags: readonly Tag[];
  /** Moments of the last StartLogging and StopLogging. A new trail isn't logging. */
  logging: boolean;
  startedAt: number | undefined;
  stoppedAt: number | undefined;
  /** What it was told to log; a new trail was told nothing. */
  eventSelectors: EventSelectors | undefined;
  insightSelectors: InsightSelectors;
}

export function trailArn(partition: string, region: string, accountId: string, name: string): string {
  return `arn:${partition}:cloudtrail:${region}:${accountId}:trail/${name}`;
}

/** Whether a trail is there in a Region: at home, or as the shadow of a multi-Region trail of the same partition. */
export function existsIn(trail: Trail, partition: string, region: string): boolean {
  return trail.partition === partition && (trail.homeRegion === region || trail.multiRegion);
}

/** The members that CreateTrail, GetTrail and DescribeTrails have in common. JSON drops the `undefined` ones. */
export function trailBody(trail: Trail): Record<string, unknown> {
  return {
    Name: trail.name,
    S3BucketName: trail.bucketName,
    S3KeyPrefix: trail.keyPrefix,
    SnsTopicName: trail.topicName,
    SnsTopicARN: trail.topicArn,
    IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents,
    IsMultiRegionTrail: trail.multiRegion,
    TrailARN: trail.arn,
    LogFileValidationEnabled: trail.logFileValidation,
    CloudWatchLogsLogGroupArn: trail.logGroupArn,
    CloudWatchLogsRoleArn: trail.roleArn,
    KmsKeyId: trail.keyArn,
    IsOrganizationTrail: trail.organization,
  };
}
