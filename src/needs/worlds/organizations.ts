import {
  CreateOrganizationCommand,
  DeleteOrganizationCommand,
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  type Organization,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { clientOptions, type Reachable } from '../../lanes/client.ts';
import { isRefusal, unlessCreated, unlessGone } from '../answers.ts';
import { FOUNDED, type Founding, IN_NONE, SERVICE_PRINCIPAL } from './founded.ts';
import { linkRole } from './service-role.ts';
import type { EnteredWorld, WayIn } from './world.ts';

/**
 * Worlds by the target's own Organizations API. Only on an emulator: founding an organization in somebody's real account
 * is not a test's business. The account's former state is restored on leaving.
 */
export const byOrganizations: WayIn = async (world, target) => {
  if (target.endpoints.organizations === undefined || target.aws) return undefined;
  const founded = FOUNDED[world];
  if (!founded && world !== IN_NONE) return undefined;
  const client = new OrganizationsClient(clientOptions(target, 'organizations'));
  const leave = async () => client.destroy();
  const organization = await describe(client);
  if (!founded) {
    return organization ? undefined : { by: 'Organizations API: the account is in none', leave };
  }
  // An organization that was there before is not ours to change.
  if (organization) return undefined;
  return found(client, founded, target);
};

async function found(
  client: OrganizationsClient,
  { FeatureSet, trusted }: Founding,
  target: Reachable,
): Promise<EnteredWorld> {
  const leaving = [() => unlessGone(client.send(new DeleteOrganizationCommand({})))];
  const leave = async () => {
    try {
      for (const each of leaving.splice(0).reverse()) await each();
    } finally {
      client.destroy();
    }
  };
  let isFounded = false;
  try {
    await unlessCreated(client.send(new CreateOrganizationCommand({ FeatureSet })));
    isFounded = true;
    if (trusted) {
      await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: SERVICE_PRINCIPAL }));
      leaving.push(await linkRole(target));
    }
  } catch (error) {
    // After a lost answer there may be an organization now, and none was there before; of a refusal it is somebody else's.
    if (isFounded || !isRefusal(error)) await leave().catch(() => {});
    throw error;
  }
  return { by: 'Organizations API', leave };
}

async function describe(client: OrganizationsClient): Promise<Organization | undefined> {
  try {
    return (await client.send(new DescribeOrganizationCommand({}))).Organization;
  } catch (error) {
    if (error instanceof Error && error.name === 'AWSOrganizationsNotInUseException') return undefined;
    throw error;
  }
}
