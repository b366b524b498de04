import { parseArn } from '../../arn.ts';
import { findKey } from '../../kms/find.ts';
import { valueAt } from '../../lagged.ts';
import { allows } from '../../policy/evaluate.ts';
import type { Topic } from '../../sns/topic.ts';
import { asCloudTrail } from '../delivery.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { topicReference } from '../topic.ts';

const exception = 'InsufficientSnsTopicPolicyException';
const message = (): string => 'SNS Topic does not exist or the topic policy is incorrect!';

/** `undefined` when the request names no topic, `'missing'` when there is no such topic. */
function topicOf(context: RuleContext): Topic | 'missing' | undefined {
  const reference = topicReference(context);
  if (reference === undefined || reference === 'malformed') return undefined;
  return context.call.state.topics.get(reference.arn) ?? 'missing';
}

const regionOf = (arn: string): string | undefined => parseArn(arn)?.region;

export const topicRules: readonly Rule[] = [
  {
    id: 'topic.missing',
    exception,
    violated: (context) => topicOf(context) === 'missing',
    message,
  },
  {
    id: 'topic.policy',
    exception,
    violated: (context) => {
      const topic = topicOf(context);
      if (topic === undefined || topic === 'missing') return false;
      return !allows(
        valueAt(topic.policy, context.call.seen),
        asCloudTrail(context, 'SNS:Publish', topic.arn),
      );
    },
    message,
  },
  {
    id: 'topic.key-missing',
    exception: 'KmsKeyNotFoundException',
    violated: (context) => {
      const topic = topicOf(context);
      if (topic === undefined || topic === 'missing') return false;
      const keyId = topic.attributes.get('KmsMasterKeyId') ?? '';
      const key = findKey(context.call, keyId);
      return keyId !== '' && (key === undefined || regionOf(key.arn) !== regionOf(topic.arn));
    },
    message: () => 'The KMS key that encrypts the SNS topic does not exist or is in another Region.',
  },
];
