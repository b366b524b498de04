import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  ListRolePoliciesCommand,
  paginateListRoles,
  type Role,
} from '@aws-sdk/client-iam';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { type Found, type OpenSweeper, orNone, tagRecord } from './sweeper.ts';

export const openRoleSweeper: OpenSweeper = (target) => {
  const client = new IAMClient(clientOptions(target, 'iam'));
  // ListRoles leaves tags out.
  const look = async (name: string): Promise<Found | undefined> => {
    const role: Role | undefined = (await orNone(client.send(new GetRoleCommand({ RoleName: name }))))?.Role;
    if (!role) return undefined;
    const madeAt = role.CreateDate?.getTime();
    return { name, id: name, tags: tagRecord(role.Tags), ...(madeAt === undefined ? {} : { madeAt }) };
  };
  return {
    look: (name) => look(name),
    list: async () => {
      const found: Found[] = [];
      for await (const { Roles = [] } of paginateListRoles({ client }, {})) {
        for (const { RoleName = '' } of Roles.filter(({ RoleName }) => RoleName?.startsWith(NAME_PREFIX))) {
          found.push(...[(await look(RoleName)) ?? []].flat());
        }
      }
      return found;
    },
    remove: async ({ id }) => {
      const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName: id }));
      for (const PolicyName of PolicyNames) {
        await client.send(new DeleteRolePolicyCommand({ RoleName: id, PolicyName }));
      }
      await client.send(new DeleteRoleCommand({ RoleName: id }));
    },
    close: () => client.destroy(),
  };
};
