import type { CaseTable } from '../../../../generated/case-table.ts';
import type { Handle } from '../../../lanes/in-process.ts';
import { describeCheck } from '../../../report/check.ts';
import { describeCase } from '../../../report/outcome.ts';
import { runInProcess } from '../../../session/testing/in-process.ts';

/** Checks at level core or state that fail on a right server, and how many cases pass. */
export async function falseAlarms(
  handle: Handle,
  table: CaseTable,
): Promise<{ alarms: string[]; judged: number }> {
  const { done } = await runInProcess({ table, cases: table.cases, handle, runId: 'benign' });
  const alarms = done.flatMap(({ result }) => {
    if (result.outcome === 'error') return [`${result.id}: ${describeCase(result)}`];
    const wrong = result.checks.filter(({ passed, level }) => !passed && ['core', 'state'].includes(level));
    return wrong.map((check) => `${result.id} ${check.check}: ${describeCheck(check).headline}`);
  });
  return { alarms, judged: done.filter(({ result }) => result.outcome === 'pass').length };
}
