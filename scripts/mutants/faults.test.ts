import { expect, it } from 'vitest';
import { loadTable } from '../../src/contract/table.ts';
import { type Fault, tallyFaults, tallyLanes } from './faults.ts';
import type { MutantRow } from './matrix.ts';

const row = (id: string, by: string[], exception?: string): MutantRow => ({
  ...{ id, family: 'rule', title: id, killed: by.length > 0, by, verdicts: {} },
  ...(exception ? { exception } : {}),
});
const rows = [row('a/1', ['x', 'y']), row('a/2', ['y']), row('b/1', [])];
const faults: Fault[] = [
  { fault: 'second', mutants: ['a/2'] },
  { fault: 'any', mutants: ['a/*', 'b/*'] },
];

it('counts each mutant once, for the first kind that fits', () => {
  expect(tallyFaults(rows, faults)).toEqual([
    { fault: 'second', mutants: 1, killed: 1, example: { mutant: 'a/2', by: 'y' } },
    { fault: 'any', mutants: 2, killed: 1, example: { mutant: 'a/1', by: 'x' } },
  ]);
});

it('names a mutant without a kind, and a kind without a mutant', () => {
  expect(() => tallyFaults([...rows, row('c/1', [])], faults)).toThrow('the mutant c/1');
  expect(() => tallyFaults(rows.slice(0, 2), [...faults, { fault: 'none', mutants: ['z'] }])).toThrow(
    '"none"',
  );
});

it('counts by lane what the own cases of an exception kill', () => {
  const table = loadTable();
  const exception = 'TagsLimitExceededException';
  const inLane = (lane: string, group: string) =>
    table.cases.find((one) => one.group === group && one.request.lane === lane)?.id ?? '';
  const killed = [
    row('a', [inLane('sdk', exception), inLane('wire', 'InvalidTrailNameException')], exception),
    row('b', [inLane('sdk', exception), inLane('wire', exception)], exception),
    row('c', [inLane('wire', exception)], 'InvalidTrailNameException'),
  ];
  expect(tallyLanes(table, killed)).toContainEqual({ exception, sdk: 2, wire: 1 });
});
