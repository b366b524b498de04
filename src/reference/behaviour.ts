import type { Caller } from './auth/authenticate.ts';
import type { Rule, RuleContext } from './cloudtrail/rule.ts';
import type { Trail } from './cloudtrail/trail.ts';
import type { HttpRequest, HttpResponse } from './http/message.ts';
import type { Operations } from './protocol/operation.ts';

export type Body = Readonly<Record<string, unknown>>;

/** What a response answers. `caller` is absent where the request was not authenticated. */
export interface Exchange {
  /** Header names are lower-case. */
  readonly request: HttpRequest;
  readonly caller?: Caller;
}

/**
 * The points at which a reference can be changed: to make a mutant that must be caught, or a benign variant that must not.
 * Each function gets what the reference would do and returns what it should do; the defaults return it unchanged. Only
 * CloudTrail can be changed, except by `response`, which sees every answer.
 */
export interface Behaviour {
  /** The rules CreateTrail walks, in order. Called once per reference. */
  rules(rules: readonly Rule[]): readonly Rule[];
  /** The body of an accepted CreateTrail. */
  createBody(body: Body, trail: Trail): Body;
  /** What an accepted CreateTrail stores; `undefined` stores nothing. */
  storedTrail(trail: Trail): Trail | undefined;
  /** What a rejected CreateTrail leaves behind; it replaces a trail with the same ARN. The default leaves nothing. */
  trailAfterRejection(trail: Trail, rule: Rule, context: RuleContext): Trail | undefined;
  /** The body of any other successful CloudTrail operation: GetTrail, DescribeTrails, GetTrailStatus, ListTags, … */
  readBody(operation: string, body: Body): Body;
  /** The other operations of CloudTrail by name, to replace or leave out. Called once per reference. */
  operations(operations: Operations): Operations;
  /** The X-Amz-Target prefixes that CloudTrail accepts. */
  targets(prefixes: readonly string[]): readonly string[];
  /** The final HTTP response of any service; not that of the world protocol. */
  response(response: HttpResponse, exchange: Exchange): HttpResponse;
}

export const unchanged: Behaviour = {
  rules: (rules) => rules,
  createBody: (body) => body,
  storedTrail: (trail) => trail,
  trailAfterRejection: () => undefined,
  readBody: (_operation, body) => body,
  operations: (operations) => operations,
  targets: (prefixes) => prefixes,
  response: (response) => response,
};
