import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import type { Standing } from '../organizations/standing.ts';
import type { Bucket } from '../s3/bucket.ts';
import type { CreateTrailRequest } from './request.ts';

/** What a rule may look at. Rules never change anything. */
export interface RuleContext {
  readonly call: Call;
  readonly request: CreateTrailRequest;
  /** Account that will own the trail, and the trail's ARN-to-be, which policies may name. */
  readonly ownerAccountId: string;
  readonly trailArn: string;
  readonly bucket: Bucket | undefined;
  readonly standing: Standing;
}

/**
 * One reason for which CreateTrail refuses. The list of rules is walked in order and the first violated one answers.
 * Where two rules have the same exception, an input violates only one of them as far as that is possible: taking a rule
 * out of the list then shows.
 * A rule that compares with a number has it as its `limit`, so that a list with another limit is a change of data.
 */
export interface Rule {
  /** `topic.fact`, for instance `name.too-long`. */
  readonly id: string;
  readonly exception: string;
  /** HTTP status, 400 unless given. */
  readonly status?: number;
  readonly limit?: number;
  /** The service has already probed the bucket when this rule refuses, so its marker object stays behind. */
  readonly leavesMarker?: boolean;
  violated(context: RuleContext, limit: number): boolean;
  message(context: RuleContext, limit: number): string;
}

/** The first violated rule of a list, or `undefined`. */
export function firstViolated(rules: readonly Rule[], context: RuleContext): Rule | undefined {
  return rules.find((rule) => rule.violated(context, limitOf(rule)));
}

export function ruleError(rule: Rule, context: RuleContext): ServiceError {
  return new ServiceError(rule.exception, rule.message(context, limitOf(rule)), rule.status ?? 400);
}

/** @throws ServiceError of the first violated rule of a list */
export function refuseBy(rules: readonly Rule[], context: RuleContext): void {
  const rule = firstViolated(rules, context);
  if (rule !== undefined) throw ruleError(rule, context);
}

/** NaN compares false with every number: a rule without a limit can't be violated by comparing with one. */
function limitOf(rule: Rule): number {
  return rule.limit ?? Number.NaN;
}
