import {
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { clientOptions } from '../lanes/client.ts';
import type { Provider } from './provider.ts';
import { HalfMade, orUndo } from './undo.ts';

/** The shortest time that KMS keeps a key before it goes. */
export const PENDING_DAYS = 7;
/** States in which a key is on its way out already. */
export const LEAVING: readonly string[] = ['PendingDeletion', 'PendingReplicaDeletion'];

/** A KMS key in the state the need asks for. A key can't be deleted at once: it is scheduled for deletion. */
export const provideKey: Provider = async (need, { target, facts, name, policy, tags }) => {
  const client = new KMSClient(clientOptions(target, 'kms'));
  const root = { id: facts.account ?? '' };
  const { KeyMetadata } = await client.send(
    new CreateKeyCommand({
      Description: name,
      ...(need.policy ? { Policy: policy(need.policy, root) } : {}),
      ...(need.multiRegion ? { MultiRegion: true } : {}),
      Tags: tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
    }),
  );
  const { KeyId, Arn } = KeyMetadata ?? {};
  if (!KeyId || !Arn) {
    const nameless = new Error('CreateKey answered without a key id and ARN');
    throw new HalfMade(nameless, () => Promise.reject(nameless));
  }
  const schedule = () =>
    client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: PENDING_DAYS }));
  return orUndo(async () => {
    if (need.state === 'disabled') await client.send(new DisableKeyCommand({ KeyId }));
    if (need.state === 'pending-deletion') await schedule();
    return {
      attributes: { id: KeyId, arn: Arn },
      remove: async () => {
        try {
          if (need.state === 'disabled') await client.send(new EnableKeyCommand({ KeyId }));
          if (need.state !== 'pending-deletion') await schedule();
        } catch (error) {
          if (!(await isLeaving(client, KeyId))) throw error;
        }
        client.destroy();
      },
    };
  }, schedule);
};

/** Whether a key goes already; no, where that can't be asked. */
async function isLeaving(client: KMSClient, KeyId: string): Promise<boolean> {
  try {
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
    return LEAVING.includes(KeyMetadata?.KeyState ?? '');
  } catch {
    return false;
  }
}
