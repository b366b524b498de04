import type { Case, CaseTable } from '../../../generated/case-table.ts';
import type { Certificate } from '../../../generated/certificate.ts';
import type { Recording } from '../../contract/recording.ts';
import type { Handle } from '../../lanes/in-process.ts';
import { redact } from '../../redact/redact.ts';
import { suiteFacts } from '../../results/suite.ts';
import { type InProcessOptions, runInProcess } from '../../session/testing/in-process.ts';
import { issueCertificate } from '../issue.ts';
import { freeze } from '../release.ts';
import { type Verification, type VerifyContext, verifyCertificate } from '../verify.ts';

/** A certificate and its recording as they come out of their files, and what they are verified with. */
export interface Issued {
  certificate: Certificate;
  recordings: Recording[];
  context: VerifyContext;
}

interface CertifiedOptions extends Partial<Pick<InProcessOptions, 'runId' | 'secret' | 'differs'>> {
  nonce?: string;
  /** Draws requests for the run. */
  drawing?: InProcessOptions['drawn'];
}

/** Runs cases of the table against a function, masks what is handed out as a run does, and certifies it. */
export async function certified(
  table: CaseTable,
  cases: readonly Case[],
  handle: Handle,
  { runId = 'certif', secret = 'told', nonce, drawing, differs = {} }: CertifiedOptions = {},
): Promise<Issued> {
  const { target, facts, fixtures, done } = await runInProcess({
    ...{ table, cases, handle, runId, secret, differs },
    ...(drawing ? { drawn: drawing } : {}),
  });
  const ofThese = { ...table, cases: [...cases] };
  const { name, region, endpoints, credentials } = target;
  const { cloudtrail: endpoint } = endpoints;
  const handed = redact(
    {
      report: {
        suite: await suiteFacts(table),
        target: {
          name,
          region,
          partition: facts.partition,
          ...(endpoint ? { endpoint } : {}),
          ...(facts.account ? { account: facts.account } : {}),
        },
        capabilities: [],
      },
      facts,
      bindings: fixtures.bindings,
      recordings: done.map(({ recording }) => recording),
    },
    { credentials, table, ...(facts.account ? { account: facts.account } : {}) },
  );
  const all = reread(handed.recordings);
  const drawn = drawing?.(handed.facts, handed.bindings);
  const ids = new Set(drawn?.map(({ id }) => id));
  const recordings = all.filter(({ caseId }) => !ids.has(caseId));
  const explored = drawn && { cases: drawn, recordings: all.filter(({ caseId }) => ids.has(caseId)) };
  const release = freeze(ofThese, '1.0');
  const issuedAt = new Date().toISOString();
  const certificate = issueCertificate({
    ...{ ...handed, recordings, explored, nonce },
    ...{ table: ofThese, release, issuedAt },
  });
  const context = { table: ofThese, suite: handed.report.suite, release, drawn, now: new Date() };
  return { certificate: reread(certificate), recordings: all, context };
}

/** The same through a file. */
export function reread<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A copy to tamper with; the table stays what it is. */
export function cloned({ certificate, recordings, context }: Issued): Issued {
  return { ...structuredClone({ certificate, recordings }), context };
}

/** Verifies it as the verb does. */
export function verify({ certificate, recordings, context }: Issued): Promise<Verification> {
  return verifyCertificate(certificate, recordings, context);
}
