import { expect, test } from 'vitest';
import { bindCase } from '../contract/bind.ts';
import { loadTable } from '../contract/table.ts';
import { judge } from '../judge/judge.ts';
import { createReference } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { redact } from './redact.ts';

test('a masked recording gets the same results as the original', async () => {
  const table = loadTable();
  // Two cases of each group are enough, because where accounts appear depends on the need.
  const cases = table.groups.flatMap(({ name }) =>
    table.cases.filter(({ group }) => group === name).slice(0, 2),
  );
  const { handle } = createReference();
  const { target, facts, fixtures, done } = await runInProcess({ table, cases, handle, runId: 'abc123' });
  const original = { facts, bindings: fixtures.bindings, recordings: done.map(({ recording }) => recording) };
  const masked = redact(original, { ...target, table, account: facts.account });

  expect(JSON.stringify(original)).toContain('123456789012');
  expect(JSON.stringify(masked)).not.toContain('123456789012');
  for (const [index, testCase] of cases.entries()) {
    const [before, after] = [original, masked].map(({ facts, bindings, recordings }) => {
      const recording = recordings[index];
      if (!recording) throw new Error(`no recording of ${testCase.id}`);
      const { outcome, checks } = judge(
        bindCase(testCase, { facts, bindings, operation: table.operation }),
        recording,
        table,
      );
      return { outcome, checks: checks.map(({ check, passed }) => [check, passed]) };
    });
    expect(after, testCase.id).toEqual(before);
    expect(before?.outcome, testCase.id).not.toBe('error');
  }
});
