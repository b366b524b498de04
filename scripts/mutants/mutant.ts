import picomatch from 'picomatch';
import type { Case } from '../../generated/case-table.ts';
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
export function isAbout(mutant: Mutant, { group, clauses, checks }: CaseResult): boolean | undefined {
  const failed = failedChecks({ checks });
  const sources = [
    ...clauses,
    ...failed.flatMap((check) => [...check.clauses, ...check.provenance.map(({ source }) => source)]),
  ];
  const broken = isBroken(mutant, group, sources);
  if (broken !== false || mutant.member === undefined) return broken;
  return failed.some(({ check }) => check.endsWith(`.${mutant.member}`));
}

/** Whether a case can be about what a mutant breaks, before it has run: it names a clause that the mutant breaks. */
export function mayBeAbout(mutant: Mutant, { group, clauses, expect, probes = [] }: Case): boolean {
  const asserted = [...(expect.assertions ?? []), ...probes.flatMap(({ assertions }) => assertions)];
  const sources = asserted.flatMap(({ provenance }) => provenance.map(({ source }) => source));
  return isBroken(mutant, group, [...clauses, ...sources]) === true;
}

/** Whether clauses are among those that a mutant breaks; undefined where it breaks none. */
function isBroken(
  { exception, member, operation, clauses = [] }: Mutant,
  group: string,
  sources: readonly string[],
): boolean | undefined {
  if (clauses.length > 0) {
    const globs = clauses.map((glob) => `${operation}/${glob}`);
    return sources.some((id) => picomatch.isMatch(id, globs));
  }
  if (exception) return group === exception || sources.some((id) => id.startsWith(`error.${exception}.`));
  if (member) return sources.some((id) => id.startsWith(`response.${member}.`));
  return undefined;
}
