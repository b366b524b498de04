import type { Assertion, Case, CaseTable } from '../../../generated/case-table.ts';
import { coreExpectations, type Expected } from '../../../src/cases/grounds.ts';
import { groupBy } from '../../../src/contract/group-by.ts';
import { describeAssertion } from '../../../src/report/assertion.ts';
import { foldIds, table } from './fold.ts';
import { code, ownName, showGrounds } from './ground.ts';

/** What a request must get: `accepted`, or a status and the accepted errors. */
export function showOutcome({ expect: { outcome, statuses, errors = [] } }: Case): string {
  if (outcome === 'accepted') return 'accepted';
  const refused = `${statuses.filter((status) => status >= 300).join(' or ')} ${errors.map((error) => code(error.code)).join(' or ')}`;
  return outcome === 'either' ? `accepted, or ${refused}` : refused;
}

/** A table for each exception and part: its requests, what they must get, and why. */
export function judgedOutcomes(cases: CaseTable): string {
  const outcomes = coreExpectations(cases).filter(({ assertion }) => !assertion);
  return cases.groups
    .flatMap(({ name }) => {
      const own = outcomes.filter(({ testCase }) => testCase.group === name);
      const rows = groupBy(own, (one) =>
        JSON.stringify([showOutcome(one.testCase), showGrounds(one, cases)]),
      );
      if (rows.length === 0) return [];
      const shown = rows.map(([row, same]) => [requests(same), ...(JSON.parse(row) as string[])]);
      return [`### ${ownName(name)}\n\n${table(['request', 'must get', 'ground'], shown)}`];
    })
    .join('\n\n');
}

/** One case with its title, or the ids of several. */
function requests(same: readonly Expected[]): string {
  const [first, ...others] = same.map(({ testCase }) => testCase);
  const idOf = ({ id, group }: Case) => id.slice(group.length + 1);
  if (first && others.length === 0) return `${code(idOf(first))}: ${first.title}`;
  return foldIds(same.map(({ testCase }) => idOf(testCase)));
}

/** The members of a response that are judged, each with its value and why. */
export function judgedMembers(cases: CaseTable): string {
  const members = coreExpectations(cases).flatMap(({ assertion, ...rest }) =>
    assertion ? [{ assertion, ...rest }] : [],
  );
  const rows = groupBy(members, (one) =>
    JSON.stringify([code(one.assertion.path ?? ''), showValue(one.assertion), showGrounds(one, cases)]),
  );
  return table(
    ['member', 'value', 'ground'],
    rows.map(([row]) => JSON.parse(row) as string[]).sort(([a = ''], [b = '']) => a.localeCompare(b)),
  );
}

/** What answers must show, each in the words of a report, and why. */
export function judgedAnswers(cases: CaseTable): string {
  const rows = coreExpectations(cases).flatMap(({ assertion, ...rest }) =>
    assertion ? [[describeAssertion(assertion), showGrounds({ assertion, ...rest }, cases)]] : [],
  );
  const shown = groupBy(rows, (row) => JSON.stringify(row)).map(([row]) => JSON.parse(row) as string[]);
  return table(
    ['an answer has', 'ground'],
    shown
      .sort(([a = ''], [b = '']) => a.localeCompare(b))
      .map(([is = '', ground = '']) => [code(is), ground]),
  );
}

/** The kind of a check is the first part of its name. */
function showValue({ check, equals }: Assertion): string {
  if (check.startsWith('unset.')) return 'absent, where the request has none';
  if (check.startsWith('default.')) return `${code(String(equals))}, where the request has none`;
  if (check.startsWith('made.')) return code(String(equals));
  return /^\$\{.*\.arn\}$/.test(String(equals)) ? 'the ARN of what was sent' : 'as it was sent';
}
