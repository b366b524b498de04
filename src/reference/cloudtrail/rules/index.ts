import type { Rule } from '../rule.ts';
import { bucketExistsRules, bucketPolicyRules } from './bucket.ts';
import { bucketNameRules } from './bucket-name.ts';
import { combinationRules } from './combination.ts';
import { keyIdRules, keyRules } from './key.ts';
import { logGroupRules } from './log-group.ts';
import { nameRules } from './name.ts';
import { organizationAccessRules, organizationRules } from './organization.ts';
import { prefixRules } from './prefix.ts';
import { rateRules } from './rate.ts';
import { tagRules } from './tags.ts';
import { topicRules } from './topic.ts';
import { topicNameRules } from './topic-name.ts';
import { existingTrailRules, quotaRules } from './trail.ts';
import { worldRule } from './world.ts';

/** The numbers of the list that a user of the reference may set. */
export interface RuleLimits {
  /** Trails an account has in one Region at most. */
  readonly trailLimit: number;
  /** CreateTrail calls per second of an account in one Region; Infinity for no limit. */
  readonly trailsPerSecond: number;
}

/**
 * Every rule of CreateTrail in the order in which they are asked. Wrong JSON types are refused before any of them.
 * Observed: the name and the combination come before the bucket's existence; the bucket's policy before the key, the log
 * group and the organization's roles; the key's Region before its policy. The place of everything else is our choice.
 */
export function createTrailRules({ trailLimit, trailsPerSecond }: RuleLimits): readonly Rule[] {
  return [
    // Before the request is looked at.
    worldRule('rate.exceeded'),
    ...rateRules(trailsPerSecond),
    worldRule('operation.unsupported'),
    worldRule('operation.not-permitted'),
    // What the request alone shows.
    ...nameRules,
    ...combinationRules,
    ...bucketNameRules,
    ...prefixRules,
    ...topicNameRules,
    ...keyIdRules,
    ...tagRules,
    worldRule('parameter.invalid'),
    // What the account is and has.
    ...organizationRules,
    worldRule('trail.busy'),
    ...existingTrailRules,
    ...quotaRules(trailLimit),
    // What the request points to.
    ...bucketExistsRules,
    ...bucketPolicyRules,
    ...organizationAccessRules,
    worldRule('kms.failure'),
    ...keyRules,
    worldRule('sns.topic-account-suspended'),
    ...topicRules,
    worldRule('region.no-logs-delivery'),
    ...logGroupRules,
  ];
}
