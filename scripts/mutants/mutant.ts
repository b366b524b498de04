import picomatch from 'picomatch';
import { type CaseResult, failedChecks } from '../../src/contract/result.ts';
import type { ReferenceOptions } from '../../src/reference/index.ts';

export type Family = 'rule' | 'order' | 'response' | 'state' | 'wire' | 'operation';

/** One reference that is wrong in one place. */
export interface Mutant {
  /** `family/place/fault`, such as `rule/name.too-long/absent`. */
  id: string;
  family: Family;
  /** What is wrong with it, in a few words. */
  title: string;
  /** Error of the page that it gets wrong, where it is about one. */
  exception?: string;
  /** Response member that it gets wrong, where it is about one. */
  member?: string;
  /** The operation beside CreateTrail that it gets wrong. */
  operation?: string;
  /** Globs of the clauses of that operation that it breaks; none where the page has no clause of its own for it. */
  clauses?: readonly string[];
  /** Whether it serves each call without memory of earlier ones. */
  forgets?: boolean;
  options: Partial<ReferenceOptions>;
}

/**
 * Whether a case that kills a mutant is about what the mutant breaks: it judges a clause of the broken exception or
 * member, or the check that fails rests on one. Undefined where the mutant breaks nothing that the page has a clause of
 * its own for (the wire, most of the state).
 */
export function isAbout(
  { exception, member, operation, clauses: broken = [] }: Mutant,
  { group, clauses, checks }: CaseResult,
): boolean | undefined {
  if (exception === undefined && member === undefined && broken.length === 0) return undefined;
  const failed = failedChecks({ checks });
  const sources = [
    ...clauses,
    ...failed.flatMap((check) => [...check.clauses, ...check.provenance.map(({ source }) => source)]),
  ];
  if (broken.length > 0) {
    const globs = broken.map((glob) => `${operation}/${glob}`);
    return sources.some((id) => picomatch.isMatch(id, globs));
  }
  if (exception) return group === exception || sources.some((id) => id.startsWith(`error.${exception}.`));
  return (
    failed.some(({ check }) => check.endsWith(`.${member}`)) ||
    sources.some((id) => id.startsWith(`response.${member}.`))
  );
}
