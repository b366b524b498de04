import type { Case, Control, Expectation, Group, Probe } from '../../generated/case-table.ts';
import type { Trigger, Triggers } from '../../generated/triggers.ts';
import { aliasesIn } from '../contract/template.ts';
import { caseClauses } from './case-clauses.ts';
import { expectationOf } from './expectation.ts';
import { nothingCreatedProbe, unchangedProbe } from './probes.ts';
import { readAllMembers, readSetMembers } from './read-back.ts';
import type { Sources, WrittenCase } from './sources.ts';

/** Spells a written case out: the whole request, its control, what is expected and what is looked at afterwards. */
export function buildCase(testCase: WrittenCase, group: Group, trigger: Trigger, sources: Sources): Case {
  const { triggers } = sources;
  const outcome = testCase.outcome ?? 'rejected';
  const base = { ...triggers.minimalRequest, ...testCase.with };
  const input = merge(base, testCase.set);
  const request = {
    lane: testCase.lane ?? ('sdk' as const),
    input,
    ...(testCase.wire ? { wire: testCase.wire } : {}),
  };
  const before = testCase.before ?? [];
  // What may be refused needs a control, or an endpoint that always refuses would pass.
  const control = outcome !== 'accepted' && !testCase.faults ? controlOf(testCase, base) : undefined;
  const expect = expectationOf({ ...testCase, outcome }, input, group, trigger, sources);
  const probes = probesOf({ ...testCase, outcome }, input, expect, group, trigger, sources);
  const known = new Set(Object.keys(triggers.needs));
  const aliases = [
    ...aliasesIn([request, before, control, testCase.response], known),
    ...(testCase.needs ?? []),
  ];
  const needs = closeOverNeeds(aliases, triggers);
  const retryCodes = retryCodesOf(needs, triggers);
  return {
    id: `${group.name}/${testCase.id}`,
    group: group.name,
    title: testCase.title,
    clauses: caseClauses(testCase, input, group, sources),
    needs,
    ...(retryCodes.length > 0 ? { retryCodes } : {}),
    ...(testCase.worlds ? { worlds: testCase.worlds } : {}),
    ...(testCase.serial || testCase.worlds ? { serial: true } : {}),
    ...(testCase.faults ? { informative: true, faults: testCase.faults } : {}),
    before,
    request,
    expect,
    probes,
    ...(control ? { control } : {}),
    ...(testCase.note ? { note: testCase.note } : {}),
  };
}

/** What is looked at afterwards: after a refusal that nothing was made, after a success what the service remembers of it. */
function probesOf(
  testCase: WrittenCase & { outcome: Expectation['outcome'] },
  input: Record<string, unknown>,
  { assertions = [] }: Expectation,
  { kind }: Group,
  { assertAllMembers }: Trigger,
  { triggers, response }: Sources,
): Probe[] {
  const { outcome, faults, unchanged, probes } = testCase;
  if (outcome === 'accepted' && assertAllMembers)
    return [...readAllMembers(triggers, assertions, response), ...(probes ?? [])];
  if (faults || outcome === 'either') return probes ?? [];
  if (outcome === 'accepted')
    return probes ?? (kind === 'exception' ? readSetMembers(triggers, input, assertions) : []);
  return [
    unchanged ? unchangedProbe(triggers, unchanged) : nothingCreatedProbe(triggers, input),
    ...(probes ?? []),
  ];
}

function controlOf(testCase: WrittenCase, base: Record<string, unknown>): Control {
  const faulty = Object.keys(testCase.set ?? {}).join(' and ') || 'the request';
  return {
    description: testCase.controlDescription ?? `${faulty} as in a valid request`,
    before: testCase.controlBefore ?? [],
    request: { lane: 'sdk', input: merge(base, testCase.controlChanges) },
    ...(testCase.controlOutsideWorld ? { outsideWorld: true } : {}),
  };
}

/** null takes a member out of the request. */
function merge(base: Record<string, unknown>, delta: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...base, ...delta }).filter(([, value]) => value !== null));
}

function closeOverNeeds(aliases: readonly string[], { needs }: Triggers): string[] {
  const all = new Set(aliases);
  for (const alias of all) {
    const need = needs[alias];
    if (!need) throw new Error(`spec/triggers.yaml: there is no need called ${alias}`);
    if (need.dependsOn) all.add(need.dependsOn);
  }
  return [...all].sort();
}

/** Errors that these needs may show while they are not yet known everywhere. */
function retryCodesOf(aliases: readonly string[], { needs, retryCodes = {} }: Triggers): string[] {
  return [...new Set(aliases.flatMap((alias) => retryCodes[needs[alias]?.kind ?? ''] ?? []))].sort();
}
