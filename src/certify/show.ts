import type { Certificate } from '../../generated/certificate.ts';
import { showTally } from '../results/summary.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import { shellWord } from '../text/shell.ts';
import { CERTIFICATE, RECORDING } from './files.ts';
import type { Verification } from './verify.ts';

/** What to give to whoever is to check a certificate, and how they do. */
export function showHandingOn(folder: string, program: string): string {
  return [
    `  To hand on: ${CERTIFICATE} and ${RECORDING} of ${folder}, side by side.`,
    `  To check them, without the target: ${program} verify ${shellWord(folder)}`,
    '',
  ].join('\n');
}

/** A verification for a person: what is certified, then each difference on a line. */
export function showVerification(certificate: Certificate, { stands, differences }: Verification): string {
  const { target, release, figures, cases, issuedAt, suite } = certificate;
  const lines = [
    `${plain(target.name)}, release ${release}, ${cases.length} cases, issued ${issuedAt} by ${suite.name} ${suite.version}`,
    `  conformance ${showTally(figures.conformance)}, coverage ${showTally(figures.coverage)}`,
    ...Object.entries(figures.levels).map(([level, tally]) => `  ${level.padEnd(5)} ${showTally(tally)}`),
    stands
      ? 'It stands: the recording is what was certified, and judged again it comes to the same.'
      : `${counted(differences.length, 'difference')}:`,
    ...differences.map(({ kind, where, says }) => `  ${kind.padEnd(18)} ${plain(where)}: ${plain(says)}`),
  ];
  return `${lines.join('\n')}\n`;
}
