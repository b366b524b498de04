import type { AcceptedError, Case, CaseTable } from '../../../generated/case-table.ts';
import { isNamed } from '../../../src/cases/grounds.ts';
import { groupBy } from '../../../src/contract/group-by.ts';
import { counted } from '../../../src/text/counted.ts';
import { foldIds, table } from './fold.ts';
import { code, ownName, sentenceOf, showGround } from './ground.ts';
import { showOutcome } from './judged.ts';

const idOf = ({ id, group }: Case) => id.slice(group.length + 1);
const isJudged = ({ informative }: Case) => !informative;

/** Cases of which a success and a refusal are both right, with the reason. */
export function undecided({ cases }: CaseTable): string {
  const either = cases.filter((testCase) => isJudged(testCase) && testCase.expect.outcome === 'either');
  return table(
    ['case', 'accepted answers', 'reason'],
    either.map((testCase) => [code(testCase.id), showOutcome(testCase), testCase.note ?? '']),
  );
}

/** Refusals with more than one right error: the others, and why each is right too. */
export function acceptedSets(cases: CaseTable): string {
  const sets = cases.cases.filter(
    (testCase) =>
      isJudged(testCase) && testCase.expect.outcome === 'rejected' && othersOf(testCase).length > 0,
  );
  const rows = groupBy(sets, (testCase) =>
    JSON.stringify([
      testCase.group,
      othersOf(testCase)
        .map((other) => reasonOf(other, cases))
        .join('<br>'),
    ]),
  );
  return table(
    ['exception or part', 'cases', 'also accepted, and why'],
    rows.map(([row, same]) => {
      const [group = '', reasons = ''] = JSON.parse(row) as string[];
      const notes = [...new Set(same.flatMap(({ note }) => note ?? []))];
      return [ownName(group), foldIds(same.map(idOf)), [reasons, ...notes].join('<br>')];
    }),
  );
}

/** The accepted errors besides the one that the case is named after; in a part, besides the first. */
function othersOf({ group, expect: { errors = [] } }: Case): AcceptedError[] {
  const named = errors.find(({ code }) => isNamed(group, code)) ?? errors[0];
  return errors.filter((error) => error !== named);
}

function reasonOf({ code: name, provenance }: AcceptedError, cases: CaseTable): string {
  const [why] = provenance;
  return why ? `${code(name)}: ${sentenceOf(why, cases)} (${showGround(why, cases)})` : code(name);
}

/** Checks that are reported and never fail. */
export function infoChecks(cases: CaseTable): string {
  const checks = cases.cases
    .filter(isJudged)
    .flatMap(({ expect, probes }) => [
      ...(expect.assertions ?? []),
      ...probes.flatMap(({ assertions }) => assertions),
    ])
    .filter(({ level }) => level === 'info');
  const rows = groupBy(checks, ({ path = '', provenance: [why] }) =>
    JSON.stringify([code(path), why ? `${sentenceOf(why, cases)} (${showGround(why, cases)})` : '']),
  );
  return table(
    ['member', 'reason'],
    rows.map(([row]) => JSON.parse(row) as string[]),
  );
}

/** Parts whose cases are only reported: why, and what they ask. Pairs of faults are counted only. */
export function informativeParts({ cases, groups }: CaseTable): string {
  return groups
    .filter(({ kind }) => kind === 'info')
    .map(({ name, reason = '' }) => {
      const own = cases.filter(({ group }) => group === name);
      const questions = own
        .filter(({ faults }) => !faults)
        .map((testCase) => `- ${code(idOf(testCase))}: ${testCase.title}?`);
      return [
        `### ${ownName(name)}`,
        `${reason} ${counted(own.length, 'case')}.`,
        ...(questions.length > 0 ? [questions.join('\n')] : []),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** Clauses that no answer can show. */
export function unobservableClauses({ clauses }: CaseTable): string {
  const own = clauses.filter((clause) => clause.class === 'unobservable');
  return table(
    ['clause', 'what it states', 'reason'],
    own.map(({ id, description, reason = '' }) => [code(id), description, reason]),
  );
}
