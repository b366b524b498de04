import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';
import { unlessGone } from './sweep/sweeper.ts';
import { orUndo } from './undo.ts';

const POLICY = 'delivery';

/** A role with the trust and the permissions that the need names. `id` is its ARN. */
export const provideRole: Provider = async (need, { target, name, policy, tags }) => {
  if (!need.trust) throw new Error('a role needs a trust policy');
  const client = new IAMClient(clientOptions(target, 'iam'));
  const { Role } = await client.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: policy(need.trust, { id: name }),
      Tags: tags,
    }),
  );
  const arn = Role?.Arn;
  const remove = async () => {
    if (need.policy) {
      // That the policy is gone says nothing of the role.
      await unlessGone(client.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: POLICY })));
    }
    await client.send(new DeleteRoleCommand({ RoleName: name }));
    client.destroy();
  };
  return orUndo(async () => {
    if (!arn) throw new Error('CreateRole answered without an ARN');
    if (need.policy) {
      const PolicyDocument = policy(need.policy, { id: name, arn });
      await client.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: POLICY, PolicyDocument }));
    }
    return { attributes: { id: arn, arn, name }, remove };
  }, remove);
};
