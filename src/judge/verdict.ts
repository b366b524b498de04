import type { Group } from '../../generated/case-table.ts';
import type { CaseResult } from '../contract/result.ts';

export type Verdict = 'conformant' | 'deviates' | 'partial' | 'untested' | 'retired';

export interface GroupVerdict {
  verdict: Verdict;
  /** Why it is not conformant, in one sentence; empty where it is. */
  reason: string;
}

/**
 * The verdict of one exception or part from the results of its cases. What a filter, a shard or a tier left out was not
 * judged: without it nothing is conformant.
 * @param of how many cases it has, whatever was run of them
 * @param sightings places where a retired exception was seen, which must be none
 */
export function verdictOf(
  group: Group,
  results: readonly CaseResult[],
  of: number,
  sightings: readonly string[] = [],
): GroupVerdict {
  if (group.retired) {
    return sightings.length > 0
      ? { verdict: 'deviates', reason: `no longer in use, but seen in ${sightings.join(', ')}` }
      : { verdict: 'retired', reason: 'no longer in use; never seen in this run' };
  }
  const ran = results.length < of ? `${results.length} of ${of} cases ran` : '';
  const partial = (reason: string): GroupVerdict => ({ verdict: 'partial', reason: withRan(reason, ran) });
  const by = (outcome: CaseResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const failed = by('fail');
  if (failed.length > 0) {
    const reason = `${failed.length} of ${results.length} cases fail`;
    return { verdict: 'deviates', reason: withRan(reason, ran) };
  }
  const passed = by('pass');
  const missing = results.length - passed.length;
  if (passed.length === 0) {
    const why = group.untested ?? results.find(({ reason }) => reason)?.reason ?? 'no case of it ran';
    return { verdict: 'untested', reason: why };
  }
  if (group.kind === 'exception' && !passed.some(({ code }) => code === group.name)) {
    const seen = [...new Set(passed.flatMap(({ code }) => code ?? []))];
    return partial(seen.length > 0 ? `only ${seen.join(' and ')} came, accepted too` : 'it was not seen');
  }
  const others = passed.filter(({ code }) => code !== undefined && code !== group.name);
  if (group.singleRule && others.length > 0) {
    return partial(
      `${others.length} of ${results.length} cases got another error, though accepted, than the rest`,
    );
  }
  if (missing > 0) return partial(`${missing} of ${results.length} cases could not be judged`);
  return ran ? partial('') : { verdict: 'conformant', reason: '' };
}

function withRan(reason: string, ran: string): string {
  return [reason, ran].filter(Boolean).join('; ');
}
