import { ACCOUNT_ID, parseArn, REGION } from '../arn.ts';
import type { Call } from '../call.ts';
import type { Key } from './key.ts';

const KEY_ID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;
const ALIAS = /^alias\/[A-Za-z0-9/_-]{1,250}$/;

/** What a key identifier says, whether or not such a key exists. */
export interface KeyReference {
  /** ARN of the key or of the alias. */
  readonly arn: string;
  readonly region: string;
  readonly alias: boolean;
}

/**
 * Reads the four forms of a key identifier: id, key ARN, alias name, alias ARN. Bare forms mean the caller's Region and
 * account. @returns `undefined` for anything else.
 */
export function keyReference({ caller }: Pick<Call, 'caller'>, text: string): KeyReference | undefined {
  const { partition, region, accountId } = caller;
  if (!text.startsWith('arn:')) {
    if (!ALIAS.test(text) && !KEY_ID.test(text)) return undefined;
    const alias = ALIAS.test(text);
    return {
      arn: `arn:${partition}:kms:${region}:${accountId}:${alias ? text : `key/${text}`}`,
      region,
      alias,
    };
  }
  const arn = parseArn(text);
  if (arn?.service !== 'kms' || !REGION.test(arn.region) || !ACCOUNT_ID.test(arn.accountId)) return undefined;
  const alias = ALIAS.test(arn.resource);
  const key = arn.resource.startsWith('key/') && KEY_ID.test(arn.resource.slice(4));
  return alias || key ? { arn: text, region: arn.region, alias } : undefined;
}

/** The key a text identifies, through its alias where it names one; `undefined` when there is none. */
export function findKey(call: Call, text: string): Key | undefined {
  const reference = keyReference(call, text);
  if (reference === undefined) return undefined;
  const arn = reference.alias ? call.state.aliases.get(reference.arn) : reference.arn;
  return arn === undefined ? undefined : call.state.keys.get(arn);
}
