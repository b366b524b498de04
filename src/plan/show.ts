import type { Plan } from './plan.ts';

/** A plan as text for a person: calls, resources, time, cost, policy. */
export function showPlan(plan: Plan): string {
  const { region, cases, withoutWorld, beyondAlive, calls, resources, seconds, policy } = plan;
  const rows = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, times]) => `  ${String(times).padStart(5)}  ${name}`);
  const keys = resources['kms.key'] ?? 0;
  return `${[
    `Plan for ${region}: ${cases} cases`,
    ...(withoutWorld > 0
      ? [`  ${withoutWorld} more need a world that the configuration has to provide`]
      : []),
    ...(beyondAlive > 0 ? [`  ${beyondAlive} more need more trails alive than are allowed (--alive)`] : []),
    '',
    'Calls',
    ...rows(calls),
    '',
    'Resources, each named ctc-RUN-… and tagged; all are removed',
    ...rows(resources),
    '',
    `Time: at least ${Math.ceil(seconds / 60)} min at the pace of a real account`,
    keys > 0
      ? `Cost: ${keys} KMS keys are charged from their creation until their deletion is scheduled, at the end of the run; they are gone seven days later. The rest is within what AWS gives for nothing.`
      : 'Cost: nothing that is charged by the hour.',
    '',
    'Least policy',
    JSON.stringify(policy, null, 2),
  ].join('\n')}\n`;
}
