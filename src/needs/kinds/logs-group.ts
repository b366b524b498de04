import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { orReason, orUntagged, unlessCreated } from '../answers.ts';
import { type Account, allow, type Found, type NeedKind, none } from '../kind.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';

const groupsOf = (name: string, { partition, region, account }: Account) => [
  `arn:${partition}:logs:${region}:${account}:log-group:${name}`,
];

/** CloudWatch Logs gives the ARN of a group with `:*` behind, which other calls refuse. */
const bare = (arn: string) => arn.replace(/:\*$/, '');

/** A log group. `id` is its ARN with the `:*` that CloudTrail asks for, `arn` the ARN without. */
export const logsGroup: NeedKind = {
  kind: 'logs.group',
  takesSlot: none,
  alsoCreates: none,
  remedy:
    'let the endpoint answer CloudWatch Logs CreateLogGroup and DescribeLogGroups, or name a log group of your own under resources',
  follows: none,
  trait: none,
  open: async ({ target, onCall }) => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = watched(new logs.CloudWatchLogsClient(clientOptions(target, 'logs')), 'logs', onCall);

    const list = async (logGroupNamePrefix = NAME_PREFIX): Promise<Found[]> => {
      const found: Found[] = [];
      const pages = pagesOf(logs.paginateDescribeLogGroups({ client, ...PAGING }, { logGroupNamePrefix }));
      for await (const { logGroups = [] } of pages) {
        for (const { logGroupName: name = '', arn = '', creationTime } of logGroups) {
          const resourceArn = bare(arn);
          const asked = client.send(new logs.ListTagsForResourceCommand({ resourceArn }));
          const { read, unreadable } = await orReason(orUntagged(asked));
          found.push({ name, id: name, tags: read?.tags ?? {}, createdAt: creationTime, unreadable });
        }
      }
      return found;
    };

    return {
      create: async (_need, { name, tags: given }) => {
        const tags = Object.fromEntries(given.map(({ Key, Value }) => [Key, Value]));
        await unlessCreated(client.send(new logs.CreateLogGroupCommand({ logGroupName: name, tags })));
        const complete = async () => {
          const { logGroups = [] } = await client.send(
            new logs.DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
          );
          const arn = bare(logGroups.find(({ logGroupName }) => logGroupName === name)?.arn ?? '');
          if (!arn) throw new Error('DescribeLogGroups does not show the group that CreateLogGroup created');
          return { id: `${arn}:*`, arn, name };
        };
        return { id: name, complete };
      },
      setPolicy: none,
      given: none,
      idOf: (name) => name,
      look: async (name) => (await list(name)).find((group) => group.name === name),
      list: () => list(),
      remove: async ({ id }) => {
        await client.send(new logs.DeleteLogGroupCommand({ logGroupName: id }));
      },
      close: () => client.destroy(),
    };
  },
  statements: (_need, account) => {
    // AWS asks for TagResource where tags come along with the create.
    const actions = ['logs:CreateLogGroup', 'logs:TagResource', 'logs:DeleteLogGroup'];
    return [
      allow('LogGroups', actions, groupsOf('ctc-*', account)),
      allow('LogGroupList', ['logs:DescribeLogGroups'], groupsOf('*', account)),
    ];
  },
  sweepStatements: (account) => [
    allow('SweepLogGroups', ['logs:DescribeLogGroups', 'logs:ListTagsForResource'], groupsOf('*', account)),
  ],
  cost: none,
  byHand: {
    lines: ({ attributes: { name = '' }, where }) => {
      const group = ['--log-group-name', shellWord(name)];
      return {
        setUp: [awsLine('logs', 'create-log-group', where, group)],
        cleanUp: [awsLine('logs', 'delete-log-group', where, group)],
        variables: [],
      };
    },
    setPolicy: none,
    given: none,
  },
};
