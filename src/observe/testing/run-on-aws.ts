import { join } from 'node:path';
import { loadTable } from '../../contract/table.ts';
import { oneEndpoint } from '../../contract/target.ts';
import { openRedactor } from '../../redact/redact.ts';
import { createReference, type ReferenceOptions } from '../../reference/index.ts';
import { buildReport } from '../../results/build.ts';
import { selectCases } from '../../results/filter.ts';
import { suiteFacts } from '../../results/suite.ts';
import { writeRun } from '../../results/write-run.ts';
import { runInProcess } from '../../session/testing/in-process.ts';

/** How the run of a test differs from one of the reference that poses as AWS. */
export interface Posing {
  only: readonly string[];
  runId?: string;
  options?: Partial<ReferenceOptions>;
  /** The address that the requests are sent to. */
  endpoint?: string;
}

/**
 * Runs cases on the reference in AWS's place, under AWS's address, and writes the run as the verb does: account ids masked.
 * @returns the folder of the report
 */
export async function runOnAws(folder: string, posing: Posing): Promise<string> {
  const { only, runId = 'onaws1', options, endpoint = 'https://cloudtrail.us-east-1.amazonaws.com' } = posing;
  const table = loadTable();
  const cases = selectCases(table, { only: [...only] });
  const { handle } = createReference(options);
  const differs = { name: 'aws', endpoints: oneEndpoint(endpoint) };
  const { target, facts, fixtures, done } = await runInProcess({ table, cases, handle, runId, differs });
  const redact = openRedactor({ ...target, table, ...(facts.account ? { account: facts.account } : {}) });
  const handed = redact({ facts, bindings: fixtures.bindings, done });
  const recordings = handed.done.map(({ recording }) => recording);
  const report = buildReport({
    suite: await suiteFacts(table),
    table,
    // A run on AWS has no endpoint of its own.
    target: { ...target, endpoints: endpoint.includes('amazonaws.com') ? {} : target.endpoints },
    facts: handed.facts,
    bindings: handed.bindings,
    filter: only,
    startedAt: '2026-01-01T00:00:00.000Z',
    ms: 1,
    capabilities: [],
    results: handed.done.map(({ result }) => result),
    recordings,
    leaks: [],
    conflicts: [],
  });
  await writeRun(join(folder, runId), { report, recordings });
  return join(folder, runId);
}
