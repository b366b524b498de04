import type { Rule, RuleContext } from '../rule.ts';
import { topicReference } from '../topic.ts';

const exception = 'InvalidSnsTopicNameException';
const bareName = (context: RuleContext): string | undefined => {
  const topic = topicReference(context);
  return topic === 'malformed' ? undefined : topic?.name;
};

/** The limits hold for the bare name, also where the topic is given as an ARN. */
export const topicNameRules: readonly Rule[] = [
  {
    id: 'topic-name.arn',
    exception,
    violated: (context) => topicReference(context) === 'malformed',
    message: ({ request }) => `"${request.SnsTopicName}" is not the ARN of an SNS topic.`,
  },
  {
    id: 'topic-name.too-long',
    exception,
    limit: 256,
    violated: (context, limit) => (bareName(context) ?? '').length > limit,
    message: (context, limit) =>
      `The SNS topic name has ${bareName(context)?.length} characters, ${limit} are allowed.`,
  },
  {
    id: 'topic-name.fifo',
    exception,
    violated: (context) => /\.fifo$/.test(bareName(context) ?? ''),
    message: () => 'A FIFO topic can not take notifications of a trail.',
  },
  {
    id: 'topic-name.characters',
    exception,
    violated: (context) => /[^A-Za-z0-9_-]/.test((bareName(context) ?? '').replace(/\.fifo$/, '')),
    message: () => 'An SNS topic name has only letters, digits, hyphens and underscores.',
  },
];
