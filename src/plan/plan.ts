import type { Case, CaseTable, Need } from '../../generated/case-table.ts';
import { conditionsOf } from '../contract/conditions.ts';
import { trailsAtOnce } from '../contract/max-trails.ts';
import { type Pace, rateOf } from '../lanes/pace.ts';
import { type Account, allow, type Statement } from '../needs/kind.ts';
import { KINDS, kindOf } from '../needs/kinds/index.ts';
import { type Policy, policyOf } from './policy.ts';
import { rehearse } from './rehearse.ts';

export interface PlanInput extends Account {
  table: CaseTable;
  cases: readonly Case[];
  pace: Pace;
  /** Most trails that exist at once. */
  maxTrails: number;
}

export interface Plan {
  region: string;
  /** Cases that run; and those that don't, because they need a condition or another place, or more trails than are allowed. */
  cases: number;
  withoutWorld: number;
  beyondMaxTrails: number;
  /**
   * Calls by action. What only happens when the target deviates is not counted; what the contract leaves open is counted as
   * the reference answers it.
   */
  calls: Record<string, number>;
  /** Resources created by kind, trails one after the other; all but keys are gone when the run ends. */
  resources: Record<string, number>;
  /** Seconds that the pace alone takes: the operation with the most calls for its rate. */
  seconds: number;
  policy: Policy;
  /** What the verb sweep needs beside that. */
  sweepPolicy: Policy;
}

/**
 * Before the cases: the guard (1), the preflight (1), the forms of X-Amz-Target (2), and whether signatures are checked (1).
 * After them: what is left (1).
 */
export const LISTS_AROUND = 6;
/** Whose credentials are these, for the guard and for the facts of the run? */
const IDENTITIES_BEFORE = 2;

/** What a run over these cases would call and create, and the least policy it needs. Asks nobody. */
export async function planRun(input: PlanInput): Promise<Plan> {
  const { table, region, pace, maxTrails } = input;
  const outsideWorlds = input.cases.filter((testCase) => conditionsOf(testCase).length === 0);
  const cases = outsideWorlds.filter((testCase) => trailsAtOnce(testCase, table) <= maxTrails);
  // Those of cases that turn out to have no way into their world are created as well.
  const all = new Set(input.cases.flatMap(({ needs }) => needs));
  const aliases = [...all].filter((alias) => isHere(alias, table));
  const { calls, resources } = await rehearse(table, cases, aliases);
  const prefix = `${table.service.toLowerCase()}:`;
  const list = prefix + table.operations.list;
  calls.set(list, (calls.get(list) ?? 0) + LISTS_AROUND).set('sts:GetCallerIdentity', IDENTITIES_BEFORE);
  const ofService = [...calls].filter(([action]) => action.startsWith(prefix));
  const paced = ofService.map(([action, times]) => times / rateOf(pace, action.slice(prefix.length)));
  return {
    region,
    cases: cases.length,
    withoutWorld: input.cases.length - outsideWorlds.length,
    beyondMaxTrails: outsideWorlds.length - cases.length,
    calls: sorted(calls),
    resources: sorted(resources),
    seconds: Math.ceil(Math.max(0, ...paced)),
    policy: policyOf([
      ...needsOf(aliases, table).flatMap((need) => kindOf(need.kind)?.statements?.(need, input) ?? []),
      ...trailStatements(cases, input),
    ]),
    sweepPolicy: policyOf(KINDS.flatMap(({ sweepStatements }) => sweepStatements?.(input) ?? [])),
  };
}

/** Whether a need and what it points to are where the run is. */
function isHere(alias: string, table: CaseTable): boolean {
  const { place, dependsOn } = table.needs[alias] ?? {};
  return place === undefined && (dependsOn === undefined || isHere(dependsOn, table));
}

/** The needs of these aliases, each after the one that it points to. */
function needsOf(aliases: readonly string[], { needs }: CaseTable): Need[] {
  const found = new Set<Need>();
  const add = (alias: string) => {
    const need = needs[alias];
    if (need?.dependsOn) add(need.dependsOn);
    if (need) found.add(need);
  };
  aliases.forEach(add);
  return [...found];
}

/** What the cases call of the service under test, whatever its answers. STS answers everybody: no statement allows it. */
function trailStatements(
  cases: readonly Case[],
  { table: { service, operation, operations }, pace, partition, region, account }: PlanInput,
): Statement[] {
  const prefix = service.toLowerCase();
  const steps = cases.flatMap(({ before, probes, control }) =>
    [before, probes, control?.before ?? []].flat(),
  );
  // AWS asks for the first where tags come along with the create; the second is asked of a trail that could not be removed at
  // once, so that nothing of others is taken for it.
  const tags = cases.some(({ request }) => JSON.stringify(request.input ?? {}).includes('"TagsList"'));
  const names = [
    ...(cases.length > 0 ? [operation, operations.remove] : []),
    ...[operations.list, ...steps.map(({ call }) => call)],
    ...(tags ? ['AddTags'] : []),
    'ListTags',
  ];
  const isChange = (name: string) => rateOf(pace, name) === pace.change;
  const actions = (wanted: boolean) =>
    names.filter((name) => isChange(name) === wanted).map((name) => `${prefix}:${name}`);
  return [
    allow('Trails', actions(true), [`arn:${partition}:${prefix}:${region}:${account}:trail/*`]),
    allow('TrailReads', actions(false), ['*']),
  ].filter(({ Action }) => Action.length > 0);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}
