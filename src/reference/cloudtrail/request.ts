import type { Parsed } from '../protocol/shape.ts';

/** A tag of a trail. Both members may be absent in a request; the tag rules judge that. */
export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

export const tagList = { list: { members: { Key: 'string', Value: 'string' } } } as const;

/** Types of the page's twelve request members. */
export const createTrailMembers = {
  Name: 'string',
  S3BucketName: 'string',
  S3KeyPrefix: 'string',
  SnsTopicName: 'string',
  IncludeGlobalServiceEvents: 'boolean',
  IsMultiRegionTrail: 'boolean',
  EnableLogFileValidation: 'boolean',
  CloudWatchLogsLogGroupArn: 'string',
  CloudWatchLogsRoleArn: 'string',
  KmsKeyId: 'string',
  IsOrganizationTrail: 'boolean',
  TagsList: tagList,
} as const;

export type CreateTrailRequest = Readonly<Parsed<{ readonly members: typeof createTrailMembers }>>;
