import type { Certificate } from '../../generated/certificate.ts';
import { EXPLORED_COUNT } from '../../src/certify/explored.ts';
import { type Evidence, issueCertificate } from '../../src/certify/issue.ts';
import { CURRENT_RELEASE, loadRelease } from '../../src/certify/release.ts';
import { reread } from '../../src/certify/testing/issued.ts';
import { verifyCertificate } from '../../src/certify/verify.ts';
import { exitCodeOfCertificate } from '../../src/cli/exit.ts';
import type { Recording } from '../../src/contract/recording.ts';
import { answerTo } from '../../src/contract/secret.ts';
import { loadTable } from '../../src/contract/table.ts';
import { exploredCases, loadSources } from '../../src/explore/cases.ts';
import { type Handle, inProcessTransport } from '../../src/lanes/in-process.ts';
import { exitCodeOf } from '../../src/results/exit-code.ts';
import { suiteFacts } from '../../src/results/suite.ts';
import { type ConformanceRun, runConformance } from '../../src/session/conformance.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';
import type { Deceiver } from './deceiver.ts';

export const CHALLENGE = 'asked on 2 May';
const ID = 'duped0';

/** A certificate with its recordings, as they come out of their files. */
export interface Handed {
  certificate: Certificate;
  recordings: Recording[];
}

/** What the suite says of a server. */
export interface Tried {
  /** Cases of the table that fail, of all. */
  failed: number;
  total: number;
  /** Requests drawn for the run that fail, of all. */
  drawnFailed: number;
  drawn: number;
  /** Exit codes. */
  run: number;
  certify: number;
  evidence: Evidence;
}

/** Certifies a deceiver, by a run that answers the challenge: no server can tell such a run from another. */
export async function tryDeceiver({ id, open }: Deceiver): Promise<Tried> {
  const nonce = `drawn for ${id}`;
  const secret = answerTo(CHALLENGE, nonce);
  return certified(await open({ rehearse, run: { id: ID, secret } }), secret, nonce);
}

async function rehearse(handle: Handle): Promise<void> {
  await runConformance({
    ...{ target: inProcessTarget(inProcessTransport(handle)), only: [] },
    ...{ runId: 'before', secret: 'of a run before' },
  });
}

async function certified(handle: Handle, secret: string, nonce: string): Promise<Tried> {
  const [sources, release] = [await loadSources(), await loadRelease(CURRENT_RELEASE)];
  const draw = ({ facts, bindings }: Pick<ConformanceRun, 'facts' | 'bindings'>) =>
    exploredCases(facts, bindings, sources, EXPLORED_COUNT);
  const table = loadTable();
  const run = await runConformance({
    ...{ table, target: inProcessTarget(inProcessTransport(handle)), only: [], runId: ID, secret },
    drawn: draw,
  });
  const explored = { cases: draw(run), recordings: run.drawn.map(({ recording }) => recording) };
  return {
    failed: run.report.summary.outcomes.fail,
    total: run.report.cases.length,
    drawnFailed: run.drawn.filter(({ result }) => result.outcome === 'fail').length,
    drawn: run.drawn.length,
    run: exitCodeOf(run.report),
    certify: exitCodeOfCertificate(run.report, run.drawn),
    evidence: {
      ...{ ...run, nonce, explored, release },
      ...{ table, issuedAt: new Date().toISOString() },
    },
  };
}

/** The certificate of a run with its recordings, as `certify` writes them. */
export function issue(evidence: Evidence): Handed {
  const { recordings, explored } = evidence;
  return reread({
    certificate: issueCertificate(evidence),
    recordings: [...recordings, ...(explored?.recordings ?? [])],
  });
}

/** The kinds of difference that `verify` finds, with the text of a challenge or without. */
export async function verifyHanded(
  { certificate, recordings }: Handed,
  challenge: string | undefined,
): Promise<string[]> {
  const table = loadTable();
  const { facts, bindings, target } = certificate;
  const isDrawn = target.endpoint !== undefined;
  const { differences } = await verifyCertificate(certificate, recordings, {
    ...{ table, challenge, now: new Date() },
    suite: await suiteFacts(table),
    release: await loadRelease(certificate.release),
    drawn: isDrawn ? exploredCases(facts, bindings, await loadSources(), EXPLORED_COUNT) : undefined,
  });
  return [...new Set(differences.map(({ kind }) => kind))].sort();
}
