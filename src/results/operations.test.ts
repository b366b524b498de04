import { describe, expect, it } from 'vitest';
import type { CaseTable } from '../../generated/case-table.ts';
import type { CaseResult } from '../contract/result.ts';
import { reportOperations } from './operations.ts';

const table = {
  operation: 'OpenKiosk',
  subjects: { OpenKiosk: {}, CloseKiosk: {} },
  groups: [
    { name: 'Open', kind: 'part' },
    { name: 'CloseKiosk/Close', kind: 'part' },
    { name: 'Asked', kind: 'info' },
  ],
  cases: [
    { id: 'Open/one', group: 'Open' },
    { id: 'Asked/one', group: 'Asked' },
    { id: 'CloseKiosk/Close/one', group: 'CloseKiosk/Close', operation: 'CloseKiosk' },
    { id: 'CloseKiosk/Close/two', group: 'CloseKiosk/Close', operation: 'CloseKiosk' },
  ],
} as unknown as CaseTable;
const result = (id: string, outcome: string, unmet: object[] = []) => ({ id, outcome, unmet }) as CaseResult;
const verdicts = (results: CaseResult[], close: 'conformant' | 'deviates' | 'partial' | 'untested') =>
  reportOperations(table, results, [
    { name: 'Open', verdict: 'conformant' },
    { name: 'CloseKiosk/Close', verdict: close },
  ]);

describe('reportOperations', () => {
  it('has verdict and figures of each operation, without informative cases', () => {
    const results = [
      result('Open/one', 'pass'),
      result('Asked/one', 'pass'),
      result('CloseKiosk/Close/one', 'fail'),
      result('CloseKiosk/Close/two', 'pass'),
    ];
    expect(verdicts(results, 'deviates')).toEqual([
      {
        name: 'OpenKiosk',
        verdict: 'conformant',
        conformance: { passed: 1, total: 1 },
        coverage: { judged: 1, total: 1 },
      },
      {
        name: 'CloseKiosk',
        verdict: 'deviates',
        conformance: { passed: 1, total: 2 },
        coverage: { judged: 2, total: 2 },
      },
    ]);
  });

  it('calls an operation not served only where nothing of it was judged', () => {
    const unserved = [{ kind: 'operation', name: 'CloseKiosk' }];
    const both = [
      result('CloseKiosk/Close/one', 'untestable', unserved),
      result('CloseKiosk/Close/two', 'untestable', unserved),
    ];
    expect(verdicts(both, 'untested')[1]?.verdict).toBe('not served');
    const one = [
      result('CloseKiosk/Close/one', 'pass'),
      result('CloseKiosk/Close/two', 'untestable', unserved),
    ];
    expect(verdicts(one, 'partial')[1]?.verdict).toBe('partial');
    expect(verdicts([], 'untested')[1]?.verdict).toBe('untested');
    const elsewhere = [
      result('CloseKiosk/Close/one', 'untestable', [{ kind: 'operation', name: 'ListKiosks' }]),
    ];
    expect(verdicts(elsewhere, 'untested')[1]?.verdict).toBe('untested');
  });
});
