import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import { type Answered, answered } from '../contract/result.ts';
import { complete, fill, NAME_PREFIX, type RunFacts } from '../contract/template.ts';
import type { Reachable } from '../lanes/client.ts';
import { describeAnswer } from '../text/show.ts';
import { probeLanes } from './transport.ts';

/** A name that no trail has. */
const UNUSED_NAME = `${NAME_PREFIX}reads-none`;

/** What came of reads of a trail that does not exist. */
export interface ReadProbes {
  capabilities: Capability[];
  /** The answers that don't look like those of a served operation: a case that gets the same has read nothing. */
  unserved: Map<string, Answered>;
}

/**
 * Asks for a trail that does not exist, once by each read that cases use beside the list. A served operation answers that there
 * is none, or with an empty result; whoever does not know the operation may say so under any code. AWS isn't asked.
 */
export async function probeReads(target: Reachable, table: CaseTable, facts: RunFacts): Promise<ReadProbes> {
  const { operations, subjects } = table;
  if (target.aws) return { capabilities: [], unserved: new Map() };
  const { region, partition, account = '000000000000' } = facts;
  const TrailARN = `arn:${partition}:cloudtrail:${region}:${account}:trail/${UNUSED_NAME}`;
  const captured = { request: { Name: UNUSED_NAME }, response: { TrailARN } };
  const later = new Set(Object.keys(captured));
  const witnesses = [operations.get, ...Object.values(operations.memberReads ?? {})].flatMap(
    (read) => read ?? [],
  );
  const probed = Object.entries(subjects).flatMap(([call, { probe }]) =>
    probe && !witnesses.some((read) => read.call === call) ? [{ call, input: probe }] : [],
  );
  const reads = [...witnesses, ...probed];
  const lanes = probeLanes(target, table);
  try {
    const found = await Promise.all(
      reads.map(async ({ call, input = {} }) => {
        const filled = complete(fill(input, { run: facts, bindings: {}, seed: 'reads', later }), captured);
        const sending = await lanes.send(call, { lane: 'sdk', input: filled as Record<string, unknown> });
        return readProbe(call, answered(sending));
      }),
    );
    const unserved = found.flatMap(({ call, unserved }) => (unserved ? [[call, unserved] as const] : []));
    return { capabilities: found.map(({ capability }) => capability), unserved: new Map(unserved) };
  } finally {
    lanes.close();
  }
}

function readProbe(
  call: string,
  answer: Answered,
): { call: string; capability: Capability; unserved?: Answered } {
  const name = `read.${call}`;
  const detail = `${call} of an unknown trail: ${describeAnswer(answer)}`;
  if (answer.kind === 'no-answer' || isServed(answer))
    return { call, capability: { name, has: true, detail } };
  const remedy = `serve ${call}: the suite reads with it what a request created`;
  return { call, capability: { name, has: false, detail, remedy }, unserved: answer };
}

/** Errors of a served read are about the trail; all others may be about the operation. */
function isServed(answer: Answered): boolean {
  if (answer.kind === 'accepted') return true;
  return (
    answer.kind === 'rejected' && /NotFound|TrailName|ARN|Arn|ResourceType|AccessDenied/.test(answer.code)
  );
}
