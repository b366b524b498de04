import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { lagged, newest, put } from '../lagged.ts';
import { parsePolicy } from '../policy/document.ts';
import type { QueryInput, QueryService } from '../protocol/query.ts';
import type { XmlElement } from '../protocol/xml.ts';
import { type Role, roleArn } from './role.ts';

/** IAM as far as roles go. Roles are global: the Region of the call doesn't matter, its partition does. */
export const iam: QueryService = {
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  actions: {
    CreateRole: (call, input) => {
      const trust = policyDocument(input, 'AssumeRolePolicyDocument');
      return {
        Role: roleXml(addRole(call, input, input.get('Path') ?? '/', input.required('RoleName'), trust)),
      };
    },

    GetRole: (call, input) => ({ Role: roleXml(findRole(call, input)) }),

    ListRoles: (call, input) => ({
      Roles: {
        member: rolesOf(call)
          .filter(({ path }) => path.startsWith(input.get('PathPrefix') ?? '/'))
          .map(roleXml),
      },
      IsTruncated: false,
    }),

    DeleteRole: (call, input) => {
      const role = findRole(call, input);
      if (policyNames(role).length > 0) {
        throw new ServiceError('DeleteConflict', `The role ${role.name} still has inline policies.`, 409);
      }
      call.state.roles.delete(role.arn);
      return {};
    },

    PutRolePolicy: (call, input) => {
      const role = findRole(call, input);
      const name = input.required('PolicyName');
      const text = policyDocument(input, 'PolicyDocument');
      const policy = role.policies.get(name) ?? lagged<string>(call.now);
      put(policy, call.now, text);
      role.policies.set(name, policy);
      return {};
    },

    GetRolePolicy: (call, input) => {
      const role = findRole(call, input);
      const name = input.required('PolicyName');
      const text = newest(role.policies.get(name) ?? lagged<string>(call.now));
      if (text === undefined) throw noSuch(`inline policy ${name}`);
      return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeURIComponent(text) };
    },

    DeleteRolePolicy: (call, input) => {
      const role = findRole(call, input);
      const name = input.required('PolicyName');
      const policy = role.policies.get(name);
      if (policy === undefined || newest(policy) === undefined) throw noSuch(`inline policy ${name}`);
      put(policy, call.now, undefined);
      return {};
    },

    ListRolePolicies: (call, input) => ({
      PolicyNames: { member: policyNames(findRole(call, input)) },
      IsTruncated: false,
    }),

    // The reference has no managed policies, but clients ask before they delete a role.
    ListAttachedRolePolicies: (call, input) => {
      findRole(call, input);
      return { AttachedPolicies: '', IsTruncated: false };
    },

    TagRole: (call, input) => {
      const role = findRole(call, input);
      const added = input.tags('Tags');
      role.tags = [...role.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added];
      return {};
    },

    ListRoleTags: (call, input) => ({
      Tags: { member: findRole(call, input).tags.map(({ Key, Value }) => ({ Key, Value })) },
      IsTruncated: false,
    }),

    CreateServiceLinkedRole: (call, input) => {
      const service = input.required('AWSServiceName');
      const name = SERVICE_LINKED[service];
      if (name === undefined)
        throw new ServiceError('InvalidInput', `${service} has no service-linked role here.`);
      const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
      const trust = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      return { Role: roleXml(addRole(call, input, `/aws-service-role/${service}/`, name, trust)) };
    },

    DeleteServiceLinkedRole: (call, input) => {
      const role = findRole(call, input);
      call.state.roles.delete(role.arn);
      return { DeletionTaskId: `task${role.path}${role.name}/${call.requestId}` };
    },

    // Deletion is immediate, so any task is done.
    GetServiceLinkedRoleDeletionStatus: () => ({ Status: 'SUCCEEDED' }),
  },
};

const SERVICE_LINKED: Readonly<Record<string, string>> = {
  'cloudtrail.amazonaws.com': 'AWSServiceRoleForCloudTrail',
  'organizations.amazonaws.com': 'AWSServiceRoleForOrganizations',
};

/** Whether an account has the role that CloudTrail needs to read its organization. */
export function hasServiceLinkedRole({ state, caller }: Call, accountId: string): boolean {
  const service = 'cloudtrail.amazonaws.com';
  const path = `/aws-service-role/${service}/`;
  return state.roles.has(roleArn(caller.partition, accountId, path, SERVICE_LINKED[service] ?? ''));
}

function addRole(call: Call, input: QueryInput, path: string, name: string, trust: string): Role {
  const { partition, accountId } = call.caller;
  if (!/^[\w+=,.@-]{1,64}$/.test(name))
    throw new ServiceError('ValidationError', `"${name}" is not a role name.`);
  if (rolesOf(call).some((role) => role.name.toLowerCase() === name.toLowerCase())) {
    throw new ServiceError('EntityAlreadyExists', `There is a role ${name} already.`, 409);
  }
  const role: Role = {
    arn: roleArn(partition, accountId, path, name),
    name,
    path,
    id: `AROA${call.state.nextId().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
    accountId,
    createdAt: call.now,
    description: input.get('Description'),
    trust: lagged(call.now, trust),
    policies: new Map(),
    tags: input.tags('Tags'),
  };
  call.state.roles.set(role.arn, role);
  return role;
}

function policyDocument(input: QueryInput, parameter: string): string {
  const text = input.required(parameter);
  if (parsePolicy(text) !== undefined) return text;
  throw new ServiceError('MalformedPolicyDocument', `${parameter} is not a policy document.`);
}

function policyNames(role: Role): string[] {
  return [...role.policies].filter(([, policy]) => newest(policy) !== undefined).map(([name]) => name);
}

function rolesOf({ state, caller }: Call): Role[] {
  const account = `arn:${caller.partition}:iam::${caller.accountId}:`;
  return [...state.roles.values()].filter(({ arn }) => arn.startsWith(account));
}

function findRole(call: Call, input: QueryInput): Role {
  const name = input.required('RoleName');
  const role = rolesOf(call).find((candidate) => candidate.name === name);
  if (role === undefined) throw noSuch(`role ${name}`);
  return role;
}

function noSuch(what: string): ServiceError {
  return new ServiceError('NoSuchEntity', `There is no ${what}.`, 404);
}

function roleXml(role: Role): XmlElement {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt).toISOString(),
    AssumeRolePolicyDocument: encodeURIComponent(newest(role.trust) ?? ''),
    Description: role.description,
    Tags:
      role.tags.length === 0 ? undefined : { member: role.tags.map(({ Key, Value }) => ({ Key, Value })) },
  };
}
