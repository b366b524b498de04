import type { Certificate } from '../../generated/certificate.ts';
import type { CaseResult } from '../contract/result.ts';
import { describeCase } from '../report/outcome.ts';
import { showTally } from '../results/summary.ts';
import { targetLabel } from '../results/target-label.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import { shellWord } from '../text/shell.ts';
import { notProvedBy, provedBy } from './claims.ts';
import { CERTIFICATE, EXPLORED_RECORDING, RECORDING } from './files.ts';
import { operationsOf } from './operations.ts';
import type { Verification } from './verify.ts';

/** What to give to whoever is to check a certificate, and how they do. */
export function showHandingOn(folder: string, program: string, isExplored: boolean): string {
  const files = isExplored
    ? `${CERTIFICATE}, ${RECORDING} and ${EXPLORED_RECORDING}`
    : `${CERTIFICATE} and ${RECORDING}`;
  return [
    `  To hand on: ${files} of ${folder}, side by side.`,
    `  To check them, without the target: ${program} verify ${shellWord(folder)}`,
    '',
  ].join('\n');
}

/** What the drawn requests of a run came to, with the first that contradict the spec. */
export function showExploredRequests(results: readonly CaseResult[]): string {
  if (results.length === 0) return '  No requests were drawn for this run.\n';
  const wrong = results.filter(({ outcome }) => outcome === 'fail');
  const passed = results.filter(({ outcome }) => outcome === 'pass').length;
  const lines = [
    `  Drawn for this run: ${counted(results.length, 'request')}, ${passed} answered as the spec requires, ${wrong.length} not`,
    ...wrong
      .slice(0, SHOWN)
      .map((result) => `    ${result.id}: ${plain(result.title)}. ${plain(describeCase(result))}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** So many contradictions are shown; the recording has all. */
const SHOWN = 5;

/**
 * A verification for a person: what is certified, each difference on a line, and what this shows and doesn't.
 * @param challenged whether the verifier's own text was demanded
 */
export function showVerification(
  certificate: Certificate,
  { stands, differences }: Verification,
  challenged: boolean,
): string {
  const { target, release, figures, cases, issuedAt, suite, explored } = certificate;
  const operations = operationsOf(certificate).join(', ');
  const lines = [
    `${plain(targetLabel(target))}, release ${release} of ${plain(operations)}, ${cases.length} cases, issued ${issuedAt} by ${suite.name} ${suite.version}`,
    `  answered by ${target.endpoint === undefined ? `AWS in ${plain(target.region)}` : plain(target.endpoint)}, as the certificate has it`,
    `  conformance ${showTally(figures.conformance)}, coverage ${showTally(figures.coverage)}`,
    ...Object.entries(figures.levels).map(([level, tally]) => `  ${level.padEnd(5)} ${showTally(tally)}`),
    explored
      ? `  drawn ${showTally(explored)} requests that were drawn for this run`
      : '  no requests were drawn for this run',
    stands
      ? 'Valid: the recording is unchanged, and judging it again gives the same results.'
      : `${counted(differences.length, 'difference')}:`,
    ...differences.map(
      ({ kind, where, message }) => `  ${kind.padEnd(18)} ${plain(where)}: ${plain(message)}`,
    ),
    ...(stands ? ['This shows:', ...provedBy(certificate, challenged).map((line) => `  ${line}`)] : []),
    'This does not show:',
    ...notProvedBy(certificate).map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}
