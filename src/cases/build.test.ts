import { describe, expect, it } from 'vitest';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Trigger } from '../../generated/triggers.ts';
import type { Clause } from '../page/spec.ts';
import { buildTable } from './build.ts';
import type { Sources } from './sources.ts';
import { errorShape, member, sourcesOf, specOf, TRIGGERS } from './testing/samples.ts';

const limits = { maxLength: { value: 9, clause: 'request.Sign.2' } };
const rules = [{ kind: 'notIpAddress' as const, examples: [], clause: 'request.Sign.3' }];
const spec = specOf(
  [member('Sign', { limits, rules })],
  [errorShape('LabelException'), errorShape('OldException', { retired: true })],
);

function table(
  triggers: Record<string, Trigger>,
  parts?: Record<string, Trigger>,
  more: Partial<Sources> = {},
) {
  const exceptions = { LabelException: {}, OldException: {}, ...triggers };
  return buildTable(
    sourcesOf(spec, { triggers: { ...TRIGGERS, exceptions, ...(parts ? { parts } : {}) }, ...more }),
  );
}
const ids = (...args: Parameters<typeof table>) => table(...args).cases.map(({ id }) => id);
const one = (id: string) => ({ id, title: id });

describe('buildTable', () => {
  it('has a group for each error in the order of the page, then the parts', () => {
    const { groups } = table(
      {},
      { Response: { clauses: ['response.1'] }, Order: { informative: 'No order is stated.' } },
    );
    expect(groups).toEqual([
      { name: 'LabelException', kind: 'exception', clauses: ['error.LabelException.1'] },
      { name: 'OldException', kind: 'exception', clauses: ['error.OldException.1'], retired: true },
      { name: 'Response', kind: 'part', clauses: ['response.1'] },
      { name: 'Order', kind: 'info', reason: 'No order is stated.', clauses: [] },
    ]);
  });

  it('has the observations of runs on AWS that a case rests on, and all others', () => {
    const entry = { description: '', source: '', confidence: 'medium' as const };
    const observations = {
      formatVersion: 1 as const,
      observations: {
        public: entry,
        'run.cited': { ...entry, case: 'x/y' },
        'run.other': { ...entry, case: 'x/y' },
      },
    };
    const cases = [{ ...one('a'), grounds: ['observed run.cited'] }];
    const built = table({ LabelException: { cases } }, undefined, { observations });
    expect(Object.keys(built.observations)).toEqual(['public', 'run.cited']);
  });

  it('gives the ground of an exception to its refused cases without a ground or clause of their own', () => {
    const cases = [
      one('a'),
      { ...one('b'), grounds: ['observed b'] },
      { ...one('c'), outcome: 'accepted' as const },
      { ...one('d'), clauses: [] },
    ];
    const built = table({ LabelException: { grounds: ['observed all'], cases } });
    const sources = built.cases.map(({ grounds = [] }) => grounds.map(({ source }) => source));
    expect(sources).toEqual([['all'], ['b'], [], []]);
  });

  it('keeps why an exception is untested and whether its cases test a single rule', () => {
    const { groups } = table({ LabelException: { untested: 'Nobody knows how.', singleRule: true } });
    expect(groups[0]).toMatchObject({ untested: 'Nobody knows how.', singleRule: true });
    expect(Object.keys(groups[1] ?? {}).sort()).toEqual(['clauses', 'kind', 'name', 'retired']);
  });

  it('refuses an error without an entry in triggers.yaml', () => {
    const triggers = { ...TRIGGERS, exceptions: { LabelException: {} } };
    expect(() => buildTable(sourcesOf(spec, { triggers }))).toThrow(
      "triggers.yaml: OldException is missing. Add its cases, or say in 'untested' why it has none.",
    );
  });

  it('orders cases by boundary, rule, type, combination, pair of faults, then as written', () => {
    const trigger: Trigger = {
      cases: [one('written'), one('another')],
      faultPairs: [
        { name: 'a', set: { A: 1 }, codes: ['LabelException'] },
        { name: 'b', set: { B: 1 }, codes: ['LabelException'] },
      ],
      pairwise: { members: { Sign: [{ set: {} }], Other: [{ set: {} }] }, exclude: [] },
      types: { Sign: {} },
      rules: [{ member: 'Sign' }],
      boundaries: [{ member: 'Sign', limit: 'maxLength', value: '#' }],
    };
    expect(ids({ LabelException: trigger, OldException: { cases: [one('last')] } })).toEqual([
      'LabelException/sign-length-10',
      'LabelException/sign-length-9',
      'LabelException/sign-length-8',
      'LabelException/sign-ip-address-0.0.0.0',
      'LabelException/sign-ip-address-255.255.255.255',
      'LabelException/sign-ip-address-drawn',
      'LabelException/type-sign',
      'LabelException/type-sign-boolean',
      'LabelException/type-sign-list',
      'LabelException/combination-01',
      'LabelException/a-and-b',
      'LabelException/written',
      'LabelException/another',
      'OldException/last',
      'OldException/last-wire',
    ]);
  });

  it('has no case for an empty entry', () => {
    expect(ids({})).toEqual([]);
  });

  it('builds each case with its own group', () => {
    const [first, , second] = table(
      { LabelException: { cases: [one('a')], statuses: [409] } },
      { Response: { cases: [one('b')], errors: { Odd: ['observed odd'] } } },
    ).cases;
    expect(first?.expect).toMatchObject({ statuses: [409], errors: [{ code: 'LabelException' }] });
    expect(second?.expect).toMatchObject({ statuses: [400], errors: [{ code: 'Odd' }] });
  });

  it('includes what a run and a report need', () => {
    const policies = {
      formatVersion: 1 as const,
      policies: {
        open: { description: 'All.', document: { Version: '2012-10-17' as const, Statement: [{}] } },
      },
    };
    expect(table({}, {}, { policies })).toMatchObject({
      formatVersion: 1,
      service: 'StreetFood',
      operation: 'OpenKiosk',
      documentation: TRIGGERS.documentation,
      operations: TRIGGERS.operations,
      needs: TRIGGERS.needs,
      environmentCodes: TRIGGERS.environmentCodes,
      notImplementedCodes: TRIGGERS.notImplementedCodes,
      policies: { open: { Version: '2012-10-17', Statement: [{}] } },
    });
    expect(table({}).policies).toEqual({});
  });

  it('has every clause of the page with its description and class', () => {
    const clause: Clause = { id: 'overview.1', section: 'overview', ordinal: 1, sha256: 'x' };
    const note = { description: 'Puts it there.', class: 'informative' as const, reason: 'It is a summary.' };
    const clauses: ClauseNotes = { formatVersion: 1, clauses: { 'overview.1': note } };
    const full = { ...spec, clauses: [clause] };
    expect(table({}, {}, { spec: full, clauses }).clauses).toEqual([{ id: 'overview.1', ...note }]);
    expect(() => table({}, {}, { spec: full })).toThrow(
      'clauses.yaml: the clause overview.1 is missing. Describe and classify it.',
    );
  });

  it('has only what a report shows of an observation', () => {
    const shown = { description: 'It was so.', source: 'https://x.example/1', confidence: 'high' as const };
    const more = { date: '2026-01-02', contradicts: ['response.1'] };
    const observations = {
      formatVersion: 1 as const,
      observations: {
        full: { ...shown, ...more, exception: 'LabelException', message: 'words', status: 400 },
        bare: shown,
      },
    };
    expect(table({}, {}, { observations }).observations).toEqual({
      full: { ...shown, ...more },
      bare: shown,
    });
  });
});
