import type { Case } from '../../../generated/case-table.ts';
import { loadTable } from '../../contract/table.ts';
import { AWS_PACE } from '../../lanes/pace.ts';
import { createReference, type HttpRequest, withCallerPolicy } from '../../reference/index.ts';
import { runInProcess } from '../../session/testing/in-process.ts';
import { LISTS_AROUND, planRun } from '../plan.ts';
import type { Policy } from '../policy.ts';
import { keyTags } from './key-tags.ts';

export const ACCOUNT = '123456789012';
export const WHERE = {
  ...{ partition: 'aws', region: 'us-east-1', account: ACCOUNT },
  ...{ pace: AWS_PACE, maxTrails: 5 },
};

const table = loadTable();
const prefix = table.service.toLowerCase();

/** A reference that allows only what a policy does, and counts by permission what it is asked. */
export function limitedTo(policy: Policy) {
  const asked: Record<string, number> = {};
  const denied: string[] = [];
  const count = (permission: string) => {
    asked[permission] = (asked[permission] ?? 0) + 1;
  };
  const { handle: answer } = createReference();
  const limited = withCallerPolicy(answer, {
    policy: JSON.stringify(policy),
    account: ACCOUNT,
    contextOf: keyTags(answer),
    onAsked: count,
    onDenied: (action, resource) => denied.push(`${action} on ${resource}`),
  });
  const handle = (request: HttpRequest) => {
    // Without a signature nobody knows whom the request is for.
    if (request.headers.authorization === undefined) count(`${prefix}:${table.operation}`);
    return limited(request);
  };
  return { handle, asked, denied };
}

/** The plan of one case beside what a run of it asks, each as calls, trails and what the policy of the plan refuses. */
export async function planAndRun(testCase: Case) {
  const { calls, resources, policy } = await planRun({ table, cases: [testCase], ...WHERE });
  const { 'sts:GetCallerIdentity': _, ...planned } = calls;
  const list = `${prefix}:${table.operations.list}`;
  // What a run asks before and after its cases is not asked here; run.slow.test.ts sees a whole run.
  planned[list] = (planned[list] ?? 0) - LISTS_AROUND;
  if (planned[list] === 0) delete planned[list];
  const { handle, asked, denied } = limitedTo(policy);
  const { done } = await runInProcess({
    table,
    cases: [testCase],
    handle,
    runId: 'abc123',
    differs: { aws: true },
  });
  const isCreated = ({ operation, seen }: { operation: string; seen: { kind: string } }) =>
    operation === table.operation && seen.kind === 'accepted';
  return {
    plan: { calls: named(planned, planned), trails: resources[`${prefix}.trail`] ?? 0, denied: [] },
    run: {
      calls: named(asked, planned),
      trails: done[0]?.recording.exchanges.filter(isCreated).length,
      // A request may name a role or an operation that nobody knows; no plan allows these.
      denied: denied.filter((one) => !/^iam:PassRole|:NoSuchOperation/.test(one)),
    },
  };
}

/** A request may hide its operation; then it counts as the operation under test. */
function named(counts: Readonly<Record<string, number>>, known: Readonly<Record<string, number>>) {
  const all: Record<string, number> = {};
  for (const [permission, times] of Object.entries(counts)) {
    const isHidden = permission.startsWith(`${prefix}:`) && !(permission in known);
    const name = isHidden ? `${prefix}:${table.operation}` : permission;
    all[name] = (all[name] ?? 0) + times;
  }
  return all;
}
