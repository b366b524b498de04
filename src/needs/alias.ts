import { CreateAliasCommand, DeleteAliasCommand, KMSClient } from '@aws-sdk/client-kms';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';

/** An alias of the key that the need points to. */
export const provideAlias: Provider = async (need, { target, name, bindings }) => {
  const key = bindings[need.dependsOn ?? ''];
  if (!key?.id || !key.arn) throw new Error('an alias needs a key to point to');
  const client = new KMSClient(clientOptions(target, 'kms'));
  const AliasName = `alias/${name}`;
  await client.send(new CreateAliasCommand({ AliasName, TargetKeyId: key.id }));
  return {
    attributes: { id: AliasName, arn: `${key.arn.split(':key/')[0]}:${AliasName}`, key: key.arn },
    remove: async () => {
      await client.send(new DeleteAliasCommand({ AliasName }));
      client.destroy();
    },
  };
};
