import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Request = Parameters<Rule['violated']>[0]['request'];

const BUCKET_NAME = 'InvalidS3BucketNameException';
const PREFIX = 'InvalidS3PrefixException';
const TAGS = 'InvalidTagParameterException';
const GROUP = 'InvalidCloudWatchLogsLogGroupArnException';
const ROLE = 'InvalidCloudWatchLogsRoleArnException';

/** Valid values that a pattern or a parser of a server often leaves out. */
const REFUSED: readonly [id: string, what: string, exception: string, is: (request: Request) => boolean][] = [
  [
    'bucket-dots',
    'a bucket name with a dot',
    BUCKET_NAME,
    ({ S3BucketName = '' }) => S3BucketName.includes('.'),
  ],
  [
    'prefix-slash-first',
    'a prefix that starts with a slash',
    PREFIX,
    ({ S3KeyPrefix = '' }) => S3KeyPrefix.startsWith('/'),
  ],
  [
    'tag-without-value',
    'a tag without a value',
    TAGS,
    ({ TagsList = [] }) => TagsList.some(({ Value }) => Value === undefined),
  ],
  [
    'tag-like-reserved',
    'a tag key that begins with aws and no colon',
    TAGS,
    ({ TagsList = [] }) => TagsList.some(({ Key = '' }) => /^aws(?!:)/.test(Key)),
  ],
  ['empty-tags', 'an empty list of tags', TAGS, ({ TagsList }) => TagsList?.length === 0],
  [
    'group-slash',
    'a log group with a slash',
    GROUP,
    ({ CloudWatchLogsLogGroupArn = '' }) => CloudWatchLogsLogGroupArn.includes('/'),
  ],
  [
    'role-path',
    'a role with a path',
    ROLE,
    ({ CloudWatchLogsRoleArn = '' }) => /role\/.*\//.test(CloudWatchLogsRoleArn),
  ],
];

/** Mutants that refuse what is valid. */
export const acceptedMutants: readonly Mutant[] = REFUSED.map(([id, what, exception, is]) => ({
  id: `accepted/refuses-${id}`,
  family: 'rule',
  title: `${what} is refused`,
  exception,
  options: {
    rules: (list) => [
      ...list,
      {
        id: `refused.${id}`,
        exception,
        violated: ({ request }) => is(request),
        message: () => 'It is not valid.',
      },
    ],
  },
}));
