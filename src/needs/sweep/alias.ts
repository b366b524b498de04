import { DeleteAliasCommand, KMSClient, paginateListAliases } from '@aws-sdk/client-kms';
import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import type { Found, OpenSweeper } from './sweeper.ts';

/** KMS aliases. They can't be tagged and cost nothing; without a journal one is removed by hand. */
export const openAliasSweeper: OpenSweeper = (target) => {
  const client = new KMSClient(clientOptions(target, 'kms'));
  const list = async (): Promise<Found[]> => {
    const found: Found[] = [];
    for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
      for (const { AliasName = '', CreationDate } of Aliases) {
        const name = AliasName.replace(/^alias\//, '');
        const madeAt = CreationDate?.getTime();
        if (name.startsWith(NAME_PREFIX)) {
          found.push({ name, id: AliasName, tags: {}, ...(madeAt === undefined ? {} : { madeAt }) });
        }
      }
    }
    return found;
  };
  return {
    look: async (name) => (await list()).find((one) => one.name === name),
    list,
    remove: async ({ id }) => {
      await client.send(new DeleteAliasCommand({ AliasName: id }));
    },
    close: () => client.destroy(),
  };
};
