import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import { type Answered, answered } from '../contract/result.ts';
import { complete, fill, NAME_PREFIX, type RunFacts } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import { describeAnswer } from '../text/show.ts';

/** A name that no trail has. */
const UNUSED_NAME = `${NAME_PREFIX}reads-none`;

/** What came of a read of a trail that does not exist. */
export interface ReadProbe {
  capability: Capability;
  /** The answer, where it does not look like one of a served operation: a case that gets it, too, has read nothing. */
  unserved?: Answered;
}

/**
 * Asks for a trail that does not exist, once by each read that cases use beside the list. A served operation answers that there
 * is none, or with an empty result; whoever does not know the operation may say so under any code.
 */
export function probeReads(
  lanes: Lanes,
  { operations }: CaseTable,
  facts: RunFacts,
): Promise<Map<string, ReadProbe>> {
  const { region, partition, account = '000000000000' } = facts;
  const TrailARN = `arn:${partition}:cloudtrail:${region}:${account}:trail/${UNUSED_NAME}`;
  const captured = { request: { Name: UNUSED_NAME }, response: { TrailARN } };
  const later = new Set(Object.keys(captured));
  const reads = [operations.get, ...Object.values(operations.memberReads ?? {})].flatMap(
    (read) => read ?? [],
  );
  const asked = reads.map(async ({ call, input = {} }) => {
    const filled = fill(input, { run: facts, bindings: {}, seed: 'reads', later });
    const sending = await lanes.send(call, {
      lane: 'sdk',
      input: complete(filled, captured) as Record<string, unknown>,
    });
    return [call, readProbe(call, answered(sending))] as const;
  });
  return Promise.all(asked).then((found) => new Map(found));
}

function readProbe(call: string, answer: Answered): ReadProbe {
  const name = `read.${call}`;
  const detail = `${call} of an unknown trail: ${describeAnswer(answer)}`;
  if (answer.kind === 'no-answer' || isServed(answer)) return { capability: { name, has: true, detail } };
  const remedy = `serve ${call}: the suite reads with it what a request created`;
  return { capability: { name, has: false, detail, remedy }, unserved: answer };
}

/** Errors of a served read are about the trail; all others may be about the operation. */
function isServed(answer: Answered): boolean {
  if (answer.kind === 'accepted') return true;
  return (
    answer.kind === 'rejected' && /NotFound|TrailName|ARN|Arn|ResourceType|AccessDenied/.test(answer.code)
  );
}
