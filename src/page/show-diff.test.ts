import { describe, expect, it } from 'vitest';
import type { CaseTable } from '../../generated/case-table.ts';
import { showSpecDiff } from './show-diff.ts';

const empty = { clauses: { added: [], removed: [], changed: [], moved: [] }, facts: [] };
const cases = [
  { id: 'A/one', clauses: ['request.Name.5'] },
  { id: 'A/two', clauses: ['request.Name.6'] },
] as unknown as CaseTable['cases'];

describe('showSpecDiff', () => {
  it('says that nothing changed', () => {
    expect(showSpecDiff(empty, { cases })).toBe('the page is what the spec was derived from\n');
  });

  it('names the cases that judge a changed clause, and no others', () => {
    const diff = {
      clauses: { ...empty.clauses, changed: ['request.Name.5'] },
      facts: [{ path: 'request.Name.limits.maxLength', from: 128, to: 256 }],
    };
    expect(showSpecDiff(diff, { cases })).toBe(
      'changed  request.Name.5\nfact     request.Name.limits.maxLength: 128 → 256\ntouches  A/one\n',
    );
  });
});
