import {
  DescribeKeyCommand,
  KMSClient,
  ListResourceTagsCommand,
  paginateListKeys,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { clientOptions } from '../../lanes/client.ts';
import { LEAVING, PENDING_DAYS } from '../key.ts';
import { runInName } from './claim.ts';
import { type Found, madeAtOf, type OpenSweeper, orNone, orUntagged } from './sweeper.ts';

/** KMS keys. A key has no name: its description is the name that it would have. */
export const openKeySweeper: OpenSweeper = (target) => {
  const client = new KMSClient(clientOptions(target, 'kms'));
  const describe = async (keyId: string): Promise<Found | undefined> => {
    const key = (await orNone(client.send(new DescribeKeyCommand({ KeyId: keyId }))))?.KeyMetadata;
    if (!key || LEAVING.includes(key.KeyState ?? '') || runInName(key.Description) === undefined)
      return undefined;
    const listed = await orUntagged(client.send(new ListResourceTagsCommand({ KeyId: keyId })));
    const tags = Object.fromEntries(
      (listed?.Tags ?? []).map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]),
    );
    const madeAt = key.CreationDate?.getTime() ?? madeAtOf(tags);
    return { name: key.Description ?? '', id: keyId, tags, ...(madeAt === undefined ? {} : { madeAt }) };
  };
  const list = async (): Promise<Found[]> => {
    const found: Found[] = [];
    for await (const { Keys = [] } of paginateListKeys({ client }, {})) {
      for (const { KeyId = '' } of Keys) found.push(...[(await describe(KeyId)) ?? []].flat());
    }
    return found;
  };
  return {
    look: async (name, id) => (id ? describe(id) : (await list()).find((one) => one.name === name)),
    list,
    remove: async ({ id }) => {
      await client.send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: PENDING_DAYS }));
    },
    close: () => client.destroy(),
  };
};
