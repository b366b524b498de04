import { describe, expect, it } from 'vitest';
import { loadSuite } from '../../src/contract/table.ts';
import { bugRows } from './page.ts';
import { PLANTED } from './planted.ts';

const rows = bugRows();
const ids = new Set(loadSuite().cases.map(({ id }) => id));

describe('docs/public-bugs.md', () => {
  it('has every public report, and what was read in sources', () => {
    const links = new Set(rows.flatMap(({ report }) => report.match(/https:[^)]+/g) ?? []));
    expect(links.size).toBe(19);
    expect(rows.length).toBeGreaterThan(links.size);
  });

  it('names cases that exist', () => {
    expect(rows.flatMap(({ cases }) => cases).filter((name) => !ids.has(name))).toEqual([]);
  });

  it('has a planted server for each bug that a case catches, and a reason for each other one', () => {
    const odd = rows.filter(
      ({ caughtBy, planted }) => caughtBy.startsWith('none: ') !== (planted === undefined),
    );
    expect(odd).toEqual([]);
  });

  it('uses every fault that is planted for it', () => {
    const named = rows.flatMap(({ planted }) => planted?.match(/^planted\/(.+)/)?.[1] ?? []);
    expect(named.sort()).toEqual(Object.keys(PLANTED).sort());
  });
});
