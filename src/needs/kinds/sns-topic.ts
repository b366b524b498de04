import { NAME_PREFIX, type RunFacts } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { orNone, orReason, orUntagged, orWithoutPolicy } from '../answers.ts';
import { readEach } from '../at-once.ts';
import { type Attributes, allow, type ByHandContext, type Found, type NeedKind, none } from '../kind.ts';
import { createdAtOf, tagRecord } from '../marks.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';

const arnOf = (
  name: string,
  { partition, region, account = '000000000000' }: Pick<RunFacts, 'partition' | 'region' | 'account'>,
) => `arn:${partition}:sns:${region}:${account}:${name}`;

/** Only the name of a FIFO topic ends so, and SNS wants both or neither. */
const isFifo = (name: string) => name.endsWith('.fifo');

const nameOf = (arn: string) => arn.split(':').at(-1) ?? arn;

/** A topic; without a policy of ours it has the service's own, which lets only its owner publish. */
export const snsTopic: NeedKind = {
  kind: 'sns.topic',
  takesSlot: none,
  alsoCreates: none,
  remedy:
    'let the endpoint answer SNS CreateTopic and SetTopicAttributes, or name a topic of your own under resources',
  follows: none,
  trait: none,
  open: async ({ target, facts, onCall }) => {
    const sns = await import('@aws-sdk/client-sns');
    const client = watched(new sns.SNSClient(clientOptions(target, 'sns')), 'sns', onCall);

    const describe = async (arn: string): Promise<Found> => {
      const asked = client.send(new sns.ListTagsForResourceCommand({ ResourceArn: arn }));
      const { read, unreadable } = await orReason(orUntagged(asked));
      const tags = tagRecord(read?.Tags);
      return { name: nameOf(arn), id: arn, tags, createdAt: createdAtOf(tags), unreadable };
    };
    const ours = async () => {
      const arns: string[] = [];
      for await (const { Topics = [] } of pagesOf(sns.paginateListTopics({ client, ...PAGING }, {})))
        arns.push(...Topics.map(({ TopicArn = '' }) => TopicArn));
      return arns.filter((arn) => nameOf(arn).startsWith(NAME_PREFIX));
    };
    const read = (TopicArn: string) => client.send(new sns.GetTopicAttributesCommand({ TopicArn }));
    const set = (TopicArn: string, AttributeName: string, AttributeValue: string) =>
      client.send(new sns.SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));

    const setPolicy = ({ arn = '' }: Attributes, document: string) => set(arn, 'Policy', document);

    return {
      create: async (need, { name, policy, filled, tags, table }) => {
        const fifo = isFifo(name) ? { Attributes: { FifoTopic: 'true' } } : {};
        const { TopicArn } = await client.send(
          new sns.CreateTopicCommand({ Name: name, Tags: tags, ...fifo }),
        );
        // An answer without the ARN is of no use, but what it created has to be removed.
        const arn = TopicArn ?? arnOf(name, facts);
        const complete = async () => {
          if (!TopicArn) throw new Error('CreateTopic answered without a TopicArn');
          const attributes = { id: name, arn };
          if (need.keyId) await set(arn, 'KmsMasterKeyId', filled(need.keyId));
          if (!need.policy) return attributes;
          const put = setPolicy(attributes, policy(need.policy, attributes));
          const isBackground = !target.aws && need.policy === table.needs.topic?.policy;
          return { ...attributes, ...(await orWithoutPolicy(put, isBackground)) };
        };
        return { id: arn, complete };
      },
      setPolicy,
      given: {
        service: () => client.send(new sns.ListTopicsCommand({})),
        resource: ({ arn = '' }) => read(arn),
      },
      idOf: (name) => (facts.account ? arnOf(name, facts) : undefined),
      look: async (name) => {
        // Without the account its ARN is not known.
        const known = facts.account ? arnOf(name, facts) : (await ours()).find((arn) => nameOf(arn) === name);
        return known === undefined || !(await orNone(read(known))) ? undefined : describe(known);
      },
      list: async () => readEach(await ours(), describe),
      remove: async ({ id }) => {
        await client.send(new sns.DeleteTopicCommand({ TopicArn: id }));
      },
      close: () => client.destroy(),
    };
  },
  statements: ({ policy, keyId }, account) => {
    // AWS asks for TagResource where tags come along with the create.
    const always = ['sns:CreateTopic', 'sns:TagResource', 'sns:DeleteTopic'];
    const actions = policy || keyId ? [...always, 'sns:SetTopicAttributes'] : always;
    return [allow('Topics', actions, [arnOf('ctc-*', account)])];
  },
  sweepStatements: (account) => [
    allow('SweepLists', ['sns:ListTopics'], ['*']),
    allow('SweepTopics', ['sns:GetTopicAttributes', 'sns:ListTagsForResource'], [arnOf('ctc-*', account)]),
  ],
  cost: none,
  byHand: { lines, setPolicy: policyLine, given: none },
};

function lines({ attributes, where, need, policy, filled }: ByHandContext) {
  const { id = '', arn = '' } = attributes;
  const document = policy(need.policy, attributes);
  return {
    setUp: [
      awsLine('sns', 'create-topic', where, [
        ...['--name', shellWord(id)],
        ...(isFifo(id) ? ['--attributes', 'FifoTopic=true'] : []),
      ]),
      ...(document ? [policyLine({ attributes, where }, document)] : []),
      ...(need.keyId ? [attributeLine({ attributes, where }, 'KmsMasterKeyId', filled(need.keyId))] : []),
    ],
    cleanUp: [awsLine('sns', 'delete-topic', where, ['--topic-arn', shellWord(arn)])],
    variables: [],
  };
}

type Topic = Pick<ByHandContext, 'attributes' | 'where'>;

function policyLine(topic: Topic, document: string): string {
  return attributeLine(topic, 'Policy', document);
}

function attributeLine({ attributes: { arn = '' }, where }: Topic, name: string, value: string): string {
  return awsLine('sns', 'set-topic-attributes', where, [
    ...['--topic-arn', shellWord(arn)],
    ...['--attribute-name', name, '--attribute-value', shellWord(value)],
  ]);
}
