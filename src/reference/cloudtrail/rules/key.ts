import { findKey, type KeyReference, keyReference } from '../../kms/find.ts';
import type { Key } from '../../kms/key.ts';
import { valueAt } from '../../lagged.ts';
import { allows } from '../../policy/evaluate.ts';
import { asCloudTrail } from '../delivery.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** An empty KmsKeyId is none. */
const given = ({ request }: RuleContext): string => request.KmsKeyId ?? '';
const reference = (context: RuleContext): KeyReference | undefined =>
  keyReference(context.call, given(context));
const keyOf = (context: RuleContext): Key | undefined => findKey(context.call, given(context));

/**
 * A malformed identifier: the page's exception for it is InvalidKmsKeyId. KmsKeyNotFound was observed as well, so AWS
 * may tell kinds of malformed apart; the reference follows the page.
 */
export const keyIdRules: readonly Rule[] = [
  {
    id: 'key-id.malformed',
    exception: 'InvalidKmsKeyIdException',
    violated: (context) => given(context) !== '' && reference(context) === undefined,
    message: (context) => `"${given(context)}" is not a key id, key ARN, alias or alias ARN.`,
  },
];

function missing(context: RuleContext): boolean {
  return given(context) !== '' && keyOf(context) === undefined;
}

/** Whether the key policy keeps CloudTrail from making data keys. It needs nothing else: kms:DescribeKey may be denied. */
function denied(context: RuleContext): boolean {
  const key = keyOf(context);
  if (key === undefined) return false;
  const question = asCloudTrail(context, 'kms:GenerateDataKey', key.arn, {
    'kms:EncryptionContext:aws:cloudtrail:arn': context.trailArn,
    'kms:EncryptionContextKeys': ['aws:cloudtrail:arn'],
  });
  return !allows(valueAt(key.policy, context.call.seen), question);
}

function insufficient(context: RuleContext): string {
  const arn = keyOf(context)?.arn ?? reference(context)?.arn;
  return `Insufficient permissions to access S3 bucket ${context.request.S3BucketName} or KMS key ${arn}.`;
}

function notFound(context: RuleContext): string {
  const arn = reference(context)?.arn;
  return `KMS key ID ${arn} does not exist, or s3 bucket ${context.request.S3BucketName} and key are not in the same region.`;
}

/**
 * Observed: another Region than the bucket's comes first, with KmsKeyNotFound; a key that isn't there in the right
 * Region is a failed probe, InsufficientEncryptionPolicy; a disabled key is KmsException.
 */
export const keyRules: readonly Rule[] = [
  {
    id: 'key.other-region',
    exception: 'KmsKeyNotFoundException',
    violated: (context) => {
      const region = reference(context)?.region;
      return region !== undefined && region !== context.bucket?.region;
    },
    message: notFound,
  },
  {
    id: 'key.aws-managed',
    exception: 'KmsKeyNotFoundException',
    violated: (context) => /(^|:)alias\/aws\//.test(given(context)),
    message: notFound,
  },
  {
    id: 'key.missing',
    exception: 'InsufficientEncryptionPolicyException',
    violated: missing,
    message: insufficient,
  },
  {
    id: 'key.pending-deletion',
    exception: 'KmsException',
    violated: (context) => keyOf(context)?.deletionAt !== undefined,
    message: (context) => `The KMS key ${keyOf(context)?.arn} is pending deletion.`,
  },
  {
    id: 'key.disabled',
    exception: 'KmsException',
    violated: (context) => keyOf(context)?.enabled === false && keyOf(context)?.deletionAt === undefined,
    message: (context) => `The KMS key ${keyOf(context)?.arn} is disabled.`,
  },
  {
    id: 'key.policy-generate-data-key',
    exception: 'InsufficientEncryptionPolicyException',
    violated: denied,
    message: insufficient,
  },
];
