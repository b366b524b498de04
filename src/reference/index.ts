/** The built-in target. See `createReference`. */
export type { Behaviour, Body, Exchange } from './behaviour.ts';
export { type CallerPolicy, withCallerPolicy } from './caller-policy.ts';
export { firstViolated, type Rule, type RuleContext } from './cloudtrail/rule.ts';
export { createTrailRules, type RuleLimits } from './cloudtrail/rules/index.ts';
export type { Trail } from './cloudtrail/trail.ts';
export type { Listening } from './http/listen.ts';
export type { HttpRequest, HttpResponse } from './http/message.ts';
export {
  type Account,
  createReference,
  DEFAULT_ACCOUNTS,
  type Reference,
  type ReferenceOptions,
} from './reference.ts';
