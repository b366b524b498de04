import { expect, test } from 'vitest';
import { explain, LOOPS, loadEquivalents, type TableMutant } from './explain.ts';

const mutant: TableMutant = {
  file: 'src/a.ts',
  line: "id: 'one',",
  mutator: 'StringLiteral',
  replacement: '""',
  status: 'Survived',
};
const reason = 'Nobody reads it.';

test('a survivor is explained by file, line, mutator and replacement', () => {
  const entry = {
    file: 'src/*.ts',
    line: mutant.line,
    mutator: 'StringLiteral',
    replacement: '^""$',
    survivors: 1,
    reason,
  };
  expect(explain([mutant], [entry], true)).toEqual({
    killed: [],
    equivalent: [mutant],
    unexplained: [],
    stale: [],
  });
  for (const other of [
    { file: 'src/b/a.ts' },
    { line: "id: 'two'," },
    { lines: '^name' },
    { mutator: 'BooleanLiteral' },
    { replacement: '^true$' },
    { uncovered: true },
  ]) {
    expect(explain([mutant], [{ ...entry, ...other }], true).unexplained).toEqual([mutant]);
  }
});

test('an entry is stale where it explains more or fewer survivors, unless its file was not mutated', () => {
  const [one, more, other, all] = [
    { file: 'src/a.ts', lines: '^id:', survivors: 1, reason },
    { file: 'src/a.ts', survivors: 3, reason },
    { file: 'src/b.ts', survivors: 1, reason },
    { file: 'src/*.ts', lines: '^x', survivors: 1, reason },
  ] as const;
  const found = explain([mutant, { ...mutant }], [one, more, other, all], false).stale;
  expect(found).toEqual([
    { entry: one, explains: 2 },
    { entry: more, explains: 0 },
  ]);
  expect(explain([mutant], [one, other, all], true).stale).toEqual([
    { entry: other, explains: 0 },
    { entry: all, explains: 0 },
  ]);
});

test('only what no case reaches is explained by an entry for that', () => {
  const entry = { file: 'src/a.ts', uncovered: true, survivors: 1, reason };
  const unreached = { ...mutant, status: 'NoCoverage' };
  expect(explain([mutant, unreached], [entry], true)).toMatchObject({
    equivalent: [unreached],
    unexplained: [mutant],
  });
});

test('a mutant that breaks the runner is not killed', () => {
  expect(explain([{ ...mutant, status: 'RuntimeError' }], [], true).unexplained).toHaveLength(1);
});

test('a mutant that loops is killed, and one that Stryker ran out of time for is not', () => {
  const timeout = { ...mutant, status: 'Timeout' };
  const looping = { ...timeout, statusReason: LOOPS };
  expect(explain([timeout, looping], [], true)).toMatchObject({ killed: [looping], unexplained: [timeout] });
});

test('every entry has a reason', async () => {
  expect((await loadEquivalents()).length).toBeGreaterThan(10);
});
