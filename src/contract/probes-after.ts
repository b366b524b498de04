import type { Case, Probe } from '../../generated/case-table.ts';
import type { Seen } from './exchange.ts';

/**
 * The reads of a case after its request: what a success created, or that a refusal created nothing. A success that was the one
 * right answer left nothing to read where it did not come.
 */
export function probesAfter(
  {
    expect: { outcome },
    probes,
    probesAfterRefusal = [],
  }: Pick<Case, 'expect' | 'probes' | 'probesAfterRefusal'>,
  { kind }: Pick<Seen, 'kind'>,
): readonly Probe[] {
  if (kind === 'accepted' || outcome === 'rejected') return probes;
  return outcome === 'either' && kind === 'rejected' ? probesAfterRefusal : [];
}
