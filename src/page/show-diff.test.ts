import { describe, expect, it } from 'vitest';
import type { CaseTable } from '../../generated/case-table.ts';
import { showSpecDiff } from './show-diff.ts';

const empty = { clauses: { added: [], removed: [], changed: [], moved: [] }, facts: [] };
const cases = [
  { id: 'A/one', clauses: ['request.Name.5'] },
  { id: 'A/two', clauses: ['request.Name.6'] },
] as unknown as CaseTable['cases'];

describe('showSpecDiff', () => {
  it('reports that nothing changed', () => {
    expect(showSpecDiff(empty, { cases })).toBe('The page has not changed since the spec was derived.\n');
  });

  it('names only the cases that judge a changed clause', () => {
    const diff = {
      clauses: { ...empty.clauses, changed: ['request.Name.5'] },
      facts: [{ path: 'request.Name.limits.maxLength', from: 128, to: 256 }],
    };
    expect(showSpecDiff(diff, { cases })).toBe(
      'changed  request.Name.5\nfact     request.Name.limits.maxLength: 128 → 256\ntouches  A/one\n',
    );
  });

  it('has a line for each added, removed, changed and moved clause', () => {
    const clauses = {
      added: ['request.New.1', 'request.New.2'],
      removed: ['request.Gone.1'],
      changed: ['request.Sign.1'],
      moved: [{ from: 'request.Sign.2', to: 'request.Sign.3' }],
    };
    expect(showSpecDiff({ clauses, facts: [] }, { cases: [] })).toBe(
      [
        'added    request.New.1',
        'added    request.New.2',
        'removed  request.Gone.1',
        'changed  request.Sign.1',
        'moved    request.Sign.2 → request.Sign.3',
        'untested request.New.1: no case judges it yet',
        'untested request.New.2: no case judges it yet',
        '',
      ].join('\n'),
    );
  });

  it('names the cases that judge a removed or moved clause', () => {
    const many = [
      { id: 'A/three', clauses: ['request.Name.6', 'request.Name.7'] },
      { id: 'A/four', clauses: ['request.Name.8'] },
      { id: 'A/five', clauses: ['request.Name.9'] },
    ] as unknown as CaseTable['cases'];
    const clauses = {
      ...empty.clauses,
      added: ['request.Name.9'],
      removed: ['request.Name.7'],
      moved: [{ from: 'request.Name.8', to: 'request.Name.9' }],
    };
    const touched = showSpecDiff({ clauses, facts: [] }, { cases: many })
      .split('\n')
      .filter((line) => line.startsWith('touches'));
    expect(touched).toEqual(['touches  A/three', 'touches  A/four']);
  });

  it('says once of a new member or error that no case tests it', () => {
    const clauses = {
      ...empty.clauses,
      added: ['request.Fresh.1', 'response.Fresh.1', 'error.FreshException.1', 'request.Name.pattern'],
    };
    const facts = ['request.Fresh', 'response.Fresh', 'error.FreshException'].map((path) => ({
      path,
      from: undefined,
      to: 'present',
    }));
    const untested = showSpecDiff({ clauses, facts }, { cases: [] })
      .split('\n')
      .filter((line) => line.startsWith('untested'));
    expect(untested).toEqual([
      'untested request.Fresh: no case sends it yet',
      'untested response.Fresh: no case expects it yet',
      'untested error.FreshException: nothing provokes it yet',
      'untested request.Name.pattern: no case judges it yet',
    ]);
  });
});
