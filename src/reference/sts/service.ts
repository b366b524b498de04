import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { valueAt } from '../lagged.ts';
import { allows } from '../policy/evaluate.ts';
import type { QueryInput, QueryService } from '../protocol/query.ts';
import type { XmlElement } from '../protocol/xml.ts';

/** STS: who am I, and a session of a role. */
export const sts: QueryService = {
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: {
    GetCallerIdentity: ({ caller }) => ({
      Arn: caller.arn,
      UserId: caller.arn.endsWith(':root') ? caller.accountId : caller.accessKeyId,
      Account: caller.accountId,
    }),
    AssumeRole: assumeRole,
  },
};

/** Gives out a key of the role's account when the role's trust policy names the caller. It doesn't expire. */
function assumeRole(call: Call, input: QueryInput): XmlElement {
  const arn = input.required('RoleArn');
  const session = input.required('RoleSessionName');
  const role = call.state.roles.get(arn);
  const question = { principal: { aws: call.caller.arn }, action: 'sts:AssumeRole', context: {} };
  if (role === undefined || !allows(valueAt(role.trust, call.seen), question)) {
    throw new ServiceError('AccessDenied', `${call.caller.arn} may not assume ${arn}.`, 403);
  }
  const id = (): string => call.state.nextId().replaceAll('-', '');
  const credential = {
    accountId: role.accountId,
    accessKeyId: `ASIA${id().slice(0, 16).toUpperCase()}`,
    secretAccessKey: id(),
    sessionToken: id(),
    arn: `arn:${call.caller.partition}:sts::${role.accountId}:assumed-role/${role.name}/${session}`,
  };
  call.state.credentials.set(credential.accessKeyId, credential);
  return {
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${session}`, Arn: credential.arn },
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: new Date(call.now + 3_600_000).toISOString(),
    },
  };
}
