import { BUCKET_NAME_MAXIMUM, BUCKET_NAME_MINIMUM, bucketNameFaults as fault } from '../../s3/name.ts';
import type { Rule, RuleContext } from '../rule.ts';

const exception = 'InvalidS3BucketNameException';
const name = ({ request }: RuleContext): string => request.S3BucketName ?? '';
const message = (what: string) => (context: RuleContext) =>
  `The S3 bucket name "${name(context)}" is not valid: ${what}.`;

/** What AWS answers without an S3BucketName is not known; here it counts as a blank name. */
export const bucketNameRules: readonly Rule[] = [
  {
    id: 'bucket-name.blank',
    exception,
    violated: (context) => fault.blank(name(context)),
    message: message('it is blank'),
  },
  {
    id: 'bucket-name.too-short',
    exception,
    limit: BUCKET_NAME_MINIMUM,
    violated: (context, limit) => fault.tooShort(name(context), limit),
    message: message('it is too short'),
  },
  {
    id: 'bucket-name.too-long',
    exception,
    limit: BUCKET_NAME_MAXIMUM,
    violated: (context, limit) => fault.tooLong(name(context), limit),
    message: message('it is too long'),
  },
  {
    id: 'bucket-name.characters',
    exception,
    violated: (context) => fault.characters(name(context)),
    message: message('it has characters other than lower-case letters, digits, periods and hyphens'),
  },
  {
    id: 'bucket-name.ends',
    exception,
    violated: (context) => fault.ends(name(context)),
    message: message('it does not begin and end with a letter or digit'),
  },
  {
    id: 'bucket-name.adjacent-periods',
    exception,
    violated: (context) => fault.adjacentPeriods(name(context)),
    message: message('it has adjacent periods'),
  },
  {
    id: 'bucket-name.ip-address',
    exception,
    violated: (context) => fault.ipAddress(name(context)),
    message: message('it looks like an IP address'),
  },
];
