import { KINDS } from '../needs/kinds/index.ts';
import { counted } from '../text/counted.ts';
import type { Plan } from './plan.ts';

/** A plan as text for a person: calls, resources, time, cost, policy. */
export function showPlan(plan: Plan): string {
  const { region, cases, withoutWorld, beyondMaxTrails, calls, resources, seconds, policy, sweepPolicy } =
    plan;
  const rows = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, times]) => `  ${String(times).padStart(5)}  ${name}`);
  return `${[
    `Plan for ${region}: ${counted(cases, 'case')}`,
    ...(withoutWorld > 0
      ? [`  ${withoutWorld} more need a world that the configuration has to provide`]
      : []),
    ...(beyondMaxTrails > 0
      ? [`  ${beyondMaxTrails} more need more trails at a time than --max-trails allows`]
      : []),
    '',
    'Calls',
    ...rows(calls),
    '',
    'Resources, named ctc-RUN-… and tagged; trails are untagged, and a few have other names in a bucket named so. All are removed',
    ...rows(resources),
    ...quotas(resources),
    '',
    `Time: at least ${Math.ceil(seconds / 60)} min at the pace of a real account`,
    ...costs(resources, seconds),
    `${logging(calls)}; requests to S3 and SNS cost fractions of a cent.`,
    '',
    'Least policy',
    JSON.stringify(policy, null, 2),
    '',
    'For the verb sweep, beside that',
    JSON.stringify(sweepPolicy, null, 2),
  ].join('\n')}\n`;
}

/** Buckets that an account may have by default, and that it could have until November 2024. */
const BUCKETS = { quota: 10_000, former: 100 };

/** A warning where the buckets of a run, which exist at once, may be too many for an account. */
function quotas(resources: Plan['resources']): string[] {
  const buckets = resources['s3.bucket'] ?? 0;
  if (buckets <= BUCKETS.former / 2) return [];
  const { quota, former } = BUCKETS;
  return [
    `Quota: ${buckets} buckets exist at once. An account may have ${quota} by default; where its quota was left at the former ${former}, have it raised, or choose fewer cases with --only.`,
  ];
}

/** A trail that logs may have files delivered to its bucket, which AWS charges as it does those of any trail. */
function logging(calls: Plan['calls']): string {
  const times = Object.entries(calls).find(([name]) => name.endsWith(':StartLogging'))?.[1] ?? 0;
  if (times === 0) return 'No trail starts to log';
  return `Trails start to log ${counted(times, 'time')}, each until its case ends: AWS charges what it delivers meanwhile as for any trail`;
}

/** What is charged by the hour, where hours begun count whole. */
function costs(resources: Plan['resources'], seconds: number): string[] {
  const hours = Math.ceil(seconds / 3_600);
  const lines = KINDS.flatMap(({ kind, cost }) => {
    const count = resources[kind];
    return cost && count ? [`Cost: ${cost(count, hours)}`] : [];
  });
  return lines.length > 0 ? lines : ['Cost: nothing that is charged by the hour.'];
}
