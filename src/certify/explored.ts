import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Certificate, CertifiedCase, ExploredRequests } from '../../generated/certificate.ts';
import { type Binding, bindCase } from '../contract/bind.ts';
import type { Recording } from '../contract/recording.ts';
import { type CaseResult, isJudged } from '../contract/result.ts';
import { judge } from '../judge/judge.ts';
import { describeCase } from '../report/outcome.ts';
import { digestsOf } from './case-digests.ts';
import type { Difference } from './difference.ts';

/** How many requests a certified run draws. */
export const EXPLORED_COUNT = 300;

/** The drawn requests of a run, and what was recorded of each. */
export interface Explored {
  cases: readonly Case[];
  recordings: readonly Recording[];
}

type Context = Omit<Binding, 'operation'> & { table: CaseTable };

/** Judges the drawn requests by what was recorded. Pure. */
function exploredResults({ cases, recordings }: Explored, context: Context): CaseResult[] {
  const binding = { ...context, operation: context.table.operation };
  const byId = new Map(recordings.map((recording) => [recording.caseId, recording]));
  return cases.flatMap((one) => {
    const recording = byId.get(one.id);
    return recording ? [judge(bindCase(one, binding), recording, context.table)] : [];
  });
}

/** The drawn requests as a certificate has them. */
export function judgeExplored(explored: Explored, context: Context): ExploredRequests {
  const results = exploredResults(explored, context);
  const byId = new Map(explored.recordings.map((recording) => [recording.caseId, recording]));
  const cases = results.map(
    ({ id, outcome }): CertifiedCase => ({ id, outcome, ...digestsOf(byId.get(id)) }),
  );
  return { ...tally(results), cases };
}

function tally(results: readonly CaseResult[]): { passed: number; total: number } {
  const judged = results.filter(isJudged);
  return { passed: judged.filter(({ outcome }) => outcome === 'pass').length, total: judged.length };
}

/** Whether a certificate has exactly the requests that follow from its secret, with the outcome that the judge gives each. */
export function exploredDifferences(
  { explored }: Pick<Certificate, 'explored'>,
  drawn: Explored,
  context: Context,
): Difference[] {
  const certified = new Map((explored?.cases ?? []).map((one) => [one.id, one.outcome]));
  const ids = new Set(drawn.cases.map(({ id }) => id));
  const results = exploredResults(drawn, context);
  const { passed, total } = tally(results);
  return [
    ...drawn.cases.flatMap(({ id }): Difference[] =>
      certified.has(id)
        ? []
        : [
            {
              kind: 'case-missing',
              where: id,
              message: 'a request drawn for this run that the certificate leaves out',
            },
          ],
    ),
    ...(explored?.cases ?? []).flatMap(({ id }, index, all): Difference[] =>
      ids.has(id) && all.findIndex((one) => one.id === id) === index
        ? []
        : [
            {
              kind: 'case-added',
              where: id,
              message: 'not a request drawn for this run, or certified twice',
            },
          ],
    ),
    ...results.flatMap((result): Difference[] => {
      const before = certified.get(result.id);
      if (before === undefined || before === result.outcome) return [];
      const reason = result.outcome === 'pass' ? '' : ` (${describeCase(result)})`;
      return [
        {
          kind: 'outcome-differs',
          where: result.id,
          message: `certified ${before}, judged ${result.outcome}${reason}`,
        },
      ];
    }),
    ...(explored && (explored.passed !== passed || explored.total !== total)
      ? [
          {
            kind: 'figures-differ' as const,
            where: 'explored',
            message: `certified ${explored.passed} of ${explored.total}, judged ${passed} of ${total}`,
          },
        ]
      : []),
  ];
}
