import { clientOptions, type Reachable } from '../../lanes/client.ts';
import { isAnswer, isConnectionRefused, orNone, unlessCreated, unlessGone } from '../answers.ts';
import { SERVICE_PRINCIPAL, SERVICE_ROLE } from './founded.ts';

/**
 * Gives the management account of an organization the service-linked role of CloudTrail, without which its trails are refused
 * (`organization.no-slr` in spec/observations.yaml). A target that has the role, or no such roles, stays as it is.
 *
 * @returns takes the role away again
 */
export async function linkRole(target: Reachable): Promise<() => Promise<void>> {
  // Without an endpoint the SDK would ask AWS.
  if (target.endpoints.iam === undefined) return async () => {};
  const iam = await import('@aws-sdk/client-iam');
  const client = new iam.IAMClient(clientOptions(target, 'iam'));
  const leaveAsItIs = async () => client.destroy();
  try {
    const role = await orNone(client.send(new iam.GetRoleCommand({ RoleName: SERVICE_ROLE })));
    if (role) return leaveAsItIs;
    const create = new iam.CreateServiceLinkedRoleCommand({ AWSServiceName: SERVICE_PRINCIPAL });
    await unlessCreated(client.send(create));
  } catch (error) {
    client.destroy();
    if (isAnswer(error) || isConnectionRefused(error)) return leaveAsItIs;
    throw error;
  }
  return async () => {
    await unlessGone(client.send(new iam.DeleteServiceLinkedRoleCommand({ RoleName: SERVICE_ROLE })));
    client.destroy();
  };
}
