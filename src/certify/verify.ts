import type { Case, CaseTable } from '../../generated/case-table.ts';
import type { Certificate } from '../../generated/certificate.ts';
import type { Report } from '../../generated/report.ts';
import type { Recording } from '../contract/recording.ts';
import { answerTo, secretOf } from '../contract/secret.ts';
import { describeCase } from '../report/outcome.ts';
import { type Assessment, assess, casesOfRelease } from './assess.ts';
import { canonicalJson, digest } from './canonical.ts';
import type { Difference } from './difference.ts';
import { recordingDifferences } from './digests.ts';
import { exploredDifferences } from './explored.ts';
import type { Release } from './release.ts';
import { requestDifferences } from './replay.ts';
import { seenDifferences } from './seen.ts';
import { timeDifferences } from './times.ts';

export interface Verification {
  /** Whether nothing was found: certificate and recording are what was issued, and the judgement stands. */
  stands: boolean;
  /** Whether this suite is the one that issued it. Where it isn't, judgements are given side by side. */
  sameSuite: boolean;
  differences: Difference[];
}

export interface VerifyContext {
  table: CaseTable;
  suite: Report['suite'];
  /** The frozen cases of the certificate's release. */
  release: Release;
  /** The requests that follow from the secret of the certificate; undefined where none were due. */
  drawn?: readonly Case[] | undefined;
  /** The text that the secret has to follow from. */
  challenge?: string | undefined;
  now: Date;
}

/**
 * Holds a certificate against its recording, reads the raw answers again, and judges the recording again. The same in, the
 * same out; asks nothing of the target.
 */
export async function verifyCertificate(
  certificate: Certificate,
  recordings: readonly Recording[],
  { table, suite, release, drawn, challenge, now }: VerifyContext,
): Promise<Verification> {
  const { sha256, ...unsealed } = certificate;
  const sameSuite = canonicalJson(suite) === canonicalJson(certificate.suite);
  const differences: Difference[] = [];
  const add = (kind: Difference['kind'], where: string, message: string) =>
    differences.push({ kind, where, message });
  if (digest(unsealed) !== sha256) {
    add('certificate-edited', 'sha256', 'the certificate is not what its digest was made of');
  }
  if (!sameSuite) {
    const { version, specSha256, casesSha256 } = certificate.suite;
    const issued = `issued by ${version} (spec ${specSha256.slice(0, 8)}, cases ${casesSha256.slice(0, 8)})`;
    const here = `judged again by ${suite.version} (spec ${suite.specSha256.slice(0, 8)}, cases ${suite.casesSha256.slice(0, 8)})`;
    add('suite-differs', 'suite', `${issued}, ${here}`);
  }
  differences.push(
    ...scopeDifferences(certificate, release),
    ...recordingDifferences(certificate, recordings),
    ...challengeDifferences(certificate, challenge),
    ...timeDifferences(certificate, recordings, now),
    ...(await seenDifferences(recordings)),
    // Another version asks otherwise.
    ...(sameSuite ? await requestDifferences(certificate, recordings, table, drawn) : []),
  );
  const { cases } = casesOfRelease(table, release.cases);
  const { facts, bindings } = certificate;
  const again = assess(cases, recordings, { table, facts, bindings });
  differences.push(
    ...judgementDifferences(certificate, again),
    ...exploredDifferences(certificate, { cases: drawn ?? [], recordings }, { table, facts, bindings }),
  );
  return { stands: differences.length === 0, sameSuite, differences };
}

/** Whether the secret of the run follows from the text of the challenge. */
function challengeDifferences({ facts, nonce }: Certificate, challenge: string | undefined): Difference[] {
  if (challenge === undefined) return [];
  const differs = (message: string): Difference[] => [{ kind: 'challenge-differs', where: 'nonce', message }];
  if (nonce === undefined) return differs('the certificate was issued without a challenge');
  return secretOf(answerTo(challenge, nonce)) === facts.secret
    ? []
    : differs('the secret of the run does not follow from this challenge');
}

/** A certificate covers the cases of its release, no fewer and no others. */
function scopeDifferences({ cases }: Certificate, { release, cases: frozen }: Release): Difference[] {
  const certified = new Set(cases.map(({ id }) => id));
  const wanted = new Set(frozen);
  const missing = frozen.filter((id) => !certified.has(id));
  const added = cases.filter(
    ({ id }, index) => !wanted.has(id) || cases.findIndex((one) => one.id === id) < index,
  );
  return [
    ...missing.map(
      (id): Difference => ({
        kind: 'case-missing',
        where: id,
        message: `a case of release ${release} that the certificate leaves out`,
      }),
    ),
    ...added.map(
      ({ id }): Difference => ({
        kind: 'case-added',
        where: id,
        message: `not a case of release ${release}, or certified twice`,
      }),
    ),
  ];
}

function judgementDifferences(certificate: Certificate, again: Assessment): Difference[] {
  const outcomes = new Map(again.results.map((result) => [result.id, result]));
  return [
    ...certificate.cases.flatMap(({ id, outcome }): Difference[] => {
      const now = outcomes.get(id);
      if (!now || now.outcome === outcome) return [];
      const reason = now.outcome === 'pass' ? '' : ` (${describeCase(now)})`;
      return [
        {
          kind: 'outcome-differs',
          where: id,
          message: `certified ${outcome}, judged ${now.outcome}${reason}`,
        },
      ];
    }),
    ...Object.keys({ ...certificate.verdicts, ...again.verdicts }).flatMap((name): Difference[] => {
      const [before, now] = [certificate.verdicts[name] ?? 'nothing', again.verdicts[name] ?? 'nothing'];
      return before === now
        ? []
        : [{ kind: 'verdict-differs', where: name, message: `certified ${before}, judged ${now}` }];
    }),
    ...(canonicalJson(certificate.figures) === canonicalJson(again.figures)
      ? []
      : [
          {
            kind: 'figures-differ' as const,
            where: 'figures',
            message: `certified ${canonicalJson(certificate.figures)}, judged ${canonicalJson(again.figures)}`,
          },
        ]),
  ];
}
