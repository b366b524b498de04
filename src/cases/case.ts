import type { Case, Control, Expectation, Group, Place, Probe, Step } from '../../generated/case-table.ts';
import type { Trigger, Triggers } from '../../generated/triggers.ts';
import { aliasesIn } from '../contract/template.ts';
import { acceptedAssertions } from './accepted.ts';
import { aboutClauses, caseClauses } from './case-clauses.ts';
import { expectationOf } from './expectation.ts';
import { nothingCreatedProbe, unchangedProbe } from './probes.ts';
import { provenance } from './provenance.ts';
import { readAllMembers, readSetMembers } from './read-back.ts';
import type { Sources, WrittenCase } from './sources.ts';
import { answerAssertions, readProbes, sameStateReads } from './statements.ts';

/** Completes a written case: the full request, its control, what is expected and what is read afterwards. */
export function buildCase(written: WrittenCase, group: Group, trigger: Trigger, sources: Sources): Case {
  const { triggers } = sources;
  const informative = written.faults !== undefined || trigger.informative !== undefined;
  const testCase = { ...written, outcome: written.outcome ?? ('rejected' as const) };
  const { outcome, worlds, policyChanges, serial, faults, lane = 'sdk', wire, life, note } = testCase;
  // What must be unchanged afterwards is read before, too.
  const listed: Step[] = testCase.unchanged ? [{ call: triggers.operations.list, input: {} }] : [];
  const setUp = testCase.setUp === false ? [] : (triggers.setUp ?? []);
  const same = sameStateOf(testCase, informative, triggers);
  const before = [...setUp, ...(testCase.before ?? []), ...same.before, ...listed];
  const base = { ...(life ? {} : triggers.minimalRequest), ...testCase.with };
  const input = merge(base, testCase.set);
  const request = { lane, input, ...(wire ? { wire } : {}) };
  const creates = triggers.effect === 'creates';
  const compared = creates && outcome === 'accepted' && isCompared(testCase, group);
  // A refusal needs a control, or a target that refuses everything would pass.
  const isJudgedRefusal = outcome !== 'accepted' && !informative;
  const ordinary = { ...triggers.minimalRequest, ...ordinaryMembers(testCase, triggers) };
  const control = compared
    ? controlOf({ controlDescription: 'an ordinary request', ...testCase }, ordinary)
    : isJudgedRefusal
      ? controlOf(testCase, base)
      : undefined;
  const mayAccept = creates && isJudgedRefusal && outcome === 'either' && !trigger.assertAllMembers;
  if (control && (compared || mayAccept)) Object.assign(control, heldAgainst(control, testCase, sources));
  const usual = expectationOf(testCase, input, group, trigger, sources);
  const answer = outcome === 'rejected' || informative ? [] : answerAssertions(testCase);
  const expect =
    answer.length > 0 ? { ...usual, assertions: [...(usual.assertions ?? []), ...answer] } : usual;
  const probes = [
    ...probesOf(testCase, input, usual, group, trigger, sources),
    ...(informative ? [] : readProbes(testCase)),
    ...same.probes,
  ];
  const afterRefusal =
    creates && outcome === 'either' && !informative ? [nothingCreatedProbe(triggers, input)] : undefined;
  const known = new Set(Object.keys(triggers.needs));
  const named = aliasesIn([request, before, control, testCase.response, answer, probes], known);
  const changed = Object.keys(policyChanges ?? {});
  const needs = withDependencies([...named, ...changed, ...(testCase.needs ?? [])], triggers);
  const retryCodes = retryCodesOf(needs, triggers);
  const clauses = caseClauses(testCase, input, group, sources);
  const about = aboutClauses(testCase, clauses);
  const grounds = testCase.grounds ?? [];
  const places = placesOf([before, probes, control?.before ?? []].flat(), needs, triggers);
  return {
    id: `${group.name}/${testCase.id}`,
    group: group.name,
    title: testCase.title,
    clauses,
    ...(about.length > 0 && about.length < clauses.length ? { about } : {}),
    ...(grounds.length > 0 ? { grounds: grounds.map(provenance) } : {}),
    needs,
    ...(retryCodes.length > 0 ? { retryCodes } : {}),
    ...(worlds ? { worlds } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(policyChanges ? { policyChanges } : {}),
    ...(serial || worlds || policyChanges || readsMovingPages([...before, ...probes], triggers)
      ? { serial: true }
      : {}),
    ...(informative ? { informative } : {}),
    ...(life ? { life } : {}),
    ...(faults ? { faults } : {}),
    before,
    request,
    expect,
    probes,
    ...(afterRefusal ? { probesAfterRefusal: afterRefusal } : {}),
    ...(control ? { control } : {}),
    ...(note ? { note } : {}),
  };
}

/** After a refused change everything is as it was before; after a success what the case names. */
function sameStateOf(
  { outcome, sameState, faults, clauses = [] }: WrittenCase & { outcome: Expectation['outcome'] },
  informative: boolean,
  triggers: Triggers,
): ReturnType<typeof sameStateReads> {
  const changes = triggers.effect === 'changes' || triggers.effect === 'removes';
  const isRefused = outcome === 'rejected' && changes && !informative;
  if (faults || (!isRefused && !sameState)) return { before: [], probes: [] };
  const grounds = isRefused ? [] : clauses.map((source) => ({ kind: 'documented' as const, source }));
  return sameStateReads(triggers, isRefused ? undefined : sameState, grounds);
}

/** What is read afterwards: after a refusal that nothing was created, after a success what the service remembers. */
function probesOf(
  testCase: WrittenCase & { outcome: Expectation['outcome'] },
  input: Record<string, unknown>,
  { assertions = [] }: Expectation,
  { kind }: Group,
  { assertAllMembers, informative }: Trigger,
  { triggers, response }: Sources,
): Probe[] {
  const { outcome, faults, unchanged, probes } = testCase;
  if (triggers.effect !== 'creates') return probes ?? [];
  if (outcome === 'accepted' && assertAllMembers)
    return [...readAllMembers(triggers, assertions, response), ...(probes ?? [])];
  if (faults || informative !== undefined || outcome === 'either') return probes ?? [];
  if (outcome === 'accepted')
    return probes ?? (kind === 'exception' ? readSetMembers(triggers, input, assertions) : []);
  const afterRefusal = unchanged ? unchangedProbe(triggers, unchanged) : nothingCreatedProbe(triggers, input);
  return [afterRefusal, ...(probes ?? [])];
}

/**
 * Whether a success is held against that of an ordinary request: a fault that every success has is judged in the part of the
 * response, not again in each exception. In a world or after steps there is no ordinary request.
 */
function isCompared({ comparedWithControl, before, worlds }: WrittenCase, { kind }: Group): boolean {
  return comparedWithControl ?? (kind === 'exception' && !before && !worlds);
}

/** The members that the case sets, with the values that an ordinary request has for them. */
function ordinaryMembers(
  { with: own = {}, set = {} }: WrittenCase,
  { ordinary = {} }: Triggers,
): Record<string, unknown> {
  return Object.assign({}, ...Object.keys({ ...own, ...set }).map((member) => ordinary[member]));
}

/** What the answer to a control and the reads after it must show: what they lack is not the fault of a case. */
function heldAgainst(
  { request }: Control,
  { assertAllMembers }: WrittenCase,
  { response, triggers }: Sources,
): Pick<Control, 'assertions' | 'probes'> {
  const input = request.input ?? {};
  const assertions = acceptedAssertions(response, input);
  // A case about the form of a request reads nothing.
  if (assertAllMembers) return { assertions };
  const set = assertions.filter(({ check }) => check.startsWith('echo.') || check.startsWith('made.'));
  return { assertions, probes: readSetMembers(triggers, input, set) };
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

/** Applies changes to a request; null removes a member. */
function merge(
  base: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null));
}

function withDependencies(aliases: readonly string[], { needs }: Triggers): string[] {
  const all = new Set(aliases);
  for (const alias of all) {
    const need = needs[alias];
    if (!need) throw new Error(`triggers.yaml: unknown need '${alias}'`);
    if (need.dependsOn) all.add(need.dependsOn);
  }
  return [...all].sort();
}

/** Whether one of the calls lists in pages what other cases create meanwhile. */
function readsMovingPages(
  calls: readonly (Step | Probe)[],
  { operations: { pages = {} } }: Triggers,
): boolean {
  return calls.some(({ call }) => pages[call]?.alone);
}

/** Where its steps, reads and needs are beside the place of the run. */
function placesOf(
  calls: readonly (Step | Probe)[],
  aliases: readonly string[],
  { needs }: Triggers,
): Place[] {
  const ofNeeds = aliases.flatMap((alias) => needs[alias]?.place ?? []);
  return [...new Set([...calls.flatMap(({ place }) => place ?? []), ...ofNeeds])].sort();
}

/** Errors that a new need can cause until the whole service knows it. */
function retryCodesOf(aliases: readonly string[], { needs, retryCodes = {} }: Triggers): string[] {
  return [...new Set(aliases.flatMap((alias) => retryCodes[needs[alias]?.kind ?? ''] ?? []))].sort();
}
