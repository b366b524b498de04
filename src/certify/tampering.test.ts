import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../generated/certificate.ts';
import { validateCertificate } from '../../generated/validators.js';
import { loadTable } from '../cases/table.ts';
import { createReference, type ReferenceOptions } from '../reference/index.ts';
import { runInProcess } from '../run/in-process.ts';
import type { Recording } from '../run/recording.ts';
import { suiteFacts } from '../suite.ts';
import { digest } from './canonical.ts';
import { digestsOf, issueCertificate, seal } from './issue.ts';
import { freeze } from './release.ts';
import { type VerifyContext, verifyCertificate } from './verify.ts';

const table = loadTable();
const release = freeze(table, '1.0');
const NAME = 'InvalidTrailNameException/name-length-2';
/** A case with a probe that finds what a step made. */
const KEPT =
  table.cases.find(
    ({ before, probes }) => before.length > 0 && probes.some(({ call }) => call === table.reads.list),
  )?.id ?? '';
/** A case that no release has: it is only reported. */
const PRECEDENCE = table.cases.find(({ informative }) => informative)?.id ?? '';
let context: VerifyContext;
let reference: Issued;

interface Issued {
  certificate: Certificate;
  recordings: Recording[];
}

/** A certificate and its recording as they come out of their files. */
async function certified(options: Partial<ReferenceOptions> = {}): Promise<Issued> {
  const { handle } = createReference(options);
  const { target, facts, fixtures, done } = await runInProcess({
    table,
    cases: table.cases,
    handle,
    runId: 'certif',
  });
  const recordings = reread(done.map(({ recording }) => recording));
  const { name, region } = target;
  const certificate = issueCertificate({
    table,
    release,
    report: { suite: context.suite, target: { name, region, partition: 'aws' }, capabilities: [] },
    facts,
    bindings: fixtures.bindings,
    recordings,
    issuedAt: '2026-01-01T00:00:00.000Z',
  });
  return { certificate: reread(certificate), recordings };
}

function reread<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

beforeAll(async () => {
  context = { table, suite: await suiteFacts(table), release, now: new Date() };
  reference = await certified();
}, 60_000);

describe('a certificate', () => {
  it('of the reference stands when it is verified, whatever the order of its recording', async () => {
    const { certificate, recordings } = reference;
    expect(validateCertificate(certificate), JSON.stringify(validateCertificate.errors)).toBe(true);
    expect(certificate.figures.conformance.held).toBe(release.cases.length);
    expect(await verifyCertificate(certificate, recordings, context)).toEqual({
      stands: true,
      sameSuite: true,
      differences: [],
    });
    expect((await verifyCertificate(certificate, [...recordings].reverse(), context)).stands).toBe(true);
  });

  it('of a mutant says what is wrong with it, and stands too', async () => {
    const { certificate, recordings } = await certified({
      rules: (rules) => rules.filter(({ id }) => id !== 'name.too-short'),
    });
    expect(certificate.verdicts.InvalidTrailNameException).toBe('deviates');
    expect(certificate.cases.find(({ id }) => id === NAME)?.outcome).toBe('fail');
    expect((await verifyCertificate(certificate, recordings, context)).differences).toEqual([]);
  });

  it('of a target without its needs stands, with its cases untestable', async () => {
    const { handle } = createReference();
    const noS3 = await runInProcess({
      table,
      cases: table.cases,
      handle: async (request) =>
        request.headers.authorization?.includes('/s3/')
          ? { status: 501, headers: {}, body: '' }
          : handle(request),
      runId: 'nos3xx',
    });
    const recordings = reread(noS3.done.map(({ recording }) => recording));
    const certificate = issueCertificate({
      table,
      release,
      report: {
        suite: context.suite,
        target: { name: 'x', region: 'us-east-1', partition: 'aws' },
        capabilities: [],
      },
      facts: noS3.facts,
      bindings: noS3.fixtures.bindings,
      recordings,
      issuedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(certificate.cases.some(({ outcome }) => outcome === 'untestable')).toBe(true);
    expect(certificate.figures.coverage.held).toBeLessThan(certificate.figures.coverage.of);
    expect((await verifyCertificate(reread(certificate), recordings, context)).differences).toEqual([]);
  });
});

/** A forger has the sources too: this makes the digest of the certificate fit again. */
function resealed({ sha256: _, ...rest }: Certificate): Certificate {
  return seal(rest);
}

/** Makes the digests of the exchanges fit as well: what is left then is what can't be true. */
function resealAll(issued: Issued): void {
  const { certificate, recordings } = issued;
  const recorded = new Map(recordings.map((recording) => [recording.caseId, recording]));
  const cases = certificate.cases.map((one) => ({ ...one, ...digestsOf(recorded.get(one.id)) }));
  const ids = new Set(cases.map(({ id }) => id));
  const others = recordings
    .filter(({ caseId }) => !ids.has(caseId))
    .map((recording) => ({ id: recording.caseId, sha256: digest(recording) }));
  issued.certificate = resealed({ ...certificate, cases, others });
}

function recordingOf(issued: Issued, id = NAME): Recording {
  const found = issued.recordings.find(({ caseId }) => caseId === id);
  if (!found) throw new Error(`no recording of ${id}`);
  return found;
}

function requestOf(issued: Issued) {
  const found = recordingOf(issued).exchanges.find(({ role }) => role === 'request');
  if (!found?.answer) throw new Error('the request has no answer');
  return { exchange: found, answer: found.answer };
}

function certifiedCase(issued: Issued) {
  const found = issued.certificate.cases.find(({ id }) => id === NAME);
  if (!found) throw new Error(`the certificate lacks ${NAME}`);
  return found;
}

const TAMPERINGS: readonly {
  title: string;
  tamper(issued: Issued): void;
  caught: readonly string[];
}[] = [
  {
    title: 'an outcome changed from fail to pass, digest of the certificate left',
    tamper: (issued) => {
      certifiedCase(issued).outcome = 'fail';
    },
    caught: ['certificate-edited', 'outcome-differs'],
  },
  {
    title: 'an outcome changed and the certificate sealed again',
    tamper: (issued) => {
      certifiedCase(issued).outcome = 'fail';
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['outcome-differs'],
  },
  {
    title: 'a verdict changed and sealed again',
    tamper: (issued) => {
      issued.certificate.verdicts.InvalidTrailNameException = 'partial';
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['verdict-differs'],
  },
  {
    title: 'a figure changed and sealed again',
    tamper: (issued) => {
      issued.certificate.figures.levels.wire.held -= 1;
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['figures-differ'],
  },
  {
    title: 'one byte of an answer changed that no check looks at',
    tamper: (issued) => {
      const { answer } = requestOf(issued);
      answer.body = answer.body.replace('Trail name too short', 'Trail name too shorT');
    },
    caught: ['exchange-edited'],
  },
  {
    title: 'an answer changed to another error',
    tamper: (issued) => {
      const { exchange } = requestOf(issued);
      exchange.seen = { kind: 'rejected', code: 'ValidationException' };
    },
    caught: ['exchange-edited', 'outcome-differs', 'verdict-differs', 'figures-differ'],
  },
  {
    title: 'an exchange taken out',
    tamper: (issued) => {
      recordingOf(issued).exchanges.splice(-1, 1);
    },
    caught: ['exchange-missing'],
  },
  {
    title: 'an exchange put in',
    tamper: (issued) => {
      const own = recordingOf(issued).exchanges;
      const other = recordingOf(issued, 'InvalidTrailNameException/upper-case').exchanges[0];
      if (other) own.push(other);
    },
    caught: ['exchange-added'],
  },
  {
    title: 'an exchange put in twice',
    tamper: (issued) => {
      const own = recordingOf(issued).exchanges;
      own.push(...own.slice(-1));
    },
    caught: ['exchange-edited'],
  },
  {
    title: 'two exchanges swapped',
    tamper: (issued) => {
      recordingOf(issued).exchanges.reverse();
    },
    caught: ['exchange-edited'],
  },
  {
    title: 'the recording of a case taken out',
    tamper: (issued) => {
      issued.recordings = issued.recordings.filter(({ caseId }) => caseId !== NAME);
    },
    caught: ['recording-missing', 'figures-differ'],
  },
  {
    title: 'a second recording of a case put in front of the first',
    tamper: (issued) => {
      issued.recordings.unshift({ ...recordingOf(issued), exchanges: [] });
    },
    caught: ['recording-twice'],
  },
  {
    title: 'a recording that is in no figure emptied',
    tamper: (issued) => {
      recordingOf(issued, PRECEDENCE).exchanges.length = 0;
    },
    caught: ['recording-edited'],
  },
  {
    title: 'a recording that is in no figure taken out',
    tamper: (issued) => {
      issued.recordings = issued.recordings.filter(({ caseId }) => caseId !== PRECEDENCE);
    },
    caught: ['recording-missing'],
  },
  {
    title: 'a recording of no case put in, sealed again',
    tamper: (issued) => {
      issued.recordings.push({ ...recordingOf(issued), caseId: 'Nothing/of-the-kind' });
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['recording-added'],
  },
  {
    title: 'a need of a case declared missing, so that it counts as untestable',
    tamper: (issued) => {
      recordingOf(issued).unmet.push({ name: 'bucket', reason: 'none', remedy: 'none' });
    },
    caught: ['recording-edited', 'outcome-differs', 'verdict-differs', 'figures-differ'],
  },
  {
    title: 'a case left out of certificate and recording, sealed again',
    tamper: (issued) => {
      issued.certificate.cases = issued.certificate.cases.filter(({ id }) => id !== NAME);
      issued.recordings = issued.recordings.filter(({ caseId }) => caseId !== NAME);
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['case-missing', 'figures-differ'],
  },
  {
    title: 'a case certified twice, sealed again',
    tamper: (issued) => {
      issued.certificate.cases.push(certifiedCase(issued));
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['case-added'],
  },
  {
    title: 'the name of the target changed',
    tamper: (issued) => {
      issued.certificate.target.name = 'another emulator';
    },
    caught: ['certificate-edited'],
  },
  {
    title: 'the code that was seen changed to the right one and the raw answer left, all sealed again',
    tamper: (issued) => {
      requestOf(issued).exchange.seen = { kind: 'rejected', code: 'InvalidTrailNameException' };
      certifiedCase(issued).outcome = 'pass';
      resealAll(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'a trail that was left taken out of what a probe saw, all sealed again',
    tamper: (issued) => {
      const list = recordingOf(issued, KEPT).exchanges.find(({ role }) => role === 'probe');
      if (list?.seen.kind === 'accepted') list.seen.output.trailList = [];
      resealAll(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'an answer said to have been none, all sealed again',
    tamper: (issued) => {
      requestOf(issued).exchange.seen = { kind: 'no-answer', reason: 'Error: connect ECONNREFUSED' };
      resealAll(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'issued in the future, sealed again',
    tamper: (issued) => {
      issued.certificate.issuedAt = '2099-01-01T00:00:00.000Z';
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['time-differs'],
  },
  {
    title: 'issued before its exchanges, sealed again',
    tamper: (issued) => {
      issued.certificate.issuedAt = '2020-01-01T00:00:00.000Z';
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['time-differs'],
  },
  {
    title: 'the time of an exchange moved before that of the one before it, all sealed again',
    tamper: (issued) => {
      const [, second] = recordingOf(issued).exchanges;
      if (second) second.at = '2020-01-01T00:00:00.000Z';
      resealAll(issued);
    },
    caught: ['time-differs'],
  },
  {
    title: 'the account that answers are held against changed and sealed again',
    tamper: (issued) => {
      issued.certificate.facts.account = '999999999999';
      issued.certificate = resealed(issued.certificate);
    },
    caught: ['outcome-differs', 'verdict-differs', 'figures-differ'],
  },
];

describe('tampering', () => {
  it.each(TAMPERINGS)('is caught: $title', async ({ tamper, caught }) => {
    const issued = structuredClone(reference);
    tamper(issued);
    const { stands, differences } = await verifyCertificate(issued.certificate, issued.recordings, context);
    const kinds = new Set(differences.map(({ kind }) => kind));
    expect(stands).toBe(false);
    for (const kind of caught) expect([...kinds]).toContain(kind);
    // Says where: the case, or the part of the certificate.
    expect(differences.every(({ where }) => where !== '')).toBe(true);
  });

  it('says which exchange was edited', async () => {
    const issued = structuredClone(reference);
    requestOf(issued).answer.status = 401;
    const { differences } = await verifyCertificate(issued.certificate, issued.recordings, context);
    expect(differences.find(({ kind }) => kind === 'exchange-edited')?.where).toBe(
      `${NAME}#0 (request CreateTrail)`,
    );
  });
});

describe('another version of the suite', () => {
  it('gives both judgements where they differ', async () => {
    const { certificate, recordings } = structuredClone(reference);
    const cases = table.cases.map((one) =>
      one.id === NAME
        ? { ...one, expect: { ...one.expect, errors: [{ code: 'OtherException', provenance: [] }] } }
        : one,
    );
    const suite = { ...context.suite, version: '9.0.0', casesSha256: 'f'.repeat(64) };
    const { sameSuite, stands, differences } = await verifyCertificate(certificate, recordings, {
      ...context,
      table: { ...table, cases },
      suite,
    });
    expect({ sameSuite, stands }).toEqual({ sameSuite: false, stands: false });
    expect(differences.find(({ kind }) => kind === 'suite-differs')?.says).toContain('9.0.0');
    expect(differences.find(({ kind }) => kind === 'outcome-differs')).toMatchObject({
      where: NAME,
      says: expect.stringContaining('certified pass, judged fail') as string,
    });
    expect(differences.find(({ where }) => where === 'InvalidTrailNameException')?.says).toBe(
      'certified conformant, judged deviates',
    );
  });
});

describe('issueCertificate', () => {
  it('refuses a run that lacks a case of the release', () => {
    const { recordings } = reference;
    const { facts, bindings } = reference.certificate;
    const evidence = {
      table,
      release,
      report: {
        suite: context.suite,
        target: { name: 'x', region: 'r', partition: 'aws' },
        capabilities: [],
      },
      facts,
      bindings,
      issuedAt: '2026-01-01T00:00:00.000Z',
    };
    const fewer = recordings.filter(({ caseId }) => caseId !== NAME);
    expect(() => issueCertificate({ ...evidence, recordings: fewer })).toThrow(NAME);
    const more = { ...release, cases: [...release.cases, 'Nothing/of-the-kind'] };
    expect(() => issueCertificate({ ...evidence, recordings, release: more })).toThrow('Nothing/of-the-kind');
  });
});
