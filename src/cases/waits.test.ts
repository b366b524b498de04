import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { loadSuite } from '../contract/table.ts';
import { withWaits } from './waits.ts';

const waits = ({ before }: Case) => before.map(({ call, waitAfter }) => `${call} ${waitAfter ?? 0}`);

describe('a case that compares the time of one change with that of another', () => {
  const comparing = (before: string[], path: string) =>
    ({
      ...{ id: 'x', group: 'State', title: 'x', clauses: [], needs: [], request: { lane: 'sdk' } },
      before: before.map((call) => ({ call })),
      expect: { outcome: 'accepted', wire: [], statuses: [200] },
      probes: [
        {
          call: 'GetTrailStatus',
          assertions: [{ check: 'x', level: 'state', path, equals: `\${first.${path}}`, provenance: [] }],
        },
      ],
    }) as Case;

  const of = (operation: string) => ({ operation, operations: { create: 'CreateTrail' } });

  it('waits between the two', () => {
    const steps = ['CreateTrail', 'StartLogging', 'StopLogging', 'GetTrailStatus'];
    expect(waits(withWaits(comparing(steps, 'StopLoggingTime'), of('StartLogging')))).toEqual([
      'CreateTrail 0',
      'StartLogging 1',
      'StopLogging 1',
      'GetTrailStatus 0',
    ]);
  });

  it('does not wait where nothing changes any more, or no time is compared', () => {
    const steps = ['CreateTrail', 'StartLogging', 'GetTrailStatus'];
    for (const [path, operation] of [
      ['StopLoggingTime', 'GetTrailStatus'],
      ['IsLogging', 'StopLogging'],
    ] as const)
      expect(waits(withWaits(comparing(steps, path), of(operation))).join()).not.toMatch(/[1-9]/);
  });

  it('is there for starting, stopping and tagging', () => {
    const waiting = loadSuite().cases.filter(({ before }) => before.some(({ waitAfter }) => waitAfter));
    expect(new Set(waiting.map(({ operation }) => operation))).toEqual(
      new Set(['AddTags', 'RemoveTags', 'GetTrailStatus', 'StartLogging', 'StopLogging']),
    );
  });
});
