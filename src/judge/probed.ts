import type { Operations, Probe } from '../../generated/case-table.ts';
import type { BoundCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import { fallbackOf } from '../contract/fallback-read.ts';
import { probesAfter } from '../contract/probes-after.ts';
import type { Recording } from '../contract/recording.ts';

/** A read of a case with its exchange; that of another operation where the target does not serve the first. */
export interface Probed {
  probe: Probe;
  exchange: Exchange | undefined;
}

/** The reads that belong to the answer to the request, each with what was recorded of it. */
export function probedOf(
  testCase: BoundCase,
  request: Exchange,
  { exchanges }: Recording,
  operations: Operations,
): Probed[] {
  const recorded = exchanges.filter(({ role }) => role === 'probe');
  const own = recorded.filter(({ insteadOf }) => insteadOf === undefined);
  return probesAfter(testCase, request.seen).map((probe, index) => {
    const exchange = own[index];
    const next = exchange && recorded[recorded.indexOf(exchange) + 1];
    const fallback = fallbackOf(probe, operations);
    return fallback && next?.insteadOf === probe.call
      ? { probe: fallback, exchange: next }
      : { probe, exchange };
  });
}
