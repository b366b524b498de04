import { ServiceError } from '../../../src/reference/error.ts';
import { lagged } from '../../../src/reference/lagged.ts';
import { bucketArn } from '../../../src/reference/s3/bucket.ts';
import { attempt, type Call, type Input, type Row, type Run } from './fault.ts';
import { namedIn } from './status-faults.ts';
import { has, SETTINGS } from './update-settings.ts';

const EVERYTHING = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const OPEN = JSON.stringify({ Version: '2012-10-17', Statement: [EVERYTHING] });

/** Accepts an update that names none of these members although the policy of the trail's bucket or topic forbids it. */
const lookingOnlyWith = (code: string, kind: 'buckets' | 'topics', members: readonly string[]): Run => {
  return (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    if (said.code !== code || members.some((member) => has(input, member))) throw said;
    return withOpenPolicies(kind, call, () => right(input), input);
  };
};

/** Does something as if the policy of the trail's bucket or topic allowed everything. */
function withOpenPolicies<T>(kind: 'buckets' | 'topics', call: Call, act: () => T, input: Input): T {
  const trail = namedIn(input, call);
  const all = call.state[kind] as Map<string, { policy: ReturnType<typeof lagged<string>> }>;
  const key =
    kind === 'buckets' ? bucketArn(call.caller.partition, trail?.bucketName ?? '') : (trail?.topicArn ?? '');
  const own = all.get(key);
  if (!own) return act();
  all.set(key, { ...own, policy: lagged(0, OPEN) });
  try {
    return act();
  } finally {
    all.set(key, own);
  }
}

const MEMBERS = SETTINGS.map(({ member }) => member);
const BUCKET = 'InsufficientS3BucketPolicyException';
const TOPIC = 'InsufficientSnsTopicPolicyException';

/** Updates that look at what the trail has already only where the request is about it. */
export const LOOKING: readonly Row[] = [
  [
    'bucket-looked-at-where-named',
    'looks at the bucket only where an update is about it',
    [`error.${BUCKET}.*`],
    lookingOnlyWith(BUCKET, 'buckets', ['S3BucketName', 'S3KeyPrefix', 'EnableLogFileValidation']),
  ],
  [
    'bucket-looked-at-where-changed',
    'does not look at the bucket where an update names the trail alone',
    [`error.${BUCKET}.*`],
    lookingOnlyWith(BUCKET, 'buckets', MEMBERS),
  ],
  [
    'topic-looked-at-where-named',
    'looks at the topic only where an update names it',
    [`error.${TOPIC}.*`],
    lookingOnlyWith(TOPIC, 'topics', ['SnsTopicName']),
  ],
  [
    'topic-looked-at-where-changed',
    'does not look at the topic where an update names the trail alone',
    [`error.${TOPIC}.*`],
    lookingOnlyWith(TOPIC, 'topics', MEMBERS),
  ],
];
