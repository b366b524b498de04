import type { Need } from '../../../generated/case-table.ts';
import type { NeedKind } from '../kind.ts';
import { cloudtrailTrail } from './cloudtrail-trail.ts';
import { iamRole } from './iam-role.ts';
import { kmsAlias } from './kms-alias.ts';
import { kmsKey } from './kms-key.ts';
import { logsGroup } from './logs-group.ts';
import { s3Bucket } from './s3-bucket.ts';
import { signatures } from './signatures.ts';
import { snsTopic } from './sns-topic.ts';

/** All kinds, in the order of removal: a trail is removed before the bucket that it writes to, a topic before its key. */
export const KINDS: readonly NeedKind[] = [
  cloudtrailTrail,
  snsTopic,
  kmsAlias,
  kmsKey,
  iamRole,
  logsGroup,
  s3Bucket,
  signatures,
];

export function kindOf(name: string | undefined): NeedKind | undefined {
  return KINDS.find(({ kind }) => kind === name);
}

/** The kinds of all that is created for a need, by one name. */
export function kindsOfNeed(need: Need): readonly string[] {
  return [need.kind, ...(kindOf(need.kind)?.alsoCreates?.(need) ?? [])];
}
