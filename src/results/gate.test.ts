import { describe, expect, it } from 'vitest';
import type { CaseReported, Level, Report } from '../../generated/report.ts';
import { loadSuite, loadTable } from '../contract/table.ts';
import { exitCodeOf } from './exit-code.ts';
import { countsAsFailed, type GateLevel, missedGates } from './gate.ts';
import { casesOfProfile, levelOfProfile, loadProfiles, profileNamed, reachedProfile } from './profile.ts';

const table = loadTable();
const suite = loadSuite();

function one(id: string, ...failing: Level[]): CaseReported {
  const about = { exception: null, title: '', clauses: [], about: [], unmet: [] };
  const checks = failing.map((level) => ({
    ...{ check: 'x', level, passed: false, role: 'request' as const, operation: 'CreateTrail' },
    ...{ expected: { kind: 'accepted' as const }, actual: { kind: 'accepted' as const } },
    ...{ provenance: [], clauses: [] },
  }));
  return { id, ...about, outcome: failing.some((level) => level !== 'info') ? 'fail' : 'pass', checks };
}

function reported(cases: CaseReported[], total = cases.length): Report {
  const passed = cases.filter(({ outcome }) => outcome === 'pass').length;
  const summary = {
    conformance: { passed, total: cases.length },
    coverage: { judged: cases.length, total },
    outcomes: { pass: passed, fail: cases.length - passed, untestable: 0, error: 0 },
  };
  return { leaks: [], exceptions: [], cases, summary } as unknown as Report;
}

describe('a gate by level', () => {
  it.each<[GateLevel, Level, boolean]>([
    ['core', 'core', true],
    ['core', 'state', false],
    ['core', 'wire', false],
    ['state', 'state', true],
    ['state', 'wire', false],
    ['wire', 'wire', true],
    ['wire', 'info', false],
  ])('%s takes a failing check at level %s for %s', (level, failing, counts) => {
    expect(countsAsFailed(one('a', failing), { level })).toBe(counts);
    const code = exitCodeOf(reported([one('a', failing), one('b')]), undefined, { level });
    expect(code).toBe(counts ? 1 : 0);
  });

  it('leaves a new failure out that is not of the level, and nothing else of a list', () => {
    const report = reported([one('a', 'wire')]);
    const known = (state: 'new' | 'changed') => [{ state, case: 'a', actual: 'x' }] as const;
    expect(exitCodeOf(report, known('new'), { level: 'core' })).toBe(0);
    expect(exitCodeOf(report, known('changed'), { level: 'core' })).toBe(1);
  });
});

describe('a gate by share', () => {
  const report = reported([one('a', 'core'), one('b', 'wire'), one('c'), one('d')], 8);

  it.each([
    [{ minConformance: 50 }, 0],
    [{ minConformance: 51 }, 1],
    [{ minConformance: 75, level: 'core' as const }, 0],
    [{ minConformance: 50, minCoverage: 50 }, 0],
    [{ minConformance: 50, minCoverage: 51 }, 2],
    [{}, 1],
  ])('%j ends in exit code %i', (gate, code) => {
    expect(exitCodeOf(report, undefined, gate)).toBe(code);
  });

  it('says which figure is below', () => {
    expect(missedGates(report, { minConformance: 60, minCoverage: 90 })).toEqual({
      conformance: 'Conformance is 50 %, below --min-conformance 60.',
      coverage: 'Coverage is 50 %, below --min-coverage 90.',
    });
  });
});

describe('the profiles', () => {
  it('have cases for every glob, a reason each, and grow from the first to the last', () => {
    const profiles = Object.values(loadProfiles());
    for (const { cases } of profiles) {
      for (const { glob, reason } of cases) {
        const own = casesOfProfile({ description: '', levels: ['core'], cases: [{ glob, reason }] }, table);
        expect(own.size, glob).toBeGreaterThan(0);
        expect(reason).not.toBe('');
      }
    }
    const ladder = profiles.filter(({ client }) => !client);
    const sizes = ladder.map((profile) => casesOfProfile(profile, table).size);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(table.cases.length);
  });

  it('are reached by what all of their cases pass at their levels', () => {
    const all = table.cases.map(({ id }) => one(id));
    const [essential = ''] = casesOfProfile(profileNamed('essential'), table);
    const [other = ''] = table.cases.map(({ id }) => id).filter((id) => !isEssential(id));
    const failing = (id: string, level: Level) => all.map((each) => (each.id === id ? one(id, level) : each));
    expect(reachedProfile(table, all)).toBe('strict');
    expect(reachedProfile(table, failing(essential, 'wire'))).toBe('complete');
    expect(reachedProfile(table, failing(other, 'core'))).toBe('essential');
    expect(reachedProfile(table, failing(essential, 'core'))).toBeUndefined();
    expect(reachedProfile(table, all.slice(1))).not.toBe('strict');
  });

  it.each(['terraform', 'cli'])('of the client %s is reached by a run of its cases alone', (name) => {
    const own = [...casesOfProfile(profileNamed(name), suite)].map((id) => one(id));
    expect(reachedProfile(suite, own, name)).toBe(name);
    expect(reachedProfile(suite, own.slice(1), name)).toBeUndefined();
    expect(reachedProfile(suite, own)).toBeUndefined();
    // Whoever passes everything has reached more.
    const all = suite.cases.map(({ id }) => one(id));
    expect(reachedProfile(suite, all, name)).toBe('strict');
  });

  it('is not reached by operations that have none of its cases', () => {
    const tags = loadTable('AddTags');
    expect(casesOfProfile(profileNamed('essential'), tags).size).toBe(0);
    expect(reachedProfile(tags, [])).toBeUndefined();
  });

  it('count the levels that they name', () => {
    expect(['essential', 'complete', 'strict'].map(levelOfProfile)).toEqual(['state', 'state', 'wire']);
    expect(() => profileNamed('smoke')).toThrow(
      '--conformance-profile must be one of essential, complete, strict, terraform, cli, got "smoke".',
    );
  });
});

function isEssential(id: string): boolean {
  return casesOfProfile(profileNamed('essential'), table).has(id);
}
