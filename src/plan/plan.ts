import type { Case, CaseTable, Need, Step } from '../../generated/case-table.ts';
import { trailsAtOnce } from '../contract/max-trails.ts';
import { sharedControl } from '../contract/seed.ts';
import { type Pace, rateOf } from '../lanes/pace.ts';
import { TRAIL } from '../needs/journal/format.ts';
import { CONDITIONS, KIND_CALLS, type KindCall, STATEMENTS, WITHOUT_CALL } from './kinds.ts';
import type { Policy } from './policy.ts';
import { sweepPolicy } from './sweep.ts';

export interface PlanInput {
  table: CaseTable;
  cases: readonly Case[];
  partition: string;
  region: string;
  /** Twelve digits, or a placeholder for them. */
  account: string;
  pace: Pace;
  /** Most trails alive at once. */
  alive: number;
}

export interface Plan {
  region: string;
  /** Cases that run; and those that don't, because they need a world or more trails than are allowed. */
  cases: number;
  withoutWorld: number;
  beyondAlive: number;
  /**
   * Calls by action. What only happens when the target deviates is not counted; what may go either way counts as accepted,
   * and every bucket as delivered to.
   */
  calls: Record<string, number>;
  /** Resources made by kind, trails one after the other; all but keys are gone when the run ends. */
  resources: Record<string, number>;
  /** Seconds that the pace alone takes: the operation with the most calls for its rate. */
  seconds: number;
  policy: Policy;
  /** What the verb sweep needs beside that. */
  sweepPolicy: Policy;
}

/**
 * Before the cases: is there room (1), does somebody answer (1), in which forms of X-Amz-Target (2), are signatures checked (3)?
 * After them: is something left (1)?
 */
const LISTS_AROUND = 8;
/** Whose credentials are these, for the guard and for the facts of the run? */
const IDENTITIES_BEFORE = 2;

/** What a run over these cases would call and make, and the least policy it needs. Pure; touches nothing. */
export function planRun(input: PlanInput): Plan {
  const { table, region, pace, alive } = input;
  const outsideWorlds = input.cases.filter(({ worlds = [] }) => worlds.length === 0);
  const cases = outsideWorlds.filter((one) => trailsAtOnce(one, table.operation) <= alive);
  // Those of cases that turn out to have no way into their world are made all the same.
  const needs = [...needsOf(input.cases, table)].map(([, need]) => need);
  const calls = new Map<string, number>();
  const actions = new Map<string, Set<string>>();
  const count = (action: string, statement: string, times: number) => {
    actions.set(statement, (actions.get(statement) ?? new Set()).add(action));
    if (!WITHOUT_CALL.includes(action)) calls.set(action, (calls.get(action) ?? 0) + times);
  };
  for (const need of needs) {
    for (const { action, statement } of callsOf(need)) count(action, statement, 1);
  }
  const prefix = table.service.toLowerCase();
  const { operation, operations } = table;
  for (const [name, times] of operationsOf(cases, table)) {
    const changes = name === operation || rateOf(pace, name) === pace.change;
    count(`${prefix}:${name}`, changes ? 'Trails' : 'TrailReads', times);
  }
  // Asked before anything is made, and after all is removed. STS answers everybody: no statement allows it.
  count(`${prefix}:${operations.list}`, 'TrailReads', LISTS_AROUND);
  calls.set('sts:GetCallerIdentity', IDENTITIES_BEFORE);
  // Asked of a trail that could not be removed at once, so that nothing of others is taken for it.
  count(`${prefix}:ListTags`, 'TrailReads', 0);
  const trails = calls.get(`${prefix}:${operations.remove}`) ?? 0;
  const seconds = Math.max(
    0,
    ...[...calls]
      .filter(([action]) => action.startsWith(`${prefix}:`))
      .map(([action, times]) => times / rateOf(pace, action.split(':')[1] ?? '')),
  );
  return {
    region,
    cases: cases.length,
    withoutWorld: input.cases.length - outsideWorlds.length,
    beyondAlive: outsideWorlds.length - cases.length,
    calls: sorted(calls),
    resources: sorted(
      tally(needs.map(({ kind }) => kind).filter((kind) => callCount(kind) > 0)).set(TRAIL, trails),
    ),
    seconds: Math.ceil(seconds),
    policy: { Version: '2012-10-17', Statement: statements(actions, input) },
    sweepPolicy: sweepPolicy(input),
  };
}

function statements(
  actions: ReadonlyMap<string, ReadonlySet<string>>,
  where: PlanInput,
): Policy['Statement'] {
  return [...actions].map(([Sid, allowed]) => ({
    Sid,
    Effect: 'Allow',
    Action: [...allowed].sort(),
    Resource: STATEMENTS[Sid]?.(where) ?? ['*'],
    ...(CONDITIONS[Sid] ? { Condition: CONDITIONS[Sid] } : {}),
  }));
}

function callsOf(need: Need): readonly KindCall[] {
  const calls = KIND_CALLS[need.kind];
  if (!calls) throw new Error(`src/plan/kinds.ts does not say what a need of kind ${need.kind} calls`);
  return calls.filter(({ when }) => when === undefined || when(need));
}

function callCount(kind: string): number {
  return KIND_CALLS[kind]?.length ?? 0;
}

/** The needs of the cases, with those that they point to. */
function needsOf(cases: readonly Case[], table: CaseTable): Map<string, Need> {
  const found = new Map<string, Need>();
  const add = (alias: string) => {
    const need = table.needs[alias];
    if (!need || found.has(alias)) return;
    if (need.dependsOn) add(need.dependsOn);
    found.set(alias, need);
  };
  for (const { needs } of cases) needs.forEach(add);
  return found;
}

/** Calls of the service under test, where each answers as the contract says. */
function operationsOf(cases: readonly Case[], { operation, operations }: CaseTable): Map<string, number> {
  const calls = new Map<string, number>();
  const add = (name: string, times = 1) => calls.set(name, (calls.get(name) ?? 0) + times);
  const sharedControls = new Set<string>();
  for (const one of cases) {
    const { before, request, probes, expect } = one;
    const shared = sharedControl(one);
    const control = shared !== undefined && sharedControls.has(shared) ? undefined : one.control;
    if (shared !== undefined) sharedControls.add(shared);
    const steps = [...before, ...(control?.before ?? [])];
    for (const { call, fillTo } of steps) {
      add(call, timesOf({ fillTo }));
      if (fillTo !== undefined) add(operations.list);
    }
    add(operation);
    for (const { call } of probes) add(call);
    // After a refusal that no probe looks behind, the clean-up looks whether something was made all the same.
    if (expect.outcome === 'rejected' && !probes.some(({ call }) => call === operations.list))
      add(operations.list);
    if (control) add(operation);
    const made = steps.filter(({ call }) => call === operation).reduce((sum, step) => sum + timesOf(step), 0);
    // A step may itself remove what an earlier one made.
    const removed = steps.filter(({ call }) => call === operations.remove).length;
    add(
      operations.remove,
      Math.max(0, made - removed) + (expect.outcome === 'rejected' ? 0 : 1) + (control ? 1 : 0),
    );
    if (JSON.stringify(request.input ?? {}).includes('"TagsList"')) add('AddTags', 0);
  }
  return calls;
}

function timesOf({ fillTo }: Pick<Step, 'fillTo'>): number {
  return fillTo ?? 1;
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    [...counts].filter(([, times]) => times > 0).sort(([a], [b]) => a.localeCompare(b)),
  );
}
