import type { Case, CaseTable, Group } from '../../generated/case-table.ts';
import type { Trigger } from '../../generated/triggers.ts';
import { boundaryCases } from './boundaries.ts';
import { buildCase } from './case.ts';
import { pairwiseCases } from './pairwise.ts';
import { precedenceCases } from './precedence.ts';
import { ruleCases } from './rules.ts';
import type { Sources } from './sources.ts';
import { typeCases } from './types.ts';

/** Builds the case table: one group per error of the page in its order, then the further parts of the contract. Pure. */
export function buildTable(sources: Sources): CaseTable {
  const { spec, triggers } = sources;
  const groups: Group[] = [];
  const cases: Case[] = [];
  const add = (group: Group, trigger: Trigger) => {
    groups.push(group);
    const written = [
      ...(trigger.boundaries ?? []).flatMap((boundary) => boundaryCases(spec, group.name, boundary)),
      ...(trigger.rules ?? []).flatMap((tried) => ruleCases(spec, group.name, tried)),
      ...(trigger.types ? typeCases(spec, trigger.types) : []),
      ...(trigger.pairwise ? pairwiseCases(trigger.pairwise) : []),
      ...precedenceCases(trigger.faultPairs ?? []),
      ...(trigger.cases ?? []),
    ];
    for (const testCase of written) cases.push(buildCase(testCase, group, trigger, sources));
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
        ...(trigger.singleRule ? { singleRule: true } : {}),
      },
      trigger,
    );
  }
  for (const [name, trigger] of Object.entries(triggers.parts ?? {})) {
    add({ name, kind: trigger.informative ? 'info' : 'part', clauses: trigger.clauses ?? [] }, trigger);
  }
  const { documentation, operations, needs, environmentCodes, quota, notImplementedCodes } = triggers;
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
    Object.entries(sources.observations.observations).map(
      ([id, { description, source, date, confidence, contradicts }]) => [
        id,
        {
          description,
          source,
          ...(date ? { date } : {}),
          confidence,
          ...(contradicts ? { contradicts } : {}),
        },
      ],
    ),
  );
  return {
    formatVersion: 1,
    service,
    operation,
    documentation,
    operations,
    needs,
    policies,
    environmentCodes,
    ...(quota ? { quota } : {}),
    notImplementedCodes,
    groups,
    cases,
    clauses,
    observations,
  };
}
