import { describe, expect, it } from 'vitest';
import type { Case, CaseTable, Provenance } from '../../generated/case-table.ts';
import { buildTable } from './build.ts';
import { brokenReferences } from './references.ts';
import { sourcesOf, specOf } from './testing/samples.ts';

const spec = {
  ...specOf(),
  clauses: [{ id: 'request.1', section: 'request' as const, ordinal: 1, sha256: '' }],
};
const seen = { description: '', source: '', confidence: 'high' as const };
const sources = sourcesOf(spec, {
  clauses: { formatVersion: 1, clauses: { 'request.1': { description: '', class: 'judged' } } },
  observations: { formatVersion: 1, observations: { odd: { ...seen, contradicts: ['request.1'] } } },
});
const table = (): CaseTable => ({
  ...buildTable(sources),
  needs: {
    key: { kind: 'key', policy: 'open' },
    role: { kind: 'role', trust: 'open' },
    bare: { kind: 'bare' },
  },
  policies: { open: {} },
});

function caseOf(id: string, expects: Partial<Case['expect']> = {}, clauses: string[] = []): Case {
  const expectation = { outcome: 'rejected' as const, wire: [], statuses: [400], ...expects };
  return {
    id,
    group: 'A',
    title: '',
    clauses,
    needs: [],
    before: [],
    request: { lane: 'sdk' },
    expect: expectation,
    probes: [],
  };
}
const because = (kind: Provenance['kind'], source: string): Provenance[] => [{ kind, source }];
const asserts = (provenance: Provenance[]) => ({
  assertions: [{ check: 'x', level: 'core' as const, provenance }],
});
const refuses = (provenance: Provenance[]) => ({ errors: [{ code: 'X', provenance }] });
const broken = (...cases: Case[]) => brokenReferences({ ...table(), cases }, sources);

describe('brokenReferences', () => {
  it('are none in a complete table', () => {
    expect(
      broken(
        caseOf('A/one', refuses(because('documented', 'request.1')), ['request.1']),
        caseOf('A/two', asserts(because('observed', 'odd'))),
        caseOf('A/three', asserts(because('modelled', 'AnyShape'))),
        caseOf('A/four', asserts(because('documented', 'response'))),
        caseOf('A/five', refuses(because('documented', 'error'))),
      ),
    ).toEqual([]);
  });

  it('name an unknown clause, wherever it is cited', () => {
    const what = ['A/one: the spec has no clause request.9'];
    expect(broken(caseOf('A/one', {}, ['request.9']))).toEqual(what);
    expect(broken(caseOf('A/one', refuses(because('documented', 'request.9'))))).toEqual(what);
    expect(broken(caseOf('A/one', asserts(because('documented', 'request.9'))))).toEqual(what);
  });

  it('name an unknown observation', () => {
    const what = ['A/one: spec/observations.yaml has no entry request.1'];
    expect(broken(caseOf('A/one', refuses(because('observed', 'request.1'))))).toEqual(what);
  });

  it('name a policy that a case changes and the table lacks, and a need that is not its own', () => {
    const changing = (id: string, policyChanges: Record<string, string>, needs = ['key']): Case => ({
      ...caseOf(id),
      needs,
      policyChanges,
    });
    expect(broken(changing('A/one', { key: 'open' }))).toEqual([]);
    expect(broken(changing('A/one', { key: 'shut' }))).toEqual(['A/one: policies.yaml has no policy shut']);
    expect(broken(changing('A/one', { bare: 'open' }))).toEqual([
      'A/one: bare has no policy that could be changed',
    ]);
    const elsewhere = { site: { kind: 'site', policy: 'open', place: 'region.other' as const } };
    const cases = [changing('A/one', { site: 'open' }, ['site'])];
    expect(brokenReferences({ ...table(), needs: elsewhere, cases }, sources)).toEqual([
      'A/one: site is elsewhere, where no policy is changed',
    ]);
    expect(broken(changing('A/one', { key: 'open' }), { ...caseOf('A/two'), needs: ['key'] })).toEqual([
      'A/two: another case changes the policy of key',
    ]);
  });

  it("name a need that sweep can't assign to a run", () => {
    const of = (name: string) =>
      brokenReferences({ ...table(), cases: [], needs: { site: { kind: 'site', name } } }, sources);
    expect(of('${name:63}')).toEqual([]);
    expect(of('${named:site}x')).toEqual([]);
    const what = (name: string) => [`site: sweep can't tell from the name ${name} to which run it belongs`];
    expect(of('${named:site}-longer')).toEqual(what('${named:site}-longer'));
    expect(of('${name:5}')).toEqual(what('${name:5}'));
  });

  it('name two cases with the same id', () => {
    expect(broken(caseOf('A/one'), caseOf('A/two'), caseOf('A/one'))).toEqual([
      'A/one: two cases have this id',
    ]);
  });

  it('name an unknown clause that an observation contradicts', () => {
    const observations = { odd: { ...seen, contradicts: ['request.9'] }, plain: seen };
    const others = { ...sources, observations: { formatVersion: 1 as const, observations } };
    expect(brokenReferences(table(), others)).toEqual(['odd: the spec has no clause request.9']);
  });

  it('name an unknown policy', () => {
    const needs = { key: { kind: 'key', policy: 'shut' }, role: { kind: 'role', trust: 'none' } };
    expect(brokenReferences({ ...table(), needs }, sources)).toEqual([
      'key: policies.yaml has no policy shut',
      'role: policies.yaml has no policy none',
    ]);
  });

  it('name undefined placeholders', () => {
    const set = (input: Record<string, unknown>) => ({
      ...caseOf('A/a'),
      request: { lane: 'sdk' as const, input },
    });
    expect(broken(set({ Name: '${nam}', Bucket: 'x-${text}' }))).toEqual([
      'A/a: nothing defines the placeholder ${nam}',
      'A/a: nothing defines the placeholder ${text}',
    ]);
    expect(
      broken(set({ Name: '${name:128}', Key: '${key.arn} ${run} ${account}', Tags: '${tags:3}' })),
    ).toEqual([]);
  });

  it('accept placeholders for steps, the request and its response', () => {
    const send = (Of: string) => ({ lane: 'sdk' as const, input: { Of } });
    const step = { call: 'OpenKiosk' };
    expect(
      broken({
        ...caseOf('A/a'),
        before: [step, { ...step, as: 'first' }],
        request: { ...send('${first.Name}'), wire: { target: 'Kiosks.${operation}' } },
        probes: [{ call: 'GetKiosk', input: { Of: '${request.Name} ${response.Arn}' }, assertions: [] }],
        control: { description: '', before: [{ ...step, as: 'second' }], request: send('${second.Name}') },
      }),
    ).toEqual([]);
  });

  it('name a fixed name that two cases share', () => {
    const named = (id: string, name = '${named:x}') => ({
      ...caseOf(id),
      request: { lane: 'sdk' as const, input: { [table().operations.nameMember]: name } },
    });
    expect(broken(named('A/a'), caseOf('A/b'))).toEqual([]);
    expect(broken(named('A/a', '${name}'), named('A/b', '${name}'))).toEqual([]);
    expect(broken(named('A/a'), named('A/b'))).toEqual(['A/b: A/a already has the name ${named:x}']);
  });
});
