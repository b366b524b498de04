import { CannotJudge } from '../contract/errors.ts';
import { didYouMean } from '../text/near.ts';
import type { CaseOptions, DescribeOptions, RunOptions, TargetOptions } from './options.ts';

/** Every option of a type, so that a new one can't be forgotten here. */
type Names<T> = Readonly<Record<keyof T, true>>;

const OF_TARGETS: Names<TargetOptions> = {
  ...{ endpoint: true, fetch: true, target: true, port: true, region: true, name: true },
  ...{ targetVersion: true, wait: true, profile: true, caBundle: true },
};
const OF_CASES: Names<CaseOptions> = {
  ...{ operation: true, only: true, skip: true, known: true, out: true, journal: true },
};
const NAMES = {
  describeConformance: { ...OF_TARGETS, ...OF_CASES, timeoutMs: true } satisfies Names<DescribeOptions>,
  run: {
    ...{ ...OF_TARGETS, ...OF_CASES, conformanceProfile: true, shard: true, allowAws: true, maxTrails: true },
    ...{ runId: true, secret: true, showAccount: true, signal: true, onEvent: true },
  } satisfies Names<RunOptions>,
};

/** @throws CannotJudge for an option that the function doesn't have: where it is a typo, something else would be run */
export function assertOptions(of: keyof typeof NAMES, options: object): void {
  const names = Object.keys(NAMES[of]);
  const [unknown] = Object.keys(options).filter((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new CannotJudge(`${of} has no option ${unknown}. ${didYouMean(unknown, names)}`);
}
