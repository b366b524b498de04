import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import {
  AcceptHandshakeCommand,
  CreateOrganizationCommand,
  DeleteOrganizationCommand,
  DeregisterDelegatedAdministratorCommand,
  DescribeOrganizationCommand,
  DisableAWSServiceAccessCommand,
  EnableAllFeaturesCommand,
  EnableAWSServiceAccessCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { beforeEach, expect, it } from 'vitest';
import { createReference } from '../index.ts';
import { type Clients, clientsOf } from '../testing/clients.ts';
import { ACCOUNT, bucketStatements, create, makeBucket, outcome } from '../testing/fixtures.ts';

const ServicePrincipal = 'cloudtrail.amazonaws.com';
const MEMBER = '210987654321';
let management: Clients;
let member: Clients;

beforeEach(async () => {
  const reference = createReference();
  management = clientsOf(reference);
  member = clientsOf(reference, { key: 'member' });
  await makeBucket(management, 'logs', bucketStatements('logs', ['*']));
});

const organizationTrail = (clients: Clients) => outcome(create(clients, { IsOrganizationTrail: true }));

async function join(): Promise<void> {
  const Target = { Id: MEMBER, Type: 'ACCOUNT' as const };
  const { Handshake } = await management.organizations.send(
    new InviteAccountToOrganizationCommand({ Target }),
  );
  await member.organizations.send(new AcceptHandshakeCommand({ HandshakeId: Handshake?.Id }));
}

it('leads from no organization to an organization trail, one exception at a time', async () => {
  const { organizations, iam } = management;
  expect(await organizationTrail(management)).toBe('OrganizationsNotInUseException');
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'CONSOLIDATED_BILLING' }));
  expect(await organizationTrail(management)).toBe('OrganizationNotInAllFeaturesModeException');
  await organizations.send(new EnableAllFeaturesCommand({}));
  expect(await organizationTrail(management)).toBe('CloudTrailAccessNotEnabledException');
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  expect(await organizationTrail(management)).toBe('InsufficientDependencyServiceAccessPermissionException');
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: ServicePrincipal }));
  expect(await organizationTrail(management)).toBe('accepted');
});

it('lets a member make one only as delegated administrator', async () => {
  const { organizations, iam } = management;
  await organizations.send(new CreateOrganizationCommand({}));
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  await join();
  expect(await organizationTrail(member)).toBe('NotOrganizationMasterAccountException');
  await organizations.send(
    new RegisterDelegatedAdministratorCommand({ AccountId: MEMBER, ServicePrincipal }),
  );
  expect(await organizationTrail(member)).toBe('NoManagementAccountSLRExistsException');
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: ServicePrincipal }));
  const { TrailARN } = await create(member, { IsOrganizationTrail: true });
  expect(TrailARN).toBe(`arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/trail`);
});

it('undoes every step', async () => {
  const { organizations } = management;
  await organizations.send(new CreateOrganizationCommand({}));
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  await join();
  const delegate = { AccountId: MEMBER, ServicePrincipal };
  await organizations.send(new RegisterDelegatedAdministratorCommand(delegate));
  const delegates = async () =>
    (await organizations.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal })))
      .DelegatedAdministrators;
  const services = async () =>
    (await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}))).EnabledServicePrincipals;
  const accounts = async () =>
    (await organizations.send(new ListAccountsCommand({}))).Accounts?.map(({ Id }) => Id);
  expect(await delegates()).toHaveLength(1);
  expect(await services()).toHaveLength(1);
  expect(await accounts()).toEqual([ACCOUNT, MEMBER]);
  expect(await outcome(organizations.send(new DeleteOrganizationCommand({})))).toBe(
    'OrganizationNotEmptyException',
  );

  await organizations.send(new DeregisterDelegatedAdministratorCommand(delegate));
  await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
  expect(await delegates()).toEqual([]);
  expect(await services()).toEqual([]);
  await member.organizations.send(new LeaveOrganizationCommand({}));
  await organizations.send(new DeleteOrganizationCommand({}));
  const describeAgain = organizations.send(new DescribeOrganizationCommand({}));
  expect(await outcome(describeAgain)).toBe('AWSOrganizationsNotInUseException');
});

it('refuses what only the management account may do', async () => {
  await management.organizations.send(new CreateOrganizationCommand({}));
  await join();
  const { organizations } = member;
  expect(await outcome(organizations.send(new ListAccountsCommand({})))).toBe('AccessDeniedException');
  expect(await outcome(organizations.send(new CreateOrganizationCommand({})))).toBe(
    'AlreadyInOrganizationException',
  );
  const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
  expect(Organization).toMatchObject({ MasterAccountId: ACCOUNT, FeatureSet: 'ALL' });
});
