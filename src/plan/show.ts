import type { Plan } from './plan.ts';

/** List price of a key, charged by the hour; a key that is to be deleted costs nothing. */
const KEY_USD_A_MONTH = 1;
const HOURS_OF_A_MONTH = 730;

/** A plan as text for a person: calls, resources, time, cost, policy. */
export function showPlan(plan: Plan): string {
  const { region, cases, withoutWorld, beyondMaxTrails, calls, resources, seconds, policy, sweepPolicy } =
    plan;
  const rows = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, times]) => `  ${String(times).padStart(5)}  ${name}`);
  const keys = resources['kms.key'] ?? 0;
  return `${[
    `Plan for ${region}: ${cases} cases`,
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
    '',
    `Time: at least ${Math.ceil(seconds / 60)} min at the pace of a real account`,
    keys > 0
      ? `Cost: about USD ${usdOf(keys, seconds)}: ${keys} KMS keys at USD ${KEY_USD_A_MONTH} a month each, by the hour, until their deletion is scheduled at the end of the run; they are gone seven days later. Name keys of your own under resources, and none is made.`
      : 'Cost: nothing that is charged by the hour.',
    'No trail starts to log; requests to S3 and SNS cost fractions of a cent.',
    '',
    'Least policy',
    JSON.stringify(policy, null, 2),
    '',
    'For the verb sweep, beside that',
    JSON.stringify(sweepPolicy, null, 2),
  ].join('\n')}\n`;
}

/** Hours begun count whole; with two decimals, rounded up. */
function usdOf(keys: number, seconds: number): string {
  const usd = (keys * KEY_USD_A_MONTH * Math.ceil(seconds / 3_600)) / HOURS_OF_A_MONTH;
  return (Math.ceil(usd * 100) / 100).toFixed(2);
}
