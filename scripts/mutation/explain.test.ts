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
    reason,
  };
  expect(explain([mutant], [entry])).toEqual({
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
    expect(explain([mutant], [{ ...entry, ...other }]).unexplained).toEqual([mutant]);
  }
});

test('an entry is stale once its mutants are killed, unless its file was not mutated', () => {
  const entries = [
    { file: 'src/a.ts', lines: '^id:', reason },
    { file: 'src/b.ts', reason },
  ];
  const killed = { ...mutant, status: 'Killed' };
  expect(explain([killed], entries)).toEqual({
    killed: [killed],
    equivalent: [],
    unexplained: [],
    stale: [entries[0]],
  });
});

test('only what no case reaches is explained by an entry for that', () => {
  const entry = { file: 'src/a.ts', uncovered: true, reason };
  const unreached = { ...mutant, status: 'NoCoverage' };
  expect(explain([mutant, unreached], [entry])).toMatchObject({
    equivalent: [unreached],
    unexplained: [mutant],
  });
});

test('a mutant that breaks the runner is not killed', () => {
  expect(explain([{ ...mutant, status: 'RuntimeError' }], []).unexplained).toHaveLength(1);
});

test('a mutant that loops is killed, and one that Stryker ran out of time for is not', () => {
  const timeout = { ...mutant, status: 'Timeout' };
  const looping = { ...timeout, statusReason: LOOPS };
  expect(explain([timeout, looping], [])).toMatchObject({ killed: [looping], unexplained: [timeout] });
});

test('every entry has a reason', async () => {
  expect((await loadEquivalents()).length).toBeGreaterThan(10);
});
