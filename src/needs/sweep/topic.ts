import {
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  paginateListTopics,
  SNSClient,
} from '@aws-sdk/client-sns';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { type Found, madeAtOf, type OpenSweeper, orNone, orUntagged, tagRecord } from './sweeper.ts';

export const openTopicSweeper: OpenSweeper = (target, { partition, region, account = '000000000000' }) => {
  const client = new SNSClient(clientOptions(target, 'sns'));
  const describe = async (arn: string): Promise<Found> => {
    const listed = await orUntagged(client.send(new ListTagsForResourceCommand({ ResourceArn: arn })));
    const tags = tagRecord(listed?.Tags);
    const madeAt = madeAtOf(tags);
    return { name: arn.split(':').at(-1) ?? arn, id: arn, tags, ...(madeAt === undefined ? {} : { madeAt }) };
  };
  return {
    look: async (name) => {
      const arn = `arn:${partition}:sns:${region}:${account}:${name}`;
      const found = await orNone(client.send(new GetTopicAttributesCommand({ TopicArn: arn })));
      return found && describe(arn);
    },
    list: async () => {
      const ours: string[] = [];
      for await (const { Topics = [] } of paginateListTopics({ client }, {})) {
        for (const { TopicArn = '' } of Topics) {
          if (TopicArn.split(':').at(-1)?.startsWith(NAME_PREFIX)) ours.push(TopicArn);
        }
      }
      return Promise.all(ours.map(describe));
    },
    remove: async ({ id }) => {
      await client.send(new DeleteTopicCommand({ TopicArn: id }));
    },
    close: () => client.destroy(),
  };
};
