import {
  CreateTopicCommand,
  DeleteTopicCommand,
  SetTopicAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';
import { orUndo } from './undo.ts';

/** A topic; without a policy of ours it has the service's own, which lets only its owner publish. */
export const provideTopic: Provider = async (need, { target, facts, name, policy, keyId, tags }) => {
  const client = new SNSClient(clientOptions(target, 'sns'));
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name: name, Tags: tags }));
  // An answer without one is none to go on with, but what it made has to go again.
  const arn = TopicArn ?? `arn:${facts.partition}:sns:${facts.region}:${facts.account}:${name}`;
  const attributes = { id: name, arn };
  const remove = async () => {
    await client.send(new DeleteTopicCommand({ TopicArn: arn }));
    client.destroy();
  };
  return orUndo(async () => {
    if (!TopicArn) throw new Error('CreateTopic answered without a TopicArn');
    if (need.keyId) {
      const AttributeValue = keyId(need.keyId);
      await client.send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: 'KmsMasterKeyId', AttributeValue }),
      );
    }
    if (need.policy) {
      const AttributeValue = policy(need.policy, attributes);
      await client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
    }
    return { attributes, remove };
  }, remove);
};
