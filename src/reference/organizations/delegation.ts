import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { managed } from './find.ts';
import { account } from './membership.ts';

const members = { AccountId: 'string', ServicePrincipal: 'string' } as const;

/** Delegated administrators of a service. */
export const delegationOperations: Operations = {
  RegisterDelegatedAdministrator: operation(members, (call, { AccountId = '', ServicePrincipal = '' }) => {
    const organization = managed(call);
    if (!organization.members.has(AccountId)) {
      throw new ServiceError('AccountNotFoundException', `The account ${AccountId} is not a member.`);
    }
    if (AccountId === organization.managementAccountId) {
      throw new ServiceError('ConstraintViolationException', 'The management account can not be a delegate.');
    }
    const admins = organization.delegatedAdmins.get(ServicePrincipal) ?? new Map<string, number>();
    if (admins.has(AccountId)) {
      throw new ServiceError('AccountAlreadyRegisteredException', `${AccountId} is a delegate already.`);
    }
    organization.delegatedAdmins.set(ServicePrincipal, admins.set(AccountId, call.now));
    return {};
  }),

  DeregisterDelegatedAdministrator: operation(members, (call, { AccountId = '', ServicePrincipal = '' }) => {
    if (managed(call).delegatedAdmins.get(ServicePrincipal)?.delete(AccountId) !== true) {
      throw new ServiceError(
        'AccountNotRegisteredException',
        `${AccountId} is no delegate of ${ServicePrincipal}.`,
      );
    }
    return {};
  }),

  ListDelegatedAdministrators: operation({ ServicePrincipal: 'string' }, (call, { ServicePrincipal }) => {
    const organization = managed(call);
    const admins = new Map(
      [...organization.delegatedAdmins]
        .filter(([service]) => ServicePrincipal === undefined || service === ServicePrincipal)
        .flatMap(([, accounts]) => [...accounts]),
    );
    return {
      DelegatedAdministrators: [...admins].map(([id, at]) => ({
        ...account(organization, id, organization.members.get(id) ?? at),
        DelegationEnabledDate: at / 1000,
      })),
    };
  }),
};
