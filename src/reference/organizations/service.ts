import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import type { JsonService } from '../protocol/json.ts';
import { operation } from '../protocol/operation.ts';
import { standingOf } from './current.ts';
import { delegationOperations } from './delegation.ts';
import { managed, notInUse, organizationOf } from './find.ts';
import { membershipOperations } from './membership.ts';
import type { FeatureSet, Organization } from './organization.ts';

/** AWS Organizations as far as organization trails need it. A global service: the Region of the call doesn't matter. */
export const organizations: JsonService = {
  targets: ['AWSOrganizationsV20161128'],
  operations: {
    CreateOrganization: operation({ FeatureSet: 'string' }, (call, input) => {
      const { accountId, partition } = call.caller;
      if (organizationOf(call, accountId) !== undefined) {
        throw new ServiceError(
          'AlreadyInOrganizationException',
          `The account ${accountId} is in an organization.`,
        );
      }
      const id = `o-${call.state.nextId().replaceAll('-', '').slice(0, 10)}`;
      const organization: Organization = {
        id,
        partition,
        managementAccountId: accountId,
        createdAt: call.now,
        featureSet: featureSet(input.FeatureSet ?? 'ALL'),
        members: new Map([[accountId, call.now]]),
        trustedServices: new Map(),
        delegatedAdmins: new Map(),
        invitations: new Map(),
      };
      call.state.organizations.set(id, organization);
      return { Organization: described(call) };
    }),

    DescribeOrganization: operation({}, (call) => ({ Organization: described(call) })),

    DeleteOrganization: operation({}, (call) => {
      const organization = managed(call);
      if (organization.members.size > 1) {
        throw new ServiceError(
          'OrganizationNotEmptyException',
          'The organization still has member accounts.',
        );
      }
      call.state.organizations.delete(organization.id);
      return {};
    }),

    // AWS asks every member first; here it takes effect at once.
    EnableAllFeatures: operation({}, (call) => {
      const organization = managed(call);
      if (organization.featureSet === 'ALL') {
        throw new ServiceError('HandshakeConstraintViolationException', 'All features are enabled already.');
      }
      organization.featureSet = 'ALL';
      return {
        Handshake: {
          Id: `h-${call.state.nextId().replaceAll('-', '')}`,
          State: 'ACCEPTED',
          Action: 'ENABLE_ALL_FEATURES',
        },
      };
    }),

    EnableAWSServiceAccess: operation({ ServicePrincipal: 'string' }, (call, { ServicePrincipal = '' }) => {
      const organization = managed(call);
      if (organization.featureSet !== 'ALL') {
        throw new ServiceError(
          'AccessDeniedException',
          'Service access needs an organization with all features.',
        );
      }
      organization.trustedServices.set(ServicePrincipal, call.now);
      return {};
    }),

    DisableAWSServiceAccess: operation({ ServicePrincipal: 'string' }, (call, { ServicePrincipal = '' }) => {
      managed(call).trustedServices.delete(ServicePrincipal);
      return {};
    }),

    ListAWSServiceAccessForOrganization: operation({}, (call) => ({
      EnabledServicePrincipals: [...managed(call).trustedServices].map(([ServicePrincipal, at]) => ({
        ServicePrincipal,
        DateEnabled: at / 1000,
      })),
    })),

    ...membershipOperations,
    ...delegationOperations,
  },
};

function featureSet(text: string): FeatureSet {
  if (text === 'ALL' || text === 'CONSOLIDATED_BILLING') return text;
  throw new ServiceError('InvalidInputException', `"${text}" is not a feature set.`);
}

/** By the caller's standing, so that a caller in a world finds the organization of that world. */
function described(call: Call): object {
  const { role, organizationId: id, managementAccountId: management, allFeatures } = standingOf(call);
  if (role === 'none') throw notInUse();
  const arn = `arn:${call.caller.partition}:organizations::${management}`;
  return {
    Id: id,
    Arn: `${arn}:organization/${id}`,
    FeatureSet: allFeatures ? 'ALL' : 'CONSOLIDATED_BILLING',
    MasterAccountId: management,
    MasterAccountArn: `${arn}:account/${id}/${management}`,
    MasterAccountEmail: `${management}@reference.test`,
  };
}
