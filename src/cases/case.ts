import type { Case, Control, Expectation, Group, Probe } from '../../generated/case-table.ts';
import type { Trigger, Triggers } from '../../generated/triggers.ts';
import { aliasesIn } from '../contract/template.ts';
import { aboutClauses, caseClauses } from './case-clauses.ts';
import { expectationOf } from './expectation.ts';
import { keptProbe, nothingLeftProbe } from './probes.ts';
import { partReadBack, wholeReadBack } from './read-back.ts';
import type { Sources, WrittenCase } from './sources.ts';

/** Spells a written case out: the whole request, its control, what is expected and what is looked at afterwards. */
export function buildCase(one: WrittenCase, group: Group, trigger: Trigger, sources: Sources): Case {
  const { triggers } = sources;
  const outcome = one.outcome ?? 'rejected';
  const base = { ...triggers.minimalRequest, ...one.with };
  const input = merge(base, one.set);
  const request = { lane: one.lane ?? ('sdk' as const), input, ...(one.wire ? { wire: one.wire } : {}) };
  const before = one.before ?? [];
  // What may be refused needs a control, or an endpoint that always refuses would pass.
  const control = outcome !== 'accepted' && !one.faults ? controlOf(one, base) : undefined;
  const expect = expectationOf({ ...one, outcome }, input, group, trigger, sources);
  const probes = probesOf({ ...one, outcome }, input, expect, group, trigger, sources);
  const known = new Set(Object.keys(triggers.needs));
  const aliases = [...aliasesIn([request, before, control, one.response], known), ...(one.needs ?? [])];
  const needs = closeOverNeeds(aliases, triggers);
  const retryCodes = retryCodesOf(needs, triggers);
  const clauses = caseClauses(one, input, group, sources);
  const about = aboutClauses(one, clauses);
  return {
    id: `${group.name}/${one.id}`,
    group: group.name,
    title: one.title,
    clauses,
    ...(about.length > 0 && about.length < clauses.length ? { about } : {}),
    needs,
    ...(retryCodes.length > 0 ? { retryCodes } : {}),
    ...(one.worlds ? { worlds: one.worlds } : {}),
    ...(one.serial || one.worlds ? { serial: true } : {}),
    ...(one.faults ? { informative: true, faults: one.faults } : {}),
    before,
    request,
    expect,
    probes,
    ...(control ? { control } : {}),
    ...(one.note ? { note: one.note } : {}),
  };
}

/** What is looked at afterwards: after a refusal that nothing was made, after a success what the service remembers of it. */
function probesOf(
  one: WrittenCase & { outcome: Expectation['outcome'] },
  input: Record<string, unknown>,
  { assertions = [] }: Expectation,
  { kind }: Group,
  { assertAllMembers }: Trigger,
  { triggers, response }: Sources,
): Probe[] {
  const { outcome, faults, unchanged, probes } = one;
  if (outcome === 'accepted' && assertAllMembers)
    return [...wholeReadBack(triggers, assertions, response), ...(probes ?? [])];
  if (faults || outcome === 'either') return probes ?? [];
  if (outcome === 'accepted')
    return probes ?? (kind === 'exception' ? partReadBack(triggers, input, assertions) : []);
  return [unchanged ? keptProbe(triggers, unchanged) : nothingLeftProbe(triggers, input), ...(probes ?? [])];
}

function controlOf(one: WrittenCase, base: Record<string, unknown>): Control {
  const faulty = Object.keys(one.set ?? {}).join(' and ') || 'the request';
  return {
    description: one.controlDescription ?? `${faulty} as in a valid request`,
    before: one.controlBefore ?? [],
    request: { lane: 'sdk', input: merge(base, one.controlChanges) },
    ...(one.controlOutsideWorld ? { outsideWorld: true } : {}),
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
