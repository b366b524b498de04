import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { lagged, newest, put } from '../lagged.ts';
import { parsePolicy } from '../policy/document.ts';
import type { QueryInput, QueryService } from '../protocol/query.ts';
import type { XmlElement } from '../protocol/xml.ts';
import { defaultTopicPolicy, type Topic } from './topic.ts';

/** SNS as far as topics go: create, attributes, tags, delete. */
export const sns: QueryService = {
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  actions: {
    CreateTopic: createTopic,

    DeleteTopic: (call, input) => {
      const arn = input.required('TopicArn');
      if (call.state.topics.has(arn)) findTopic(call, arn);
      call.state.topics.delete(arn);
      return {};
    },

    GetTopicAttributes: (call, input) => {
      const topic = findTopic(call, input.required('TopicArn'));
      const all = {
        TopicArn: topic.arn,
        Owner: topic.accountId,
        Policy: newest(topic.policy),
        ...Object.fromEntries(topic.attributes),
      };
      return { Attributes: { entry: Object.entries(all).map(([key, value]) => ({ key, value })) } };
    },

    SetTopicAttributes: (call, input) => {
      const topic = findTopic(call, input.required('TopicArn'));
      setAttribute(call, topic, input.required('AttributeName'), input.get('AttributeValue') ?? '');
      return {};
    },

    ListTopics: ({ state, caller }) => {
      const home = `arn:${caller.partition}:sns:${caller.region}:${caller.accountId}:`;
      const arns = [...state.topics.keys()].filter((arn) => arn.startsWith(home));
      return { Topics: { member: arns.map((TopicArn) => ({ TopicArn })) } };
    },

    TagResource: (call, input) => {
      const topic = findTopic(call, input.required('ResourceArn'));
      const added = input.tags('Tags');
      topic.tags = [...topic.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added];
      return {};
    },

    ListTagsForResource: (call, input) => {
      const { tags } = findTopic(call, input.required('ResourceArn'));
      return { Tags: { member: tags.map(({ Key, Value }) => ({ Key, Value })) } };
    },
  },
};

/** Creating a topic that exists answers its ARN, as on AWS. */
function createTopic(call: Call, input: QueryInput): XmlElement {
  const { partition, region, accountId } = call.caller;
  const name = input.required('Name');
  const attributes = input.map('Attributes');
  const fifo = attributes.get('FifoTopic') === 'true';
  const bare = fifo ? name.replace(/\.fifo$/, '') : name;
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(bare) || name.length > 256 || (fifo && bare === name)) {
    throw new ServiceError('InvalidParameter', `"${name}" is not a topic name.`);
  }
  const arn = `arn:${partition}:sns:${region}:${accountId}:${name}`;
  if (!call.state.topics.has(arn)) {
    const policy = lagged(call.now, defaultTopicPolicy(arn, accountId));
    const topic: Topic = { arn, accountId, policy, attributes: new Map(), tags: input.tags('Tags') };
    for (const [key, value] of attributes) setAttribute(call, topic, key, value);
    call.state.topics.set(arn, topic);
  }
  return { TopicArn: arn };
}

function setAttribute(call: Call, topic: Topic, name: string, value: string): void {
  if (name !== 'Policy') {
    topic.attributes.set(name, value);
    return;
  }
  // An empty policy puts the default back.
  const policy = value === '' ? defaultTopicPolicy(topic.arn, topic.accountId) : value;
  if (parsePolicy(policy) === undefined)
    throw new ServiceError('InvalidParameter', 'Policy is not a policy document.');
  put(topic.policy, call.now, policy);
}

/** Topics of another account are out of reach; their policies aren't asked for the caller. */
function findTopic({ state, caller }: Call, arn: string): Topic {
  const topic = state.topics.get(arn);
  if (topic === undefined) throw new ServiceError('NotFound', `There is no topic ${arn}.`, 404);
  if (topic.accountId !== caller.accountId) {
    throw new ServiceError('AuthorizationError', `The topic ${arn} belongs to another account.`, 403);
  }
  return topic;
}
