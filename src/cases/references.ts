import type { Case, CaseTable, Provenance } from '../../generated/case-table.ts';
import { fill, RUN_IN_NAME, type Scope, undefinedIn } from '../contract/template.ts';
import type { Sources } from './sources.ts';

/** Some run; a name is of one form in all. */
const ANY_SCOPE: Scope = {
  run: { id: 'abc123', region: '', otherRegion: '', partition: '' },
  bindings: {},
  seed: '',
};

/**
 * What the table refers to and the sources don't have: unknown clauses, observations, policies, and cases with the same id.
 * One line each; empty when all is well.
 */
export function brokenReferences(table: CaseTable, { spec, observations }: Sources): string[] {
  const clauses = new Set(spec.clauses.map(({ id }) => id));
  const sections = new Set<string>(['response', 'error']);
  const broken: string[] = [];
  const seen = new Set<string>();
  const check = (id: string, { kind, source }: Provenance) => {
    if (kind === 'documented' && !clauses.has(source) && !sections.has(source)) {
      broken.push(`${id}: the spec has no clause ${source}`);
    }
    if (kind === 'observed' && !observations.observations[source]) {
      broken.push(`${id}: spec/observations.yaml has no entry ${source}`);
    }
  };
  for (const testCase of table.cases) {
    if (seen.has(testCase.id)) broken.push(`${testCase.id}: two cases have this id`);
    seen.add(testCase.id);
    for (const source of testCase.clauses) check(testCase.id, { kind: 'documented', source });
    for (const expression of undefinedIn(testCase, namesOf(testCase, table)))
      broken.push(`${testCase.id}: nothing defines the placeholder \${${expression}}`);
    for (const why of (testCase.expect.errors ?? []).flatMap(({ provenance }) => provenance))
      check(testCase.id, why);
    for (const why of (testCase.expect.assertions ?? []).flatMap(({ provenance }) => provenance))
      check(testCase.id, why);
  }
  const owners = new Map<string, string>();
  for (const { id, request } of table.cases) {
    const name = (request.input as Record<string, unknown> | undefined)?.[table.operations.nameMember];
    // Cases run at once; a name that two of them have would make one meet what the other made.
    if (typeof name !== 'string' || !name.startsWith('${named:')) continue;
    const owner = owners.get(name);
    if (owner !== undefined) broken.push(`${id}: ${owner} has the name ${name} already`);
    owners.set(name, id);
  }
  for (const [id, { contradicts = [] }] of Object.entries(observations.observations)) {
    for (const source of contradicts) check(id, { kind: 'documented', source });
  }
  for (const [alias, { policy, trust, name: called }] of Object.entries(table.needs)) {
    if (called !== undefined && !RUN_IN_NAME.test(String(fill(called, ANY_SCOPE))))
      broken.push(`${alias}: a sweep could not tell by the name ${called} which run it is of`);
    for (const name of [policy, trust]) {
      if (name !== undefined && !table.policies[name])
        broken.push(`${alias}: spec/policies.yaml has no policy ${name}`);
    }
  }
  return broken;
}

/** What placeholders of a case may be about: needs, what its steps answered, its own request and response. */
function namesOf({ before, control }: Case, { needs }: CaseTable): Set<string> {
  const steps = [...before, ...(control?.before ?? [])].flatMap(({ as }) => as ?? []);
  return new Set([...Object.keys(needs), ...steps, 'request', 'response', 'operation']);
}
