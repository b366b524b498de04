import { bucketAllows, logFolder } from '../delivery.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const bucketExistsRules: readonly Rule[] = [
  {
    id: 'bucket.missing',
    exception: 'S3BucketDoesNotExistException',
    violated: ({ bucket }) => bucket === undefined,
    message: ({ request }) => `S3 bucket ${request.S3BucketName} does not exist!`,
  },
];

const exception = 'InsufficientS3BucketPolicyException';
const message = ({ request }: RuleContext): string =>
  `Incorrect S3 bucket policy is detected for bucket: ${request.S3BucketName}`;

function canWrite(context: RuleContext, owner: string, kind = 'CloudTrail'): boolean {
  const key = `${logFolder(context.request.S3KeyPrefix, owner)}/${kind}/`;
  return bucketAllows(context, 's3:PutObject', key);
}

/** The probe object is written before the bucket's ACL is read: a refusal by the ACL leaves it in the bucket. */
export const bucketPolicyRules: readonly Rule[] = [
  {
    id: 'bucket-policy.put-object',
    exception,
    violated: (context) => !canWrite(context, context.ownerAccountId),
    message,
  },
  {
    // Digest files have a folder of their own, which a policy for the log files alone doesn't cover.
    id: 'bucket-policy.put-digest',
    exception,
    violated: (context) =>
      context.request.EnableLogFileValidation === true &&
      !canWrite(context, context.ownerAccountId, 'CloudTrail-Digest'),
    message,
  },
  {
    id: 'bucket-policy.put-object-for-organization',
    exception,
    violated: (context) =>
      context.request.IsOrganizationTrail === true && !canWrite(context, context.standing.organizationId),
    message,
  },
  {
    id: 'bucket-policy.get-acl',
    exception,
    leavesMarker: true,
    violated: (context) => !bucketAllows(context, 's3:GetBucketAcl'),
    message,
  },
];
