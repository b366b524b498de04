import { distance } from 'fastest-levenshtein';
import type { Assertion, Case, CaseTable, ClauseRow, Group, Provenance } from '../../generated/case-table.ts';
import type { Remedies } from '../contract/by-hand.ts';
import { counted } from '../text/counted.ts';
import { sayAssertion } from './assertion.ts';
import { circumstancesOf } from './circumstances.ts';
import { explainNeed, explainWorld, worldsOf } from './explain-given.ts';
import { caseLine, policiesOf, runIt } from './explain-lines.ts';
import { whyOf } from './why.ts';

/** What `explain` found: lines for a terminal, or ids that look like the one that was asked for. */
export type Explanation = { found: true; lines: string[] } | { found: false; near: string[] };

const MOST_NEAR = 5;

/**
 * Explains a clause, a case, an exception (or part), a world or a need: what, why, provenance, how to run it.
 * @param command a run as it is typed, without target and filter
 */
export function explain(
  id: string,
  table: CaseTable,
  remedies: Remedies,
  command = 'npm run conformance -- run',
): Explanation {
  const clause = table.clauses.find((one) => one.id === id);
  if (clause) return { found: true, lines: explainClause(clause, table, command) };
  const one = table.cases.find((row) => row.id === id);
  if (one) return { found: true, lines: explainCase(one, table, command) };
  const group = table.groups.find(({ name }) => name === id);
  if (group) return { found: true, lines: explainGroup(group, table, command) };
  if (worldsOf(table).includes(id)) return { found: true, lines: explainWorld(id, table, command, remedies) };
  if (Object.hasOwn(table.needs, id)) return { found: true, lines: explainNeed(id, table, remedies) };
  return { found: false, near: nearest(id, table) };
}

function explainClause(
  { id, says, class: kind, reason }: ClauseRow,
  table: CaseTable,
  command: string,
): string[] {
  const judging = table.cases.filter(({ clauses }) => clauses.includes(id));
  return [
    `${id}: a clause, ${kind}`,
    `  ${says}`,
    `  (in our words; the page: ${table.documentation})`,
    ...(reason ? [`  Not judged: ${reason}`] : []),
    ...(judging.length > 0
      ? ['', `Judged by ${counted(judging.length, 'case')}:`, ...judging.map(caseLine)]
      : []),
    ...(kind === 'judged' ? ['', ...runIt(id, command)] : []),
  ];
}

function explainGroup(
  { name, kind, clauses, retired, untested }: Group,
  table: CaseTable,
  command: string,
): string[] {
  const own = table.cases.filter(({ group }) => group === name);
  const said = clauses.filter((id) => !id.endsWith('.heading'));
  return [
    `${name}: ${kind === 'exception' ? 'an exception' : 'a part of the contract'}`,
    ...said.map((id) => `  ${table.clauses.find((clause) => clause.id === id)?.says ?? ''} (${id})`),
    `  (${said.length > 0 ? 'in our words; ' : ''}the page: ${table.documentation})`,
    ...(retired ? ['  Retired: it is no longer in use and must never appear.'] : []),
    ...(untested ? [`  Untested: ${untested}`] : []),
    ...(own.length > 0
      ? ['', `Provoked by ${counted(own.length, 'case')}:`, ...own.map(caseLine), '', ...runIt(name, command)]
      : []),
  ];
}

function explainCase(one: Case, table: CaseTable, command: string): string[] {
  const { id, title, clauses, note, request, control, expect, probes } = one;
  const around = circumstancesOf(one, table);
  return [
    `${id}: a case`,
    `  ${title}`,
    ...(note ? [`  Note: ${note}`] : []),
    '',
    'Sent:',
    `  ${table.operation}, ${request.lane} lane: ${JSON.stringify(request.input ?? {})}`,
    ...(request.wire ? [`  with ${JSON.stringify(request.wire)}`] : []),
    ...(around.length > 0 ? ['', 'Beforehand:', ...around.map((line) => `  ${line}`)] : []),
    ...policiesOf(one.needs, table),
    '',
    ...expected(expect, table),
    ...probes.flatMap(({ call, input = {}, assertions }) => [
      '',
      `Read afterwards: ${call} ${JSON.stringify(input)}, which must have:`,
      ...assertions.flatMap((assertion) => assertionLines(assertion, table)),
    ]),
    ...(control ? ['', `Control: ${control.mended}; it must be accepted in the same run.`] : []),
    ...(clauses.length > 0 ? ['', `Judges: ${clauses.join(', ')}`] : []),
    '',
    ...runIt(id, command),
  ];
}

function expected({ outcome, errors = [], assertions = [] }: Case['expect'], table: CaseTable): string[] {
  if (outcome === 'accepted') {
    return ['Expected: accepted.', ...assertions.flatMap((assertion) => assertionLines(assertion, table))];
  }
  const either = outcome === 'either' ? 'accepted, or ' : '';
  return [
    `Expected: ${either}refused with ${errors.length === 1 ? 'this error' : 'any of these errors'}:`,
    ...errors.flatMap(({ code, provenance }) => [`  ${code}`, ...because(provenance, table)]),
  ];
}

function assertionLines(assertion: Assertion, table: CaseTable): string[] {
  const { check, level, provenance } = assertion;
  return [`  ${check} (${level}): ${sayAssertion(assertion)}`, ...because(provenance, table)];
}

function because(provenance: readonly Provenance[], table: CaseTable): string[] {
  return whyOf(provenance, table).map(({ kind, says, source }) => `    ${kind}: ${says} (${source})`);
}

/** Ids that differ least from what was typed; an id that merely has it as a part counts as near too. */
function nearest(typed: string, table: CaseTable): string[] {
  const wanted = typed.toLowerCase();
  const ids = [
    ...table.groups.map(({ name }) => name),
    ...[...table.cases, ...table.clauses].map(({ id }) => id),
    ...worldsOf(table),
    ...Object.keys(table.needs),
  ];
  const rank = (id: string): number => {
    const other = id.toLowerCase();
    const bare = other.replace(/exception(?=$|\/|\.)/, '');
    const part = wanted.length > 3 && other.includes(wanted) ? 0.5 : Number.POSITIVE_INFINITY;
    return Math.min(distance(wanted, other), distance(wanted, bare), part);
  };
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .filter(({ rank: far }) => far <= Math.max(3, wanted.length / 3))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}
