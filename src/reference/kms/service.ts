import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { lagged, newest, put } from '../lagged.ts';
import { parsePolicy } from '../policy/document.ts';
import type { JsonService } from '../protocol/json.ts';
import { operation } from '../protocol/operation.ts';
import { findKey, keyReference } from './find.ts';
import { defaultKeyPolicy, type Key } from './key.ts';

const DAY = 86_400_000;
const tagList = { list: { members: { TagKey: 'string', TagValue: 'string' } } } as const;

/** KMS as far as keys, their policies and aliases go; nothing is encrypted here. */
export const kms: JsonService = {
  targets: ['TrentService'],
  operations: {
    CreateKey: operation(
      { Policy: 'string', Description: 'string', MultiRegion: 'boolean', Tags: tagList },
      (call, input) => {
        const { partition, region, accountId } = call.caller;
        const policy = input.Policy ?? defaultKeyPolicy(partition, accountId);
        checkPolicy(policy);
        const uuid = call.state.nextId();
        const multiRegion = input.MultiRegion ?? false;
        const id = multiRegion ? `mrk-${uuid.replaceAll('-', '')}` : uuid;
        const key: Key = {
          arn: `arn:${partition}:kms:${region}:${accountId}:key/${id}`,
          id,
          accountId,
          createdAt: call.now,
          description: input.Description ?? '',
          multiRegion,
          policy: lagged(call.now, policy),
          enabled: true,
          deletionAt: undefined,
          tags: kmsTags(input.Tags),
        };
        call.state.keys.set(key.arn, key);
        return { KeyMetadata: metadata(key) };
      },
    ),

    DescribeKey: operation({ KeyId: 'string' }, (call, { KeyId }) => ({
      KeyMetadata: metadata(ownKey(call, KeyId)),
    })),

    ListKeys: operation({}, (call) => ({
      Keys: ownKeys(call).map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
      Truncated: false,
    })),

    GetKeyPolicy: operation({ KeyId: 'string', PolicyName: 'string' }, (call, { KeyId }) => ({
      Policy: newest(ownKey(call, KeyId).policy),
      PolicyName: 'default',
    })),

    PutKeyPolicy: operation({ KeyId: 'string', PolicyName: 'string', Policy: 'string' }, (call, input) => {
      const key = ownKey(call, input.KeyId);
      checkPolicy(input.Policy ?? '');
      put(key.policy, call.now, input.Policy);
      return {};
    }),

    DisableKey: operation({ KeyId: 'string' }, (call, { KeyId }) => {
      usable(ownKey(call, KeyId)).enabled = false;
      return {};
    }),

    EnableKey: operation({ KeyId: 'string' }, (call, { KeyId }) => {
      usable(ownKey(call, KeyId)).enabled = true;
      return {};
    }),

    ScheduleKeyDeletion: operation({ KeyId: 'string', PendingWindowInDays: 'number' }, (call, input) => {
      const key = usable(ownKey(call, input.KeyId));
      const days = input.PendingWindowInDays ?? 30;
      if (days < 7 || days > 30)
        throw new ServiceError('ValidationException', 'PendingWindowInDays is 7 to 30.');
      key.deletionAt = call.now + days * DAY;
      key.enabled = false;
      return {
        KeyId: key.arn,
        DeletionDate: key.deletionAt / 1000,
        KeyState: state(key),
        PendingWindowInDays: days,
      };
    }),

    // As on AWS the key comes back disabled.
    CancelKeyDeletion: operation({ KeyId: 'string' }, (call, { KeyId }) => {
      const key = ownKey(call, KeyId);
      if (key.deletionAt === undefined) throw invalidState(key);
      key.deletionAt = undefined;
      return { KeyId: key.arn };
    }),

    TagResource: operation({ KeyId: 'string', Tags: tagList }, (call, input) => {
      const key = ownKey(call, input.KeyId);
      const added = kmsTags(input.Tags);
      key.tags = [...key.tags.filter(({ TagKey }) => !added.some((tag) => tag.TagKey === TagKey)), ...added];
      return {};
    }),

    ListResourceTags: operation({ KeyId: 'string' }, (call, { KeyId }) => ({
      Tags: ownKey(call, KeyId).tags,
      Truncated: false,
    })),

    CreateAlias: operation({ AliasName: 'string', TargetKeyId: 'string' }, (call, input) => {
      const name = input.AliasName ?? '';
      const reference = keyReference(call, name);
      if (!name.startsWith('alias/') || reference === undefined || name.startsWith('alias/aws/')) {
        throw new ServiceError('InvalidAliasNameException', `"${name}" is not an alias name.`);
      }
      if (call.state.aliases.has(reference.arn)) {
        throw new ServiceError('AlreadyExistsException', `There is an alias ${name} already.`);
      }
      call.state.aliases.set(reference.arn, ownKey(call, input.TargetKeyId).arn);
      return {};
    }),

    DeleteAlias: operation({ AliasName: 'string' }, (call, { AliasName = '' }) => {
      const arn = keyReference(call, AliasName)?.arn;
      if (arn === undefined || !call.state.aliases.delete(arn)) {
        throw new ServiceError('NotFoundException', `There is no alias ${AliasName}.`);
      }
      return {};
    }),

    ListAliases: operation({ KeyId: 'string' }, (call, { KeyId }) => {
      const wanted = KeyId === undefined ? undefined : ownKey(call, KeyId).arn;
      const here = home(call);
      const aliases = [...call.state.aliases]
        .filter(([arn, key]) => arn.startsWith(here) && (wanted === undefined || key === wanted))
        .map(([arn, key]) => ({
          AliasName: arn.slice(here.length),
          AliasArn: arn,
          TargetKeyId: key.slice(key.indexOf(':key/') + 5),
        }));
      return { Aliases: aliases, Truncated: false };
    }),
  },
};

function metadata(key: Key): object {
  return {
    KeyId: key.id,
    Arn: key.arn,
    AWSAccountId: key.accountId,
    CreationDate: key.createdAt / 1000,
    Description: key.description,
    Enabled: key.enabled,
    KeyState: state(key),
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    MultiRegion: key.multiRegion,
    Origin: 'AWS_KMS',
    DeletionDate: key.deletionAt === undefined ? undefined : key.deletionAt / 1000,
  };
}

function state(key: Key): string {
  if (key.deletionAt !== undefined) return 'PendingDeletion';
  return key.enabled ? 'Enabled' : 'Disabled';
}

function home({ caller }: Call): string {
  return `arn:${caller.partition}:kms:${caller.region}:${caller.accountId}:`;
}

function ownKeys(call: Call): Key[] {
  return [...call.state.keys.values()].filter(({ arn }) => arn.startsWith(home(call)));
}

/** A key of the calling account and Region; keys of others are out of reach, whatever their policy says. */
function ownKey(call: Call, id: string | undefined): Key {
  const key = findKey(call, id ?? '');
  if (key?.arn.startsWith(home(call))) return key;
  throw new ServiceError('NotFoundException', `There is no key "${id ?? ''}".`);
}

function usable(key: Key): Key {
  if (key.deletionAt !== undefined) throw invalidState(key);
  return key;
}

function invalidState(key: Key): ServiceError {
  return new ServiceError('KMSInvalidStateException', `${key.arn} is in the state ${state(key)}.`);
}

function checkPolicy(text: string): void {
  if (parsePolicy(text) === undefined) {
    throw new ServiceError('MalformedPolicyDocumentException', 'The key policy is not a policy document.');
  }
}

function kmsTags(tags: { TagKey?: string; TagValue?: string }[] = []): Key['tags'] {
  return tags.map(({ TagKey = '', TagValue = '' }) => ({ TagKey, TagValue }));
}
