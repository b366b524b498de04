import type { Group } from '../../generated/case-table.ts';
import { errorOf } from '../contract/operations.ts';
import type { CaseResult, Verdict, VerdictReason } from '../contract/result.ts';

export interface GroupVerdict {
  verdict: Verdict;
  /** Why it is not conformant; empty where it is. */
  reasons: VerdictReason[];
}

/**
 * The verdict of one exception or part from the results of its cases. What a filter, a shard or a profile left out was not
 * judged: without it nothing is conformant.
 * @param total how many cases it has, whatever was run of them
 * @param sightings places where a retired exception was seen, which must be none
 */
export function verdictOf(
  group: Group,
  results: readonly CaseResult[],
  total: number,
  sightings: readonly string[] = [],
): GroupVerdict {
  if (group.retired) {
    return sightings.length > 0
      ? { verdict: 'deviates', reasons: [{ kind: 'retired-seen', places: [...sightings] }] }
      : { verdict: 'retired', reasons: [] };
  }
  const counted = (kind: 'cases-failed' | 'cases-not-judged' | 'other-errors', count: number) =>
    ({ kind, count, total: results.length }) as const;
  const ran: VerdictReason[] =
    results.length < total ? [{ kind: 'cases-ran', count: results.length, total }] : [];
  const failed = results.filter(({ outcome }) => outcome === 'fail').length;
  if (failed > 0) return { verdict: 'deviates', reasons: [counted('cases-failed', failed), ...ran] };
  const passed = results.filter(({ outcome }) => outcome === 'pass');
  if (passed.length === 0) return { verdict: 'untested', reasons: [untestedBecause(group, results)] };
  const partial = (reason: VerdictReason): GroupVerdict => ({
    verdict: 'partial',
    reasons: [reason, ...ran],
  });
  const codes = [...new Set(passed.flatMap(({ code }) => code ?? []))];
  const own = errorOf(group);
  if (group.kind === 'exception' && !codes.includes(own)) {
    return partial({ kind: 'only-other-errors', codes });
  }
  const others = passed.filter(({ code }) => code !== undefined && code !== own).length;
  if (group.singleRule && others > 0) return partial(counted('other-errors', others));
  const unjudged = results.length - passed.length;
  if (unjudged > 0) return partial(counted('cases-not-judged', unjudged));
  return { verdict: ran.length > 0 ? 'partial' : 'conformant', reasons: ran };
}

function untestedBecause({ untested }: Group, results: readonly CaseResult[]): VerdictReason {
  if (untested !== undefined) return { kind: 'untested', message: untested };
  const [first] = results;
  return { kind: 'not-judged', unmet: first?.unmet ?? [], ...(first?.error ? { error: first.error } : {}) };
}
