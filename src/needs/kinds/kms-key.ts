import type { ByHandLines } from '../../contract/by-hand.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { orNone, orReason, orUntagged, unlessCreated, unlessGone } from '../answers.ts';
import { readEach } from '../at-once.ts';
import {
  type Account,
  allow,
  type ByHandContext,
  type Found,
  type NeedKind,
  none,
  type Statement,
} from '../kind.ts';
import { createdAtOf, NAME_TAG, RUN_TAG } from '../marks.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { runInName } from '../sweep/claim.ts';
import { watched } from '../watched.ts';

/** The shortest time that KMS keeps a key before it is deleted. */
const PENDING_DAYS = 7;
/** States of a key that is being deleted already. */
const LEAVING: readonly string[] = ['PendingDeletion', 'PendingReplicaDeletion'];

/** List price, charged by the hour; a key that is to be deleted costs nothing. */
const USD_A_MONTH = 1;
const HOURS_OF_A_MONTH = 730;

const keysOf = ({ partition, region, account }: Account) => [
  `arn:${partition}:kms:${region}:${account}:key/*`,
];

/** What making and removing an alias asks for, which AWS asks of the alias and of its key. */
export function aliasStatements({ partition, region, account }: Account): Statement[] {
  const arns = ['alias/ctc-*', 'key/*'].map((part) => `arn:${partition}:kms:${region}:${account}:${part}`);
  return [allow('KeyAliases', ['kms:CreateAlias', 'kms:DeleteAlias'], arns)];
}

/** The ARN of an alias, which is where its key is. */
export function aliasArn(keyArn: string, alias: string): string {
  return `${keyArn.split(':key/')[0]}:${alias}`;
}

/** A KMS key in the state that the need asks for. A key can't be deleted at once: it is scheduled for deletion. */
export const kmsKey: NeedKind = {
  kind: 'kms.key',
  takesSlot: none,
  alsoCreates: ({ alias }) => (alias ? ['kms.alias'] : []),
  remedy:
    'let the endpoint answer KMS CreateKey, DisableKey and ScheduleKeyDeletion, or name a key of your own under resources',
  follows: none,
  trait: none,
  open: async ({ target, facts, onCall }) => {
    const kms = await import('@aws-sdk/client-kms');
    const client = watched(new kms.KMSClient(clientOptions(target, 'kms')), 'kms', onCall);

    const read = async (KeyId: string) =>
      (await client.send(new kms.DescribeKeyCommand({ KeyId }))).KeyMetadata;
    const schedule = (KeyId: string) =>
      client.send(new kms.ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: PENDING_DAYS }));
    const tagsOf = async (KeyId: string): Promise<Record<string, string>> => {
      const listed = await orUntagged(client.send(new kms.ListResourceTagsCommand({ KeyId })));
      const tags = (listed?.Tags ?? []).map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]);
      return Object.fromEntries(tags);
    };
    /** A key whose policy refuses DescribeKey: one of ours has its name in a tag, too. */
    const byTags = async (id: string, unreadable: string): Promise<Found> => {
      const { read: tags } = await orReason(tagsOf(id));
      return { name: tags?.[NAME_TAG] ?? id, id, tags: tags ?? {}, unreadable, mayBeGone: true };
    };
    /** A key has no name: its description is the name that it would have. */
    const describe = async (id: string): Promise<Found | undefined> => {
      const { read: key, unreadable } = await orReason(orNone(read(id)));
      if (unreadable !== undefined) return byTags(id, unreadable);
      const { Description: name = '', KeyState = '', CreationDate } = key ?? {};
      if (!key || LEAVING.includes(KeyState) || runInName(name) === undefined) return undefined;
      const { read: tags = {}, unreadable: unread } = await orReason(tagsOf(id));
      return { name, id, tags, createdAt: CreationDate?.getTime() ?? createdAtOf(tags), unreadable: unread };
    };
    const list = async (): Promise<Found[]> => {
      const found: Found[] = [];
      for await (const { Keys = [] } of pagesOf(kms.paginateListKeys({ client, ...PAGING }, {}))) {
        const described = await readEach(Keys, ({ KeyId = '' }) => describe(KeyId));
        found.push(...described.filter((key) => key !== undefined));
      }
      return found;
    };

    return {
      create: async (need, { name, policy, tags }) => {
        const { KeyMetadata } = await client.send(
          new kms.CreateKeyCommand({
            Description: name,
            ...(need.policy ? { Policy: policy(need.policy, { id: facts.account ?? '' }) } : {}),
            ...(need.multiRegion ? { MultiRegion: true } : {}),
            Tags: [...tags, { Key: NAME_TAG, Value: name }].map(({ Key, Value }) => ({
              TagKey: Key,
              TagValue: Value,
            })),
          }),
        );
        const { KeyId = '', Arn = '' } = KeyMetadata ?? {};
        const complete = async () => {
          if (!KeyId || !Arn) throw new Error('CreateKey answered without a key id and ARN');
          const named = `alias/${name}`;
          const alias = { alias: named, aliasArn: aliasArn(Arn, named) };
          // No alias can be made of a key that is being deleted.
          if (need.alias)
            await unlessCreated(
              client.send(new kms.CreateAliasCommand({ AliasName: alias.alias, TargetKeyId: KeyId })),
            );
          if (need.state === 'disabled') await client.send(new kms.DisableKeyCommand({ KeyId }));
          if (need.state === 'pending-deletion') await schedule(KeyId);
          return { id: KeyId, arn: Arn, ...(need.alias ? alias : {}) };
        };
        return { id: KeyId, complete };
      },
      setPolicy: none,
      given: {
        service: () => client.send(new kms.ListKeysCommand({})),
        resource: ({ id = '', arn = id }) => read(arn),
      },
      idOf: () => undefined,
      look: async (name, id) => (id ? describe(id) : (await list()).find((key) => key.name === name)),
      list,
      remove: async ({ name, id }, need) => {
        if (!id) throw new Error('CreateKey answered without a key id');
        // An alias outlives its key only for the days until the key is gone.
        const unnamed = () =>
          unlessGone(client.send(new kms.DeleteAliasCommand({ AliasName: `alias/${name}` })));
        if (need?.alias) await unnamed();
        // A sweep doesn't know whether the key had one.
        if (need === undefined) await orReason(unnamed());
        try {
          // A target may schedule a disabled key as it is.
          if (need?.state === 'disabled')
            await orReason(client.send(new kms.EnableKeyCommand({ KeyId: id })));
          if (need?.state !== 'pending-deletion') await schedule(id);
        } catch (error) {
          const key = await read(id).catch(() => undefined);
          if (!LEAVING.includes(key?.KeyState ?? '')) throw error;
        }
      },
      close: () => client.destroy(),
    };
  },
  statements: ({ state, alias }, account) => {
    // A key has no name before it is created, and its id does not tell who created it; its tag does.
    const tagged = (kind: string) => ({ Null: { [`aws:${kind}Tag/${RUN_TAG}`]: 'false' } });
    const changes = state === 'disabled' ? ['kms:DisableKey', 'kms:EnableKey'] : [];
    return [
      allow('NewKeys', ['kms:CreateKey', 'kms:TagResource'], ['*'], tagged('Request')),
      ...(alias ? aliasStatements(account) : []),
      allow('Keys', [...changes, 'kms:ScheduleKeyDeletion'], keysOf(account), tagged('Resource')),
    ];
  },
  sweepStatements: (account) => [
    allow('SweepLists', ['kms:ListKeys'], ['*']),
    // Each key of the Region is looked at: only its description tells whether it is ours.
    allow('SweepKeys', ['kms:DescribeKey', 'kms:ListResourceTags'], keysOf(account)),
  ],
  cost: (count, hours) => {
    // Rounded up to whole cents.
    const usd = (Math.ceil(((count * USD_A_MONTH * hours) / HOURS_OF_A_MONTH) * 100) / 100).toFixed(2);
    return `about USD ${usd}: ${count} KMS keys at USD ${USD_A_MONTH} a month each, by the hour, until their deletion is scheduled at the end of the run; they are gone seven days later. Name keys of your own under resources, and none is created.`;
  },
  byHand: {
    lines,
    // An alias that is created for a key reads it from the variable.
    setPolicy: none,
    given: ({ attributes: { arn = '' }, variable }) => [`${variable}=${shellWord(arn)}`],
  },
};

function lines({ attributes, where, need, policy, variable, account }: ByHandContext): ByHandLines {
  const { id = '', arn = '' } = attributes;
  const document = policy(need.policy, { id: account });
  const args = [
    ...(document ? ['--policy', shellWord(document)] : []),
    ...(need.multiRegion ? ['--multi-region'] : []),
    ...['--query', 'KeyMetadata.Arn', '--output', 'text'],
  ];
  // Not every emulator takes an ARN here; the run itself gives the id.
  const keyId = `"\${${variable}##*/}"`;
  const key = ['--key-id', keyId];
  const days = ['--pending-window-in-days', `${PENDING_DAYS}`];
  const alias = ['--alias-name', shellWord(attributes.alias ?? '')];
  const pending = awsLine('kms', 'schedule-key-deletion', where, [...key, ...days]);
  return {
    setUp: [
      `${variable}=$(${awsLine('kms', 'create-key', where, args)})`,
      ...(need.alias ? [awsLine('kms', 'create-alias', where, [...alias, '--target-key-id', keyId])] : []),
      ...(need.state === 'disabled' ? [awsLine('kms', 'disable-key', where, key)] : []),
      ...(need.state === 'pending-deletion' ? [pending] : []),
    ],
    cleanUp: [
      ...(need.alias ? [awsLine('kms', 'delete-alias', where, alias)] : []),
      ...(need.state === 'pending-deletion' ? [] : [pending]),
    ],
    variables: [
      [arn, `$${variable}`],
      [id, `\${${variable}##*/}`],
    ],
  };
}
