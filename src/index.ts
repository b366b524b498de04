export type { CreateTrailRequest } from '../generated/CreateTrail/request.ts';
export type { CreateTrailResponse } from '../generated/CreateTrail/response.ts';
export type { Config } from '../generated/config.ts';
export type { Report } from '../generated/report.ts';
export type { TargetDescription } from './contract/target.ts';
export { type DescribeOptions, describeConformance } from './session/describe.ts';
export { defineConfig } from './targets/config/define.ts';
export type { HookedWorld } from './targets/hooks.ts';
