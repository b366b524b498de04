import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { managed, notInUse, organizationOf } from './find.ts';
import type { Organization } from './organization.ts';

/** Joining and leaving an organization: an invitation, accepted with the other account's key. */
export const membershipOperations: Operations = {
  ListAccounts: operation({}, (call) => {
    const organization = managed(call);
    return { Accounts: [...organization.members].map(([id, at]) => account(organization, id, at)) };
  }),

  InviteAccountToOrganization: operation(
    { Target: { members: { Id: 'string', Type: 'string' } } },
    (call, { Target = {} }) => {
      const organization = managed(call);
      const accountId = Target.Id ?? '';
      const known = [...call.state.credentials.values()].some(
        (credential) => credential.accountId === accountId,
      );
      if (Target.Type !== 'ACCOUNT' || !known) {
        throw new ServiceError(
          'InvalidInputException',
          `The reference has no account "${accountId}" to invite.`,
        );
      }
      const id = `h-${call.state.nextId().replaceAll('-', '')}`;
      organization.invitations.set(id, accountId);
      return { Handshake: handshake(organization, id, accountId, 'OPEN') };
    },
  ),

  AcceptHandshake: operation({ HandshakeId: 'string' }, (call, { HandshakeId = '' }) => {
    const { accountId } = call.caller;
    const organization = [...call.state.organizations.values()].find(
      ({ invitations }) => invitations.get(HandshakeId) === accountId,
    );
    if (organization === undefined) {
      throw new ServiceError('HandshakeNotFoundException', `There is no handshake "${HandshakeId}".`);
    }
    if (organizationOf(call, accountId) !== undefined) {
      throw new ServiceError(
        'HandshakeConstraintViolationException',
        `${accountId} is in an organization already.`,
      );
    }
    organization.invitations.delete(HandshakeId);
    organization.members.set(accountId, call.now);
    return { Handshake: handshake(organization, HandshakeId, accountId, 'ACCEPTED') };
  }),

  LeaveOrganization: operation({}, (call) => {
    const organization = organizationOf(call, call.caller.accountId);
    if (organization === undefined) throw notInUse();
    remove(organization, call.caller.accountId);
    return {};
  }),

  RemoveAccountFromOrganization: operation({ AccountId: 'string' }, (call, { AccountId = '' }) => {
    remove(managed(call), AccountId);
    return {};
  }),
};

function remove(organization: Organization, accountId: string): void {
  if (organization.managementAccountId === accountId) {
    throw new ServiceError('MasterCannotLeaveOrganizationException', 'The management account can not leave.');
  }
  if (!organization.members.delete(accountId)) {
    throw new ServiceError('AccountNotFoundException', `The account ${accountId} is not a member.`);
  }
  for (const admins of organization.delegatedAdmins.values()) admins.delete(accountId);
}

export function account(
  { id, partition, managementAccountId }: Organization,
  accountId: string,
  at: number,
): object {
  return {
    Id: accountId,
    Arn: `arn:${partition}:organizations::${managementAccountId}:account/${id}/${accountId}`,
    Email: `${accountId}@reference.test`,
    Name: accountId,
    Status: 'ACTIVE',
    JoinedMethod: accountId === managementAccountId ? 'CREATED' : 'INVITED',
    JoinedTimestamp: at / 1000,
  };
}

function handshake(
  { id, partition, managementAccountId }: Organization,
  handshakeId: string,
  accountId: string,
  state: string,
): object {
  return {
    Id: handshakeId,
    Arn: `arn:${partition}:organizations::${managementAccountId}:handshake/${id}/invite/${handshakeId}`,
    Parties: [
      { Id: id.slice(2), Type: 'ORGANIZATION' },
      { Id: accountId, Type: 'ACCOUNT' },
    ],
    State: state,
    Action: 'INVITE',
  };
}
