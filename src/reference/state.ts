import { createHash } from 'node:crypto';
import type { Credential } from './auth/authenticate.ts';
import type { Trail } from './cloudtrail/trail.ts';
import type { Role } from './iam/role.ts';
import type { Key } from './kms/key.ts';
import type { LogGroup } from './logs/group.ts';
import type { Organization } from './organizations/organization.ts';
import type { Bucket } from './s3/bucket.ts';
import type { Topic } from './sns/topic.ts';
import type { WorldLimits } from './worlds/limits.ts';

/**
 * Everything a reference remembers. Each instance has its own. Maps are keyed by ARN, which holds partition, Region and
 * account, so one map serves every Region; an S3 bucket's ARN has neither account nor Region, as bucket names are global.
 */
export interface State {
  readonly credentials: Map<string, Credential>;
  readonly buckets: Map<string, Bucket>;
  readonly topics: Map<string, Topic>;
  readonly keys: Map<string, Key>;
  /** alias ARN → key ARN */
  readonly aliases: Map<string, string>;
  readonly logGroups: Map<string, LogGroup>;
  readonly roles: Map<string, Role>;
  readonly trails: Map<string, Trail>;
  /** by organization id */
  readonly organizations: Map<string, Organization>;
  /** name of a world entered → to whom it is limited; oldest first */
  readonly worlds: Map<string, WorldLimits>;
  /** moments of CreateTrail calls by `partition/account/Region`, for the rate rule */
  readonly trailCalls: Map<string, number[]>;
  /** A fresh id in UUID form. The same calls in the same order get the same ids, so runs can be compared. */
  nextId(): string;
}

export function createState(credentials: readonly Credential[]): State {
  let count = 0;
  return {
    credentials: new Map(credentials.map((credential) => [credential.accessKeyId, credential])),
    buckets: new Map(),
    topics: new Map(),
    keys: new Map(),
    aliases: new Map(),
    logGroups: new Map(),
    roles: new Map(),
    trails: new Map(),
    organizations: new Map(),
    worlds: new Map(),
    trailCalls: new Map(),
    nextId() {
      const hex = createHash('sha256').update(`id ${count++}`).digest('hex');
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-');
    },
  };
}
