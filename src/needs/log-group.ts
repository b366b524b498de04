import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';
import { orUndo } from './undo.ts';

/** A log group. `id` is its ARN with the `:*` that CloudTrail asks for, `arn` the ARN without. */
export const provideLogGroup: Provider = async (_need, { target, name, tags }) => {
  const client = new CloudWatchLogsClient(clientOptions(target, 'logs'));
  const marked = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  await client.send(new CreateLogGroupCommand({ logGroupName: name, tags: marked }));
  const remove = async () => {
    await client.send(new DeleteLogGroupCommand({ logGroupName: name }));
    client.destroy();
  };
  return orUndo(async () => {
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    const arn = logGroups?.find(({ logGroupName }) => logGroupName === name)?.arn?.replace(/:\*$/, '');
    if (!arn) throw new Error('DescribeLogGroups does not show the group that CreateLogGroup made');
    return { attributes: { id: `${arn}:*`, arn, name }, remove };
  }, remove);
};
