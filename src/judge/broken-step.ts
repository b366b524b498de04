import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { answered, type CheckResult, type Missing } from '../contract/result.ts';

/**
 * The first earlier step of a client's life that did not give what this one needs: a change that was refused, or an answer without a
 * value that this step sends or compares with. That step has a case of its own, which fails; this one was not reached.
 */
export function brokenStep(
  testCase: BoundCase,
  { exchanges }: Recording,
  failed: readonly CheckResult[],
): Missing | undefined {
  const { life, before } = testCase;
  if (!life) return undefined;
  const lacking = new Set(
    failed.flatMap(({ expected }) => (expected.kind === 'captured' ? expected.step : [])),
  );
  const sent = exchanges.filter(({ role }) => role === 'before');
  const isBroken = ({ operation, seen, as }: Exchange) => {
    const isRefused = seen.kind !== 'accepted' && !/^(?:Get|List|Describe)/.test(operation);
    return isRefused || (as !== undefined && lacking.has(as));
  };
  const at = sent.findIndex(isBroken);
  const broken = sent[at];
  const name = before[at]?.step;
  if (!broken || name === undefined) return undefined;
  return { kind: 'step', name, client: life.client, answer: answered(broken) };
}
