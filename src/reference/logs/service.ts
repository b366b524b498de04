import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import type { JsonService } from '../protocol/json.ts';
import { operation } from '../protocol/operation.ts';
import { type LogGroup, logGroupArn } from './group.ts';

const tags = { map: 'string' } as const;

/** CloudWatch Logs as far as log groups go. */
export const logs: JsonService = {
  targets: ['Logs_20140328'],
  operations: {
    CreateLogGroup: operation({ logGroupName: 'string', tags }, (call, input) => {
      const name = input.logGroupName ?? '';
      if (!/^[A-Za-z0-9_/.#-]{1,512}$/.test(name)) {
        throw new ServiceError('InvalidParameterException', `"${name}" is not a log group name.`);
      }
      const arn = groupArn(call, name);
      if (call.state.logGroups.has(arn)) {
        throw new ServiceError('ResourceAlreadyExistsException', `There is a log group ${name} already.`);
      }
      const { accountId } = call.caller;
      call.state.logGroups.set(arn, { arn, name, accountId, createdAt: call.now, tags: input.tags ?? {} });
      return {};
    }),

    DeleteLogGroup: operation({ logGroupName: 'string' }, (call, { logGroupName = '' }) => {
      call.state.logGroups.delete(findGroup(call, groupArn(call, logGroupName)).arn);
      return {};
    }),

    DescribeLogGroups: operation({ logGroupNamePrefix: 'string' }, (call, { logGroupNamePrefix = '' }) => {
      const home = groupArn(call, logGroupNamePrefix);
      const groups = [...call.state.logGroups.values()].filter(({ arn }) => arn.startsWith(home));
      return {
        logGroups: groups.map(({ arn, name, createdAt }) => ({
          logGroupName: name,
          arn: `${arn}:*`,
          logGroupArn: arn,
          creationTime: createdAt,
          storedBytes: 0,
        })),
      };
    }),

    TagResource: operation({ resourceArn: 'string', tags }, (call, input) => {
      const group = findGroup(call, input.resourceArn ?? '');
      group.tags = { ...group.tags, ...input.tags };
      return {};
    }),

    ListTagsForResource: operation({ resourceArn: 'string' }, (call, { resourceArn = '' }) => ({
      tags: findGroup(call, resourceArn).tags,
    })),
  },
};

function groupArn({ caller }: Call, name: string): string {
  return logGroupArn(caller.partition, caller.region, caller.accountId, name);
}

/** By ARN, with or without the trailing `:*`. */
function findGroup({ state, caller }: Call, arn: string): LogGroup {
  const group = state.logGroups.get(arn.replace(/:\*$/, ''));
  if (group === undefined || group.accountId !== caller.accountId) {
    throw new ServiceError('ResourceNotFoundException', `There is no log group ${arn}.`);
  }
  return group;
}
