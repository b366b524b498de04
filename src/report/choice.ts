import type { Report } from '../../generated/report.ts';

/** Which cases a run was of, where it was not of all: a line for each way they were chosen. Every format shows them. */
export function describeChoice({ run }: Pick<Report, 'run'>): string[] {
  const { filter, skip = [], profile, shard } = run;
  return [
    ...(profile ? [`Only the profile ${profile}`] : []),
    ...(filter.length > 0 ? [`Only ${filter.join(', ')}`] : []),
    ...(skip.length > 0 ? [`Without ${skip.join(', ')}`] : []),
    ...(shard ? [`Only part ${shard.index} of ${shard.total}`] : []),
  ];
}
