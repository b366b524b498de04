import type { CaseTable } from '../../generated/case-table.ts';
import type { Certificate, CertifiedCase } from '../../generated/certificate.ts';
import type { Report } from '../../generated/report.ts';
import type { Recording } from '../run/recording.ts';
import { type Assessment, assess, casesOfRelease } from './assess.ts';
import { canonicalJson, digest } from './canonical.ts';
import { digestsOf } from './issue.ts';
import type { Release } from './release.ts';

/** One thing in which certificate, recording and judgement don't agree. */
export interface Difference {
  kind:
    | 'certificate-edited'
    | 'case-missing'
    | 'case-added'
    | 'recording-missing'
    | 'recording-added'
    | 'recording-twice'
    | 'recording-edited'
    | 'exchange-missing'
    | 'exchange-added'
    | 'exchange-edited'
    | 'outcome-differs'
    | 'verdict-differs'
    | 'figures-differ'
    | 'suite-differs';
  /** Case, exchange or member that it is about. */
  where: string;
  says: string;
}

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
}

/** Holds a certificate against its recording, and judges the recording again. Pure; asks nothing of the target. */
export function verifyCertificate(
  certificate: Certificate,
  recordings: readonly Recording[],
  { table, suite, release }: VerifyContext,
): Verification {
  const { sha256, ...unsealed } = certificate;
  const sameSuite = canonicalJson(suite) === canonicalJson(certificate.suite);
  const differences: Difference[] = [];
  const add = (kind: Difference['kind'], where: string, says: string) =>
    differences.push({ kind, where, says });
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
  );
  const { cases } = casesOfRelease(table, release.cases);
  const { facts, bindings } = certificate;
  const again = assess(cases, recordings, { table, facts, bindings });
  differences.push(...judgementDifferences(certificate, again));
  return { stands: differences.length === 0, sameSuite, differences };
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
        says: `a case of release ${release} that the certificate leaves out`,
      }),
    ),
    ...added.map(
      ({ id }): Difference => ({
        kind: 'case-added',
        where: id,
        says: `not a case of release ${release}, or certified twice`,
      }),
    ),
  ];
}

/** What the recording has of each case, and that it has nothing else. */
function recordingDifferences(
  { cases, others }: Certificate,
  recordings: readonly Recording[],
): Difference[] {
  const looks = new Map<string, (recording: Recording) => Difference[]>([
    ...others.map(
      ({ id, sha256 }) => [id, (recording: Recording) => otherDifferences(id, sha256, recording)] as const,
    ),
    ...cases.map((one) => [one.id, (recording: Recording) => exchangeDifferences(one, recording)] as const),
  ]);
  const added = recordings.filter(({ caseId }) => !looks.has(caseId));
  return [
    ...[...looks].flatMap(([id, look]): Difference[] => {
      const own = recordings.filter(({ caseId }) => caseId === id);
      const [recording] = own;
      if (!recording)
        return [{ kind: 'recording-missing', where: id, says: 'the recording has nothing of this case' }];
      if (own.length > 1)
        return [{ kind: 'recording-twice', where: id, says: `recorded ${own.length} times` }];
      return look(recording);
    }),
    ...added.map(
      ({ caseId }): Difference => ({
        kind: 'recording-added',
        where: caseId,
        says: 'recorded, and not in the certificate',
      }),
    ),
  ];
}

function otherDifferences(id: string, sha256: string, recording: Recording): Difference[] {
  return digest(recording) === sha256
    ? []
    : [{ kind: 'recording-edited', where: id, says: 'not what was certified; in no figure' }];
}

function exchangeDifferences(
  { id, recordingSha256, exchanges }: CertifiedCase,
  recording: Recording,
): Difference[] {
  const found = digestsOf(recording);
  const differences: Difference[] = [];
  if (found.recordingSha256 !== recordingSha256) {
    differences.push({
      kind: 'recording-edited',
      where: id,
      says: 'what was unmet or failed in the harness was changed',
    });
  }
  const present = new Set(found.exchanges);
  const certified = new Set(exchanges);
  const lost = exchanges.filter((sha) => !present.has(sha));
  const strange = found.exchanges.flatMap((sha, index) => (certified.has(sha) ? [] : [index]));
  // As many strange ones as lost ones: the same exchanges with other content.
  for (const [place, index] of strange.entries()) {
    const { role, operation } = recording.exchanges[index] ?? { role: '', operation: '' };
    const kind = place < lost.length ? 'exchange-edited' : 'exchange-added';
    const says = kind === 'exchange-edited' ? 'not what was certified' : 'not among the certified exchanges';
    differences.push({ kind, where: `${id}#${index} (${role} ${operation})`, says });
  }
  for (const sha of lost.slice(strange.length)) {
    const place = exchanges.indexOf(sha);
    differences.push({
      kind: 'exchange-missing',
      where: `${id}#${place}`,
      says: 'certified, and not in the recording',
    });
  }
  const same = lost.length === 0 && strange.length === 0;
  if (same && canonicalJson(found.exchanges) !== canonicalJson(exchanges)) {
    differences.push({
      kind: 'exchange-edited',
      where: id,
      says: 'the exchanges are in another order, or some are there twice',
    });
  }
  return differences;
}

function judgementDifferences(certificate: Certificate, again: Assessment): Difference[] {
  const outcomes = new Map(again.results.map((result) => [result.id, result]));
  return [
    ...certificate.cases.flatMap(({ id, outcome }): Difference[] => {
      const now = outcomes.get(id);
      if (!now || now.outcome === outcome) return [];
      const reason = now.reason ? ` (${now.reason})` : '';
      return [
        { kind: 'outcome-differs', where: id, says: `certified ${outcome}, judged ${now.outcome}${reason}` },
      ];
    }),
    ...Object.keys({ ...certificate.verdicts, ...again.verdicts }).flatMap((name): Difference[] => {
      const [before, now] = [certificate.verdicts[name] ?? 'nothing', again.verdicts[name] ?? 'nothing'];
      return before === now
        ? []
        : [{ kind: 'verdict-differs', where: name, says: `certified ${before}, judged ${now}` }];
    }),
    ...(canonicalJson(certificate.figures) === canonicalJson(again.figures)
      ? []
      : [
          {
            kind: 'figures-differ' as const,
            where: 'figures',
            says: `certified ${canonicalJson(certificate.figures)}, judged ${canonicalJson(again.figures)}`,
          },
        ]),
  ];
}
