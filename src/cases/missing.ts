import type { CaseTable } from '../../generated/case-table.ts';
import { clauseLines, errorLines } from '../page/scaffold.ts';
import { counted } from '../text/counted.ts';
import type { Sources } from './sources.ts';

/** What the spec of an operation has and the files beside it lack. Everything is named at once. */
export interface Missing {
  /** Clauses that nobody has described and classified. */
  clauses: string[];
  /** Described clauses that the spec no longer has. */
  staleClauses: string[];
  /** Errors without a trigger. */
  errors: string[];
  /** Triggers of errors that the spec no longer has. */
  staleErrors: string[];
}

/** Compares the spec with the descriptions of its clauses and with the triggers of its errors. */
export function findMissing({ spec, clauses, triggers }: Sources): Missing {
  const ids = spec.clauses.map(({ id }) => id);
  const names = spec.errors.map(({ name }) => name);
  const described = Object.keys(clauses.clauses);
  const triggered = Object.keys(triggers.exceptions);
  return {
    clauses: ids.filter((id) => !described.includes(id)),
    staleClauses: described.filter((id) => !ids.includes(id)),
    errors: names.filter((name) => !triggered.includes(name)),
    staleErrors: triggered.filter((name) => !names.includes(name)),
  };
}

/**
 * What the spec states and no case of the table tests: members of the request that no case sends, and judged clauses of the request
 * and of errors that no case cites. Clauses of a response are judged by every success, and a retired or untested error by none.
 */
export function findUntested({ spec, clauses }: Sources, table: CaseTable): string[] {
  // A value of a wrong type is made for every member, and tests nothing about what the member is for.
  const own = table.cases.filter(({ id }) => !id.includes('/type-'));
  const sent = new Set(own.flatMap(({ request }) => Object.keys(request.input ?? {})));
  const cited = new Set(JSON.stringify(table.cases).match(/[^"]+/g) ?? []);
  const apart = new Set(
    table.groups.filter(({ retired, untested }) => retired || untested !== undefined).map(({ name }) => name),
  );
  return [
    ...spec.request.members
      .filter(({ name }) => !sent.has(name))
      .map(({ name }) => `no case sends the member ${name}`),
    ...spec.clauses
      .filter(({ section }) => section === 'request' || section === 'errors')
      .filter(({ id, member = '' }) => clauses.clauses[id]?.class === 'judged' && !apart.has(member))
      .filter(({ id }) => !cited.has(id))
      .map(({ id }) => `no case judges ${id}, which is classified as judged`),
  ];
}

/** One message about everything that is missing, with the lines to add; undefined where nothing is. */
export function describeMissing(folder: string, missing: Missing): string | undefined {
  const { clauses, staleClauses, errors, staleErrors } = missing;
  const parts = [
    ...part(
      clauses,
      (what) => `${what} without words. Describe them in your own, classify them, and add to clauses.yaml:`,
      'clause',
      clauseLines(clauses),
    ),
    ...part(
      staleClauses,
      (what) => `${what} that spec.json no longer has. Remove from clauses.yaml:`,
      'clause',
      staleClauses,
    ),
    ...part(
      errors,
      (what) => `${what} that nothing provokes. Add to the exceptions of triggers.yaml:`,
      'error',
      errors.flatMap((name) => errorLines(name)),
    ),
    ...part(
      staleErrors,
      (what) => `${what} that spec.json no longer has. Remove from the exceptions of triggers.yaml:`,
      'error',
      staleErrors,
    ),
  ];
  return parts.length === 0 ? undefined : `${folder} does not fit its spec.json.\n\n${parts.join('\n\n')}`;
}

function part(
  found: readonly string[],
  lead: (what: string) => string,
  what: string,
  lines: readonly string[],
): string[] {
  if (found.length === 0) return [];
  return [`${lead(counted(found.length, what))}\n${lines.map((line) => `  ${line}`).join('\n')}`];
}
