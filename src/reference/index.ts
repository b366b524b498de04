/** The built-in target. See `createReference`. */
export type { Body, Exchange } from './behaviour.ts';
export type { Rule } from './cloudtrail/rule.ts';
export type { Trail } from './cloudtrail/trail.ts';
export type { Listening } from './http/listen.ts';
export type { HttpRequest, HttpResponse } from './http/message.ts';
export type { Account } from './reference.ts';
export { createReference, type Reference, type ReferenceOptions } from './reference.ts';
export { withCallerPolicy } from './testing/caller-policy.ts';
