import type { Group } from '../../generated/case-table.ts';
import type { Sources, WrittenCase } from './sources.ts';

/**
 * The clauses that a case judges: its own; for a refusal, when the exception is returned, its name and its status;
 * for a success, what the page states about the members that were sent, and that the others are optional.
 */
export function caseClauses(
  testCase: WrittenCase,
  input: Record<string, unknown>,
  { kind, name }: Group,
  { spec, clauses }: Sources,
): string[] {
  const { clauses: own = [], outcome = 'rejected' } = testCase;
  const found = [...own];
  if (kind === 'exception' && outcome === 'rejected') {
    found.push(...['1', 'heading', 'status'].map((place) => `error.${name}.${place}`));
  }
  if (outcome === 'accepted') {
    found.push(OF_EVERY_SUCCESS, 'request.2');
    for (const member of spec.request.members) {
      const sent = input[member.name] !== undefined;
      if (sent) found.push(`request.${member.name}.heading`, `request.${member.name}.1`);
      else if (!member.required) found.push(`request.${member.name}.required`);
    }
  }
  const judged = found.filter((id) => clauses.clauses[id]?.class === 'judged' || own.includes(id));
  return [...new Set(judged)];
}

/** The clause that every success judges. */
const OF_EVERY_SUCCESS = 'overview.1';

/** Those of its clauses that a case is about: a success also judges what every success shows. */
export function aboutClauses({ outcome, clauses: own = [] }: WrittenCase, all: readonly string[]): string[] {
  if (outcome !== 'accepted') return [...all];
  const about = own.length > 0 ? own : [OF_EVERY_SUCCESS];
  return all.filter((id) => about.includes(id));
}
