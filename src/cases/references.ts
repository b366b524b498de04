import type { Case, CaseTable, Provenance } from '../../generated/case-table.ts';
import { fill, RUN_IN_NAME, type Scope, undefinedIn } from '../contract/template.ts';
import type { Sources } from './sources.ts';

/** Any run will do: the form of a name is the same in all. */
const ANY_SCOPE: Scope = {
  run: { id: 'abc123', secret: '', region: '', otherRegion: '', partition: '' },
  bindings: {},
  seed: '',
};

/** What the table refers to and the sources don't have, and names that collide: one line each, empty if all is well. */
export function brokenReferences(table: CaseTable, sources: Sources): string[] {
  return [
    ...repeatedIds(table),
    ...table.cases.flatMap((testCase) => brokenInCase(testCase, table, sources)),
    ...sharedNames(table),
    ...brokenInPolicyChanges(table),
    ...brokenInObservations(sources),
    ...brokenInNeeds(table),
  ];
}

function repeatedIds({ cases }: CaseTable): string[] {
  const ids = cases.map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id}: two cases have this id`);
}

function brokenInCase(testCase: Case, table: CaseTable, sources: Sources): string[] {
  const { id, clauses, grounds = [], expect } = testCase;
  const cited: Provenance[] = [
    ...grounds,
    ...clauses.map((source) => ({ kind: 'documented' as const, source })),
    ...[...(expect.errors ?? []), ...(expect.assertions ?? [])].flatMap(({ provenance }) => provenance),
  ];
  return [
    ...undefinedIn(testCase, namesOf(testCase, table)).map(
      (expression) => `${id}: nothing defines the placeholder \${${expression}}`,
    ),
    ...cited.flatMap((source) => unknownSource(id, source, sources)),
  ];
}

/** What placeholders of a case can refer to: needs, outputs of its steps, its own request and response. */
function namesOf({ before, probes, control }: Case, { needs }: CaseTable): Set<string> {
  const steps = [...before, ...probes, ...(control?.before ?? [])].flatMap(({ as }) => as ?? []);
  return new Set([...Object.keys(needs), ...steps, 'request', 'response', 'operation']);
}

function unknownSource(id: string, { kind, source }: Provenance, { spec, observations }: Sources): string[] {
  const isSection = source === 'response' || source === 'error';
  if (kind === 'documented' && !isSection && !spec.clauses.some((clause) => clause.id === source))
    return [`${id}: the spec has no clause ${source}`];
  if (kind === 'observed' && !observations.observations[source])
    return [`${id}: spec/observations.yaml has no entry ${source}`];
  return [];
}

/** Cases run at the same time, so two cases with the same fixed name would find each other's resources. */
function sharedNames({ cases, operations }: CaseTable): string[] {
  const owners = new Map<string, string>();
  return cases.flatMap(({ id, request }) => {
    const name = (request.input as Record<string, unknown> | undefined)?.[operations.nameMember];
    if (typeof name !== 'string' || !name.startsWith('${named:')) return [];
    const owner = owners.get(name);
    owners.set(name, id);
    return owner === undefined ? [] : [`${id}: ${owner} already has the name ${name}`];
  });
}

/** A policy that a case changes must be there, and no case may rely on a need that another one changes. */
function brokenInPolicyChanges({ cases, needs, policies }: CaseTable): string[] {
  const changed = new Set(cases.flatMap(({ policyChanges = {} }) => Object.keys(policyChanges)));
  return cases.flatMap(({ id, policyChanges = {}, needs: own }) => [
    ...Object.entries(policyChanges).flatMap(([alias, policy]) => [
      ...(needs[alias]?.policy ? [] : [`${id}: ${alias} has no policy that could be changed`]),
      ...(needs[alias]?.place ? [`${id}: ${alias} is elsewhere, where no policy is changed`] : []),
      ...(policies[policy] ? [] : [`${id}: policies.yaml has no policy ${policy}`]),
    ]),
    ...own
      .filter((alias) => changed.has(alias) && !policyChanges[alias])
      .map((alias) => `${id}: another case changes the policy of ${alias}`),
  ]);
}

function brokenInObservations(sources: Sources): string[] {
  return Object.entries(sources.observations.observations).flatMap(([id, { contradicts = [] }]) =>
    contradicts.flatMap((source) => unknownSource(id, { kind: 'documented', source }, sources)),
  );
}

function brokenInNeeds({ needs, policies }: CaseTable): string[] {
  return Object.entries(needs).flatMap(([alias, { policy, trust, name }]) => [
    ...(name === undefined || RUN_IN_NAME.test(String(fill(name, ANY_SCOPE)))
      ? []
      : [`${alias}: sweep can't tell from the name ${name} to which run it belongs`]),
    ...[policy, trust].flatMap((document) =>
      document === undefined || policies[document]
        ? []
        : [`${alias}: policies.yaml has no policy ${document}`],
    ),
  ]);
}
