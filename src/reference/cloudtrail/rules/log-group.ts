import { type Arn, parseArn } from '../../arn.ts';
import type { Role } from '../../iam/role.ts';
import { valueAt } from '../../lagged.ts';
import { allows } from '../../policy/evaluate.ts';
import { everyRequest } from '../../policy/request-keys.ts';
import { asCloudTrail } from '../delivery.ts';
import type { Rule, RuleContext } from '../rule.ts';

const GROUP = 'InvalidCloudWatchLogsLogGroupArnException';
const ROLE = 'InvalidCloudWatchLogsRoleArnException';

/** Empty strings are none, as for the other identifiers. */
const groupText = ({ request }: RuleContext): string => request.CloudWatchLogsLogGroupArn ?? '';
const roleText = ({ request }: RuleContext): string => request.CloudWatchLogsRoleArn ?? '';

/** The log group's ARN with the `:*` that CloudTrail insists on, or `undefined`. */
function groupArn(context: RuleContext): Arn | undefined {
  const arn = parseArn(groupText(context));
  if (arn?.service !== 'logs' || !/^log-group:[A-Za-z0-9_/.#-]{1,512}:\*$/.test(arn.resource))
    return undefined;
  return arn;
}

function roleArn(context: RuleContext): Arn | undefined {
  const arn = parseArn(roleText(context));
  if (arn?.service !== 'iam' || arn.region !== '' || !/^role\/[\w+=,.@/-]+$/.test(arn.resource))
    return undefined;
  return arn;
}

/** The role, if it is one of the caller's account. */
function roleOf(context: RuleContext): Role | undefined {
  const { state, caller } = context.call;
  const role = state.roles.get(roleText(context));
  return role?.accountId === caller.accountId ? role : undefined;
}

/** Whether the log group is well-formed, here, and there. */
function groupExists(context: RuleContext): boolean {
  return isHere(context) && context.call.state.logGroups.has(groupText(context).replace(/:\*$/, ''));
}

function isHere(context: RuleContext): boolean {
  const { region, accountId } = context.call.caller;
  const arn = groupArn(context);
  return arn?.region === region && arn.accountId === accountId;
}

/** Whether the role's inline policies together keep it from an action on the log stream that CloudTrail will write. */
function roleMayNot(context: RuleContext, action: string): boolean {
  const role = roleOf(context);
  if (role === undefined || !groupExists(context)) return false;
  const { seen, caller } = context.call;
  const resource = `${groupText(context).replace(/:\*$/, '')}:log-stream:${caller.accountId}_CloudTrail_${caller.region}`;
  const policies = [...role.policies.values()].map((policy) => valueAt(policy, seen));
  const session = { 'aws:PrincipalAccount': caller.accountId, 'aws:RequestedRegion': caller.region };
  return !allows(policies, { action, resource, context: { ...everyRequest(context.call), ...session } });
}

const given = (context: RuleContext): boolean => groupText(context) !== '' && roleText(context) !== '';

/**
 * The pair of log group and role. Observed: each missing or malformed member has its own exception; a role CloudTrail
 * can't assume is the role's fault, a role that may not write is the group's. The order of these rules is our choice.
 */
export const logGroupRules: readonly Rule[] = [
  {
    id: 'log-group.without-role',
    exception: ROLE,
    violated: (context) => groupText(context) !== '' && roleText(context) === '',
    message: () => 'You must specify a role ARN as well as a log group.',
  },
  {
    id: 'log-group.role-without-group',
    exception: GROUP,
    violated: (context) => groupText(context) === '' && roleText(context) !== '',
    message: () => 'A role ARN was given without a log group ARN.',
  },
  {
    id: 'log-group.malformed',
    exception: GROUP,
    violated: (context) => given(context) && groupArn(context) === undefined,
    message: () => 'CloudTrail cannot validate the specified log group ARN.',
  },
  {
    id: 'log-group.role-malformed',
    exception: ROLE,
    violated: (context) => given(context) && roleArn(context) === undefined,
    message: (context) => `"${roleText(context)}" is not the ARN of a role.`,
  },
  {
    id: 'log-group.other-region',
    exception: GROUP,
    violated: (context) => {
      const arn = groupArn(context);
      return given(context) && arn !== undefined && arn.region !== context.call.caller.region;
    },
    message: () => 'You must specify a log group that is in the current region.',
  },
  {
    id: 'log-group.other-account',
    exception: GROUP,
    violated: (context) => {
      const arn = groupArn(context);
      return given(context) && arn !== undefined && arn.accountId !== context.call.caller.accountId;
    },
    message: () => 'The log group belongs to another account.',
  },
  {
    id: 'log-group.role-missing',
    exception: ROLE,
    violated: (context) => given(context) && roleArn(context) !== undefined && roleOf(context) === undefined,
    message: () => 'Access denied. Verify in IAM that the role has adequate trust relationships.',
  },
  {
    id: 'log-group.role-not-assumable',
    exception: ROLE,
    violated: (context) => {
      const role = roleOf(context);
      if (!given(context) || role === undefined) return false;
      return !allows(
        valueAt(role.trust, context.call.seen),
        asCloudTrail(context, 'sts:AssumeRole', undefined),
      );
    },
    message: () => 'Access denied. Verify in IAM that the role has adequate trust relationships.',
  },
  {
    id: 'log-group.missing',
    exception: GROUP,
    violated: (context) => given(context) && isHere(context) && !groupExists(context),
    message: () => 'CloudTrail cannot validate the specified log group ARN.',
  },
  {
    id: 'log-group.role-may-not-create-streams',
    exception: GROUP,
    violated: (context) => roleMayNot(context, 'logs:CreateLogStream'),
    message: () => 'Access denied. Verify in IAM that the role has adequate permissions.',
  },
  {
    id: 'log-group.role-may-not-put-events',
    exception: GROUP,
    violated: (context) => roleMayNot(context, 'logs:PutLogEvents'),
    message: () => 'Access denied. Verify in IAM that the role has adequate permissions.',
  },
];
