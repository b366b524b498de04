import type { Case, CaseTable, Group } from '../../generated/case-table.ts';
import type { Trigger, TriggerCase } from '../../generated/triggers.ts';
import type { ErrorShape } from '../page/spec.ts';
import { withOneAlone } from './alone.ts';
import { besideOthers } from './beside.ts';
import { boundaryCases } from './boundaries.ts';
import { buildCase } from './case.ts';
import { assignLanes } from './lanes.ts';
import { mapValues } from './map-values.ts';
import { pairwiseCases } from './pairwise.ts';
import { withPolicyCases } from './policy-grammar.ts';
import { precedenceCases } from './precedence.ts';
import { withReferenceCases } from './reference-forms.ts';
import { ruleCases } from './rules.ts';
import type { Sources, WrittenCase } from './sources.ts';
import { typeCases } from './types.ts';
import { withWaits } from './waits.ts';

/** Builds the case table: a group for each error in the order of the page, then the other parts of the contract. Pure. */
export function buildTable(given: Sources): CaseTable {
  const sources = withPolicyCases(withReferenceCases(given));
  const { service, operation } = sources.spec;
  const { documentation, effect, probe, operations, needs, environmentCodes, quota, notImplementedCodes } =
    sources.triggers;
  const built = writtenGroups(sources).map(({ group, trigger, cases, alone }) => ({
    group,
    cases: withOneAlone(
      cases.map((written, index) => ({
        testCase: buildCase(written, group, trigger, sources),
        alone: buildCase(alone[index] ?? written, group, trigger, sources),
        laneIsOpen: written.lane === undefined,
      })),
      group,
    ),
  }));
  const groups = built.map(({ group }) => group);
  const cases = assignLanes(
    groups,
    built.flatMap((one) => one.cases),
  ).map((one) => withWaits(one, { operation, operations }));
  return {
    formatVersion: 1,
    service,
    operation,
    documentation,
    operations,
    subjects: { [operation]: { effect, documentation, ...(probe ? { probe } : {}) } },
    needs,
    policies: policiesOf(sources),
    environmentCodes,
    ...(quota ? { quota } : {}),
    notImplementedCodes,
    groups,
    cases,
    clauses: clausesOf(sources),
    observations: observationsOf(sources, cases),
  };
}

function groupsOf({ spec, triggers }: Sources): { group: Group; trigger: Trigger }[] {
  const exceptions = spec.errors.map((error) => {
    const trigger = triggers.exceptions[error.name];
    if (!trigger)
      throw new Error(
        `triggers.yaml: ${error.name} is missing. Add its cases, or say in 'untested' why it has none.`,
      );
    return { group: exceptionGroup(error, trigger), trigger };
  });
  const parts = Object.entries(triggers.parts ?? {}).map(([name, trigger]) => {
    const kind = trigger.informative ? ('info' as const) : ('part' as const);
    const reason = trigger.informative === undefined ? {} : { reason: trigger.informative };
    return { group: { name, kind, ...reason, clauses: trigger.clauses ?? [] }, trigger };
  });
  return [...exceptions, ...parts];
}

/** The groups with their cases, refusals of exceptions beside other members, and with the same cases without those. */
function writtenGroups(
  sources: Sources,
): { group: Group; trigger: Trigger; cases: WrittenCase[]; alone: WrittenCase[] }[] {
  const all = groupsOf(sources).map(({ group, trigger }) => ({
    group,
    trigger,
    cases: writtenCases(group, trigger, sources),
  }));
  const exceptions = all.filter(({ group }) => group.kind === 'exception');
  const beside = besideOthers(exceptions, sources.triggers);
  return all.map((written) => ({
    ...written,
    cases: beside[exceptions.indexOf(written)] ?? written.cases,
    alone: written.cases,
  }));
}

function exceptionGroup(error: ErrorShape, { untested, singleRule }: Trigger): Group {
  return {
    name: error.name,
    kind: 'exception',
    clauses: [...error.clauses],
    ...(error.retired ? { retired: true } : {}),
    ...(untested ? { untested } : {}),
    ...(singleRule ? { singleRule: true } : {}),
  };
}

function writtenCases({ name }: Group, trigger: Trigger, { spec }: Sources): WrittenCase[] {
  return [
    ...(trigger.boundaries ?? []).flatMap((boundary) => boundaryCases(spec, name, boundary)),
    ...(trigger.rules ?? []).flatMap((tested) => ruleCases(spec, name, tested)),
    ...(trigger.types ? typeCases(spec, trigger.types) : []),
    ...(trigger.pairwise ? pairwiseCases(trigger.pairwise) : []),
    ...precedenceCases(trigger.faultPairs ?? []),
    ...(trigger.cases ?? []).map((testCase) => withGrounds(testCase, trigger)),
  ];
}

/** A refused case without a ground or a clause of its own has the ground of its exception. */
function withGrounds(testCase: TriggerCase, { grounds }: Trigger): TriggerCase {
  const { outcome = 'rejected', clauses, grounds: own } = testCase;
  return grounds && !own && !clauses && outcome === 'rejected' ? { ...testCase, grounds } : testCase;
}

function policiesOf({ policies }: Sources): CaseTable['policies'] {
  return mapValues(policies.policies, ({ document }) => document as Record<string, unknown>);
}

function clausesOf({ spec, clauses }: Sources): CaseTable['clauses'] {
  return spec.clauses.map(({ id }) => {
    const note = clauses.clauses[id];
    if (!note) throw new Error(`clauses.yaml: the clause ${id} is missing. Describe and classify it.`);
    return { id, ...note };
  });
}

/** Only what a report shows of an observation, and of those that runs on AWS wrote only the ones that a case rests on. */
function observationsOf({ observations }: Sources, cases: readonly Case[]): CaseTable['observations'] {
  const cited = JSON.stringify(cases);
  const needed = Object.entries(observations.observations).filter(
    ([id, entry]) => entry.case === undefined || cited.includes(JSON.stringify({ source: id }).slice(1, -1)),
  );
  return mapValues(Object.fromEntries(needed), ({ description, source, date, confidence, contradicts }) => ({
    description,
    source,
    ...(date ? { date } : {}),
    confidence,
    ...(contradicts ? { contradicts } : {}),
  }));
}
