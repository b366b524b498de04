import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { type Found, type OpenSweeper, orUntagged } from './sweeper.ts';

export const openLogGroupSweeper: OpenSweeper = (target) => {
  const client = new CloudWatchLogsClient(clientOptions(target, 'logs'));
  const list = async (): Promise<Found[]> => {
    const found: Found[] = [];
    const pages = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: NAME_PREFIX });
    for await (const { logGroups = [] } of pages) {
      for (const { logGroupName: name = '', arn = '', creationTime: madeAt } of logGroups) {
        const listed = await orUntagged(
          client.send(new ListTagsForResourceCommand({ resourceArn: arn.replace(/:\*$/, '') })),
        );
        found.push({ name, id: name, tags: listed?.tags ?? {}, ...(madeAt === undefined ? {} : { madeAt }) });
      }
    }
    return found;
  };
  return {
    look: async (name) => (await list()).find((one) => one.name === name),
    list,
    remove: async ({ id }) => {
      await client.send(new DeleteLogGroupCommand({ logGroupName: id }));
    },
    close: () => client.destroy(),
  };
};
