import type { CaseTable } from '../../generated/case-table.ts';
import type { Certificate } from '../../generated/certificate.ts';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import { assess, casesOfRelease } from './assess.ts';
import { digest } from './canonical.ts';
import { digestsOf } from './case-digests.ts';
import { notProvedBy, provedBy } from './claims.ts';
import { type Explored, judgeExplored } from './explored.ts';
import type { Release } from './release.ts';

/** The format of certificate.json that this version writes and reads. */
export const CERTIFICATE_FORMAT = 3;

/** What a certificate is made of. */
export interface Evidence {
  /** The table of the operations that are certified. */
  table: CaseTable;
  release: Release;
  report: Pick<Report, 'suite' | 'target' | 'capabilities'>;
  facts: RunFacts;
  bindings: Bindings;
  recordings: readonly Recording[];
  /** The requests that were drawn for the run; undefined where none were sent. */
  explored?: Explored | undefined;
  /** What the secret of the run follows from, together with a challenge. */
  nonce?: string | undefined;
  /** ISO 8601, UTC. Where the clock was set back during the run, the end of the run counts. */
  issuedAt: string;
}

/**
 * The certificate of a run, for the cases of a release. It says what was found, good or bad: that a target is certified
 * doesn't mean that it conforms.
 * @throws CannotJudge when the run or this version lacks cases of the release
 */
export function issueCertificate(evidence: Evidence): Certificate {
  const { table, release, report, facts, bindings, recordings, explored, nonce, issuedAt } = evidence;
  const { cases, unknown } = casesOfRelease(table, release.cases);
  const recorded = new Map(recordings.map((recording) => [recording.caseId, recording]));
  const lacking = unknown[0] ?? cases.find(({ id }) => !recorded.has(id))?.id;
  if (lacking !== undefined) {
    throw new CannotJudge(
      `Release ${release.release} has the case ${lacking}, which was not run; certify runs all of them.`,
    );
  }
  const covered = new Set(cases.map(({ id }) => id));
  const { results, figures, verdicts } = assess(cases, recordings, { table, facts, bindings });
  const drawn = explored && judgeExplored(explored, { table, facts, bindings });
  const all = [...recordings, ...(explored?.recordings ?? [])];
  const certified = { ...(drawn ? { explored: drawn } : {}), ...(nonce === undefined ? {} : { nonce }) };
  return seal({
    formatVersion: CERTIFICATE_FORMAT,
    release: release.release,
    operations: Object.keys(table.subjects),
    suite: report.suite,
    issuedAt: new Date(Math.max(Date.parse(issuedAt), endOf(all))).toISOString(),
    target: certifiedTarget(report.target),
    capabilities: report.capabilities,
    figures,
    verdicts,
    facts,
    bindings,
    cases: results.map(({ id, outcome }) => ({ id, outcome, ...digestsOf(recorded.get(id)) })),
    others: recordings
      .filter(({ caseId }) => !covered.has(caseId))
      .map((recording) => ({ id: recording.caseId, sha256: digest(recording) })),
    ...certified,
    proves: provedBy({ suite: report.suite, ...certified }, nonce !== undefined),
    doesNotProve: notProvedBy({ target: report.target, ...certified }),
  });
}

/** When the last exchange ended, as milliseconds of the epoch. */
function endOf(recordings: readonly Recording[]): number {
  const ends = recordings.flatMap(({ exchanges }) => exchanges.map(({ at, ms }) => Date.parse(at) + ms));
  return Math.ceil(ends.reduce((last, end) => Math.max(last, end), 0));
}

/** The certificate with the digest of all the rest of it. */
export function seal(unsealed: Omit<Certificate, 'sha256'>): Certificate {
  return { ...unsealed, sha256: digest(unsealed) };
}

/** Of the target only what says which one it is, not how its lines are written. */
function certifiedTarget({
  endpoints: _,
  targetForm: __,
  ca: ___,
  ...target
}: Report['target']): Certificate['target'] {
  return target;
}
