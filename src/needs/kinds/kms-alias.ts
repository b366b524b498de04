import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { unlessCreated } from '../answers.ts';
import { allow, type Found, type NeedKind, none } from '../kind.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';
import { aliasArn, aliasStatements } from './kms-key.ts';

/** An alias of the key that the need points to. It can't be tagged and costs nothing; without a journal it is removed by hand. */
export const kmsAlias: NeedKind = {
  kind: 'kms.alias',
  takesSlot: none,
  alsoCreates: none,
  remedy: 'let the endpoint answer KMS CreateAlias, or name an alias of your own under resources',
  follows: { name: nameOf },
  trait: none,
  open: async ({ target, onCall }) => {
    const kms = await import('@aws-sdk/client-kms');
    const client = watched(new kms.KMSClient(clientOptions(target, 'kms')), 'kms', onCall);

    const list = async (): Promise<Found[]> => {
      const found: Found[] = [];
      for await (const { Aliases = [] } of pagesOf(kms.paginateListAliases({ client, ...PAGING }, {}))) {
        for (const { AliasName: id = '', CreationDate } of Aliases) {
          const name = nameOf(id);
          if (name.startsWith(NAME_PREFIX))
            found.push({ name, id, tags: {}, createdAt: CreationDate?.getTime() });
        }
      }
      return found;
    };

    return {
      create: async (need, { name, bindings }) => {
        const { id, arn } = bindings[need.dependsOn ?? ''] ?? {};
        if (!id || !arn) throw new Error('an alias needs a key to point to');
        const AliasName = `alias/${name}`;
        await unlessCreated(client.send(new kms.CreateAliasCommand({ AliasName, TargetKeyId: id })));
        const attributes = { id: AliasName, arn: aliasArn(arn, AliasName), key: arn, name };
        return { id: AliasName, complete: async () => attributes };
      },
      setPolicy: none,
      given: none,
      idOf: (name) => `alias/${name}`,
      look: async (name) => (await list()).find((alias) => alias.name === name),
      list,
      remove: async ({ id }) => {
        await client.send(new kms.DeleteAliasCommand({ AliasName: id }));
      },
      close: () => client.destroy(),
    };
  },
  statements: (_need, account) => aliasStatements(account),
  sweepStatements: () => [allow('SweepLists', ['kms:ListAliases'], ['*'])],
  cost: none,
  byHand: {
    lines: ({ attributes: { id = '' }, where, variableOfOther }) => {
      const alias = ['--alias-name', shellWord(id)];
      const key = ['--target-key-id', `"\${${variableOfOther}##*/}"`];
      return {
        setUp: [awsLine('kms', 'create-alias', where, [...alias, ...key])],
        cleanUp: [awsLine('kms', 'delete-alias', where, alias)],
        variables: [],
      };
    },
    setPolicy: none,
    given: none,
  },
};

/** An alias without what all begin with. */
function nameOf(id: string): string {
  return id.replace(/^alias\//, '');
}
