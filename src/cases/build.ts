import type {
  AcceptedError,
  Assertion,
  Case,
  CaseTable,
  Expectation,
  Group,
  Probe,
} from '../../generated/case-table.ts';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Also, Trigger, Triggers } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';
import { acceptedAssertions } from './accepted.ts';
import { boundaryCases, type DerivedCase } from './boundaries.ts';
import { provenance } from './provenance.ts';
import { ruleCases } from './rules.ts';
import { aliasesIn } from './template.ts';

/** Everything the case table is made from. */
export interface Sources {
  spec: Spec;
  triggers: Triggers;
  response: ResponseRules;
  policies: Policies;
  clauses: ClauseNotes;
  observations: Observations;
}

/** Builds the case table: one group per error of the page in its order, then the further parts of the contract. Pure. */
export function buildTable(sources: Sources): CaseTable {
  const { spec, triggers } = sources;
  const groups: Group[] = [];
  const cases: Case[] = [];
  const add = (group: Group, trigger: Trigger) => {
    groups.push(group);
    const written = [
      ...(trigger.boundaries ?? []).flatMap((boundary) => boundaryCases(spec, group.name, boundary)),
      ...(trigger.rules ?? []).flatMap((member) => ruleCases(spec, group.name, member)),
      ...(trigger.cases ?? []),
    ];
    for (const one of written) cases.push(buildCase(one, group, trigger, sources));
  };
  for (const error of spec.errors) {
    const trigger = triggers.exceptions[error.name];
    if (!trigger)
      throw new Error(`spec/triggers.yaml: nothing says how ${error.name} is provoked, or why not`);
    add(
      {
        name: error.name,
        kind: 'exception',
        clauses: [...error.clauses],
        ...(error.retired ? { retired: true } : {}),
        ...(trigger.untested ? { untested: trigger.untested } : {}),
      },
      trigger,
    );
  }
  for (const [name, trigger] of Object.entries(triggers.parts ?? {})) {
    add({ name, kind: 'part', clauses: trigger.clauses ?? [] }, trigger);
  }
  const { documentation, reads, needs, environment } = triggers;
  const policies = Object.fromEntries(
    Object.entries(sources.policies.policies).map(([name, { document }]) => [
      name,
      document as Record<string, unknown>,
    ]),
  );
  const { service, operation } = spec;
  const clauses = spec.clauses.map(({ id }) => {
    const note = sources.clauses.clauses[id];
    if (!note) throw new Error(`spec/clauses.yaml: nothing says how the clause ${id} is judged, or why not`);
    return { id, ...note };
  });
  const observations = Object.fromEntries(
    Object.entries(sources.observations.observations).map(([id, { says, source, date, confidence }]) => [
      id,
      { says, source, ...(date ? { date } : {}), confidence },
    ]),
  );
  return {
    formatVersion: 1,
    service,
    operation,
    documentation,
    reads,
    needs,
    policies,
    environment,
    groups,
    cases,
    clauses,
    observations,
  };
}

function buildCase(
  one: DerivedCase | NonNullable<Trigger['cases']>[number],
  group: Group,
  trigger: Trigger,
  { spec, triggers, response }: Sources,
): Case {
  const outcome = one.outcome ?? 'rejected';
  const lane = one.lane ?? 'sdk';
  const base = { ...triggers.smallest, ...one.with };
  const input = merge(base, one.set);
  const before = one.before ?? [];
  const control =
    outcome === 'rejected'
      ? {
          mended:
            one.mended ??
            `${Object.keys(one.set ?? {}).join(' and ') || 'the request'} as in a valid request`,
          before: one.mendBefore ?? [],
          request: { lane: 'sdk' as const, input: merge(base, one.mend) },
        }
      : undefined;
  const wire = wireChecksOf(group, outcome);
  const expect =
    outcome === 'rejected'
      ? { outcome, wire, status: statusOf(spec, group), errors: acceptedErrors(one, group, trigger) }
      : {
          outcome,
          wire,
          status: spec.response.status,
          assertions: outcome === 'accepted' ? assertionsOf(one, group, input, response) : [],
        };
  const request = { lane, input, ...(one.wire ? { wire: one.wire } : {}) };
  const known = new Set(Object.keys(triggers.needs));
  return {
    id: `${group.name}/${one.id}`,
    group: group.name,
    title: one.title,
    clauses: clausesOf(one, group),
    needs: closeOverNeeds([...aliasesIn([request, before, control], known), ...(one.needs ?? [])], triggers),
    ...(one.worlds ? { worlds: one.worlds } : {}),
    ...(one.alone ? { alone: true } : {}),
    before,
    request,
    expect,
    probes: outcome === 'rejected' ? [rejectedProbe(triggers, input, one.keeps)] : [],
    ...(control ? { control } : {}),
    ...(one.note ? { note: one.note } : {}),
  };
}

/**
 * A part judges the whole of a success. Under an exception only the members at stake are judged: a fault that every
 * success has belongs to the response, not to each exception.
 */
function assertionsOf(
  one: { with?: object; response?: Record<string, unknown> },
  { kind }: Group,
  input: Record<string, unknown>,
  rules: ResponseRules,
): Assertion[] {
  const all = acceptedAssertions(rules, input, one.response);
  if (kind === 'part') return all;
  const atStake = new Set([...Object.keys(one.with ?? {}), ...Object.keys(one.response ?? {})]);
  return all.filter(({ path = '' }) => atStake.has(rules.members[path]?.echoes ?? path));
}

function wireChecksOf({ kind }: Group, outcome: Expectation['outcome']): Expectation['wire'] {
  const shared: Expectation['wire'] =
    kind === 'part' ? ['http-status', 'content-type', 'request-id'] : ['http-status'];
  if (outcome === 'accepted') return kind === 'part' ? [...shared, 'response-schema'] : shared;
  const form: Expectation['wire'] = ['error-type-bare', 'error-message', 'error-message-case'];
  return [...shared, 'error-type', ...(kind === 'part' ? form : [])];
}

function merge(base: Record<string, unknown>, delta: Record<string, unknown> = {}): Record<string, unknown> {
  const merged = { ...base, ...delta };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** Own clauses first; a refused case of an exception also judges when it is thrown, its name and its status. */
function clausesOf(one: { clauses?: string[]; outcome?: string }, { kind, name }: Group): string[] {
  const refusal = kind === 'exception' && (one.outcome ?? 'rejected') === 'rejected';
  const shared = refusal ? ['1', 'heading', 'status'].map((place) => `error.${name}.${place}`) : [];
  return [...new Set([...(one.clauses ?? []), ...shared])];
}

/** All errors of the page share one status; a part's refusals are held to it too. */
function statusOf(spec: Spec, group: Group): number | undefined {
  return (spec.errors.find(({ name }) => name === group.name) ?? spec.errors[0])?.status;
}

function acceptedErrors(
  one: { errors?: Also; also?: Also },
  group: Group,
  trigger: Trigger,
): AcceptedError[] {
  const own: Also = group.kind === 'exception' ? { [group.name]: [`documented error.${group.name}.1`] } : {};
  const all = { ...(one.errors ?? own), ...(one.errors ? {} : trigger.also), ...one.also };
  return Object.entries(all).map(([code, why]) => ({ code, provenance: why.map(provenance) }));
}

/** After a refusal: nothing was made, or what was there before (`keeps`) is still as it was. */
function rejectedProbe(
  { reads }: Triggers,
  input: Record<string, unknown>,
  keeps?: Record<string, unknown>,
): Probe {
  const name = input[reads.key];
  const documented = [{ kind: 'documented' as const, source: 'error' }];
  return {
    call: reads.list,
    input: {},
    assertions: [
      keeps
        ? {
            check: 'first-unchanged',
            level: 'state',
            path: reads.listed,
            some: keeps,
            provenance: documented,
          }
        : {
            check: 'no-trail-left',
            level: 'state',
            path: reads.listed,
            none: { [reads.key]: name ?? '' },
            provenance: documented,
          },
    ],
  };
}

function closeOverNeeds(aliases: string[], { needs }: Triggers): string[] {
  const all = new Set(aliases);
  for (const alias of all) {
    const need = needs[alias];
    if (!need) throw new Error(`spec/triggers.yaml: there is no need called ${alias}`);
    if (need.of) all.add(need.of);
  }
  return [...all].sort();
}
