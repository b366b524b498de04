import type { Certificate, CertifiedCase } from '../../generated/certificate.ts';
import type { Recording } from '../contract/recording.ts';
import { canonicalJson, digest } from './canonical.ts';
import { digestsOf } from './case-digests.ts';
import { type Difference, placeOf } from './difference.ts';

/** What the recording has of each case, and that it has nothing else. */
export function recordingDifferences(
  { cases, others, explored }: Certificate,
  recordings: readonly Recording[],
): Difference[] {
  const looks = new Map<string, (recording: Recording) => Difference[]>([
    ...others.map(
      ({ id, sha256 }) => [id, (recording: Recording) => otherDifferences(id, sha256, recording)] as const,
    ),
    ...[...cases, ...(explored?.cases ?? [])].map(
      (one) => [one.id, (recording: Recording) => exchangeDifferences(one, recording)] as const,
    ),
  ]);
  const added = recordings.filter(({ caseId }) => !looks.has(caseId));
  return [
    ...[...looks].flatMap(([id, look]): Difference[] => {
      const own = recordings.filter(({ caseId }) => caseId === id);
      const [recording] = own;
      if (!recording)
        return [{ kind: 'recording-missing', where: id, message: 'the recording has nothing of this case' }];
      if (own.length > 1)
        return [{ kind: 'recording-twice', where: id, message: `recorded ${own.length} times` }];
      return look(recording);
    }),
    ...added.map(
      ({ caseId }): Difference => ({
        kind: 'recording-added',
        where: caseId,
        message: 'recorded, and not in the certificate',
      }),
    ),
  ];
}

function otherDifferences(id: string, sha256: string, recording: Recording): Difference[] {
  return digest(recording) === sha256
    ? []
    : [{ kind: 'recording-edited', where: id, message: 'not what was certified; in no figure' }];
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
      message: 'what was unmet or failed in the harness was changed',
    });
  }
  const present = new Set(found.exchanges);
  const certified = new Set(exchanges);
  const lost = exchanges.filter((sha) => !present.has(sha));
  const strange = found.exchanges.flatMap((sha, index) => (certified.has(sha) ? [] : [index]));
  // As many strange ones as lost ones: the same exchanges with other content.
  for (const [place, index] of strange.entries()) {
    const exchange = recording.exchanges[index] ?? { role: '', operation: '' };
    const kind = place < lost.length ? 'exchange-edited' : 'exchange-added';
    const message =
      kind === 'exchange-edited' ? 'not what was certified' : 'not among the certified exchanges';
    differences.push({ kind, where: placeOf(id, index, exchange), message });
  }
  for (const sha of lost.slice(strange.length)) {
    const place = exchanges.indexOf(sha);
    differences.push({
      kind: 'exchange-missing',
      where: `${id}#${place}`,
      message: 'certified, and not in the recording',
    });
  }
  const same = lost.length === 0 && strange.length === 0;
  if (same && canonicalJson(found.exchanges) !== canonicalJson(exchanges)) {
    differences.push({
      kind: 'exchange-edited',
      where: id,
      message: 'the exchanges are in another order, or some are there twice',
    });
  }
  return differences;
}
