import type { Assertion, Case, CaseTable, Group, Probe, Provenance } from '../../generated/case-table.ts';
import { FIRST_OPERATION, qualified } from '../contract/operations.ts';

/** Most needs, policies and observations are those of the first operation, whose table has them all. */
function withoutUnused(table: CaseTable): CaseTable {
  const only = <T>(all: Record<string, T>, isUsed: (name: string, value: T) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([name, value]) => isUsed(name, value)));
  const aliases = new Set(table.cases.flatMap(({ needs }) => needs));
  const needs = only(table.needs, (alias) => aliases.has(alias));
  const documents = Object.values(needs).flatMap(({ policy, trust }) => [policy, trust]);
  documents.push(...table.cases.flatMap(({ policyChanges = {} }) => Object.values(policyChanges)));
  const text = JSON.stringify(table.cases);
  return {
    ...table,
    needs,
    policies: only(table.policies, (name) => documents.includes(name)),
    observations: only(
      table.observations,
      (id, { contradicts }) =>
        contradicts !== undefined || text.includes(JSON.stringify({ source: id }).slice(1, -1)),
    ),
  };
}

/**
 * The table with names that are the only ones among the tables of all operations: `GetTrail/TrailNotFoundException`, and the same
 * for cases and clauses. Those of the first operation stay as they are, because old reports and certificates have them.
 */
export function qualifyTable(table: CaseTable): CaseTable {
  const { operation } = table;
  if (operation === FIRST_OPERATION) return table;
  const name = (own: string) => qualified(operation, own);
  const cited = ({ kind, source }: Provenance): Provenance => ({
    kind,
    source: kind === 'documented' ? name(source) : source,
  });
  const assertion = (one: Assertion): Assertion => ({
    ...one,
    provenance: one.provenance.map(cited),
    ...(one.clauses ? { clauses: one.clauses.map(name) } : {}),
  });
  const probe = (one: Probe): Probe => ({ ...one, assertions: one.assertions.map(assertion) });
  const group = (one: Group): Group => ({
    ...one,
    name: name(one.name),
    operation,
    ...(one.kind === 'exception' ? { error: one.name } : {}),
    clauses: one.clauses.map(name),
  });
  const testCase = ({ expect, ...one }: Case): Case => ({
    ...one,
    id: name(one.id),
    group: name(one.group),
    operation,
    clauses: one.clauses.map(name),
    ...(one.about ? { about: one.about.map(name) } : {}),
    ...(one.grounds ? { grounds: one.grounds.map(cited) } : {}),
    expect: {
      ...expect,
      ...(expect.errors
        ? {
            errors: expect.errors.map(({ code, provenance }) => ({
              code,
              provenance: provenance.map(cited),
            })),
          }
        : {}),
      ...(expect.assertions ? { assertions: expect.assertions.map(assertion) } : {}),
    },
    probes: one.probes.map(probe),
  });
  const used = withoutUnused(table);
  return {
    ...used,
    groups: table.groups.map(group),
    cases: table.cases.map(testCase),
    clauses: table.clauses.map((clause) => ({ ...clause, id: name(clause.id) })),
    observations: Object.fromEntries(
      Object.entries(used.observations).map(([id, { contradicts, ...entry }]) => [
        id,
        contradicts ? { ...entry, contradicts: contradicts.map(name) } : entry,
      ]),
    ),
  };
}
