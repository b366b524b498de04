import { beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../contract/recording.ts';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { issueCertificate, seal } from './issue.ts';
import { certified, cloned, type Issued, reread, verify } from './testing/issued.ts';

const table = loadTable();
const NAME = 'InvalidTrailNameException/name-length-2';
const OTHER_NAME = 'InvalidTrailNameException/upper-case';
/** A case with a probe that finds what a step made. */
const KEPT =
  table.cases.find(
    ({ before, probes }) => before.length > 0 && probes.some(({ call }) => call === table.operations.list),
  )?.id ?? '';
/** A case that no release has: it is only reported. */
const PRECEDENCE = table.cases.find(({ informative }) => informative)?.id ?? '';
/** A few: enough to forge, and quick to verify. */
const SOME = table.cases.filter(
  ({ id, group, worlds }, index) =>
    [NAME, OTHER_NAME, KEPT, PRECEDENCE].includes(id) || group === 'Protocol' || (worlds && index % 3 === 0),
);

let reference: Issued;
/** The same run under another run id. */
let another: Issued;
/** Of a server that names every error otherwise. */
let wrong: Issued;

beforeAll(async () => {
  reference = await certified(table, SOME, createReference().handle);
  another = await certified(table, SOME, createReference().handle, { runId: 'anothr' });
  const { handle } = createReference();
  wrong = await certified(table, SOME, async (request) => {
    const { body, ...answer } = await handle(request);
    return { ...answer, body: String(body).replace('InvalidTrailNameException', 'ValidationException') };
  });
}, 60_000);

/** A forger has the sources too: this makes the digest of the certificate fit again. */
function reseal(issued: Issued): void {
  const { sha256: _, ...rest } = issued.certificate;
  issued.certificate = seal(rest);
}

/** Issues the certificate again, of what the recording is now: all that is left to find is what can't be true. */
function reissue(issued: Issued): void {
  const { certificate, recordings, context } = issued;
  const { suite, target, capabilities, facts, bindings, issuedAt } = certificate;
  const report = { suite, target, capabilities };
  issued.certificate = reread(
    issueCertificate({ ...context, report, facts, bindings, recordings, issuedAt }),
  );
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
  /** The certificate that is tampered with; that of the reference by default. */
  of?(): Issued;
  tamper(issued: Issued): void;
  /** Kinds of differences that are found. Of a certificate that was issued again, no others. */
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
      reseal(issued);
    },
    caught: ['outcome-differs'],
  },
  {
    title: 'a verdict changed and sealed again',
    tamper: (issued) => {
      issued.certificate.verdicts.InvalidTrailNameException = 'partial';
      reseal(issued);
    },
    caught: ['verdict-differs'],
  },
  {
    title: 'a figure changed and sealed again',
    tamper: (issued) => {
      issued.certificate.figures.levels.wire.passed -= 1;
      reseal(issued);
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
      const other = recordingOf(issued, OTHER_NAME).exchanges[0];
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
      reseal(issued);
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
      reseal(issued);
    },
    caught: ['case-missing', 'figures-differ'],
  },
  {
    title: 'a case certified twice, sealed again',
    tamper: (issued) => {
      issued.certificate.cases.push(certifiedCase(issued));
      reseal(issued);
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
    title: 'every code that was seen changed to the right one and the raw answers left, issued again',
    of: () => wrong,
    tamper: (issued) => {
      for (const { exchanges } of issued.recordings) {
        for (const { seen } of exchanges) {
          if (seen.kind === 'rejected' && seen.code === 'ValidationException')
            seen.code = 'InvalidTrailNameException';
        }
      }
      reissue(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'a trail that was left taken out of what a probe saw, all sealed again',
    tamper: (issued) => {
      const list = recordingOf(issued, KEPT).exchanges.find(({ role }) => role === 'probe');
      if (list?.seen.kind === 'accepted') list.seen.output.trailList = [];
      reissue(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'an answer said to have been none, all sealed again',
    tamper: (issued) => {
      requestOf(issued).exchange.seen = { kind: 'no-answer', reason: 'Error: connect ECONNREFUSED' };
      reissue(issued);
    },
    caught: ['seen-differs'],
  },
  {
    title: 'controls and probes taken out of all cases, sealed again',
    tamper: (issued) => {
      const { certificate } = issued;
      for (const recording of issued.recordings)
        recording.exchanges = recording.exchanges.filter(({ role }) => !/control|probe/.test(role));
      reissue(issued);
      const { figures, verdicts, cases } = certificate;
      const outcomes = new Map(cases.map(({ id, outcome }) => [id, outcome]));
      issued.certificate.cases = issued.certificate.cases.map((one) => ({
        ...one,
        outcome: outcomes.get(one.id) ?? one.outcome,
      }));
      Object.assign(issued.certificate, { figures, verdicts });
      reseal(issued);
    },
    caught: ['outcome-differs', 'verdict-differs', 'figures-differ', 'request-differs'],
  },
  {
    title: 'a request replaced by one without members, issued again',
    tamper: (issued) => {
      requestOf(issued).exchange.input = {};
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'the operation of a probe replaced, issued again',
    tamper: (issued) => {
      const probe = recordingOf(issued).exchanges.find(({ role }) => role === 'probe');
      if (probe) probe.operation = 'ListTrails';
      reissue(issued);
    },
    caught: ['request-differs', 'seen-differs'],
  },
  {
    title: 'what was sent replaced by another body, issued again',
    tamper: (issued) => {
      requestOf(issued).exchange.sent.body = '{}';
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'what was sent replaced by another target, issued again',
    tamper: (issued) => {
      requestOf(issued).exchange.sent.headers['x-amz-target'] = 'CloudTrail_20131101.ListTags';
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'all sent to another server, issued again',
    tamper: (issued) => {
      for (const { exchanges } of issued.recordings)
        for (const { sent } of exchanges) sent.url = 'http://elsewhere.example/';
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'a control put in the place of the request, issued again',
    tamper: (issued) => {
      const own = recordingOf(issued);
      own.exchanges = own.exchanges.flatMap((one) =>
        one.role === 'request'
          ? own.exchanges
              .filter(({ role }) => role === 'control')
              .map((control) => ({ ...control, role: 'request' as const, at: one.at, ms: 0 }))
          : [one],
      );
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'a probe taken for the control, issued again',
    tamper: (issued) => {
      for (const one of recordingOf(issued).exchanges) if (one.role === 'probe') one.role = 'cleanup';
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'the recording of a case replaced by that of another run, issued again',
    tamper: (issued) => {
      const index = issued.recordings.findIndex(({ caseId }) => caseId === NAME);
      issued.recordings[index] = recordingOf(another);
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'every second recording replaced by that of another run, issued again',
    tamper: (issued) => {
      issued.recordings = issued.recordings.map((own, index) =>
        index % 2 === 0 ? own : recordingOf(another, own.caseId),
      );
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'recordings that are in no figure emptied, issued again',
    tamper: (issued) => {
      recordingOf(issued, PRECEDENCE).exchanges.length = 0;
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'a need of a case declared missing that the certificate has, issued again',
    tamper: (issued) => {
      const own = recordingOf(issued);
      own.exchanges = [];
      own.unmet = [{ name: 'bucket', reason: 'none', remedy: 'none' }];
      reissue(issued);
    },
    caught: ['request-differs'],
  },
  {
    title: 'issued in the future, sealed again',
    tamper: (issued) => {
      issued.certificate.issuedAt = '2099-01-01T00:00:00.000Z';
      reseal(issued);
    },
    caught: ['time-differs'],
  },
  {
    title: 'issued before its exchanges, sealed again',
    tamper: (issued) => {
      issued.certificate.issuedAt = '2020-01-01T00:00:00.000Z';
      reseal(issued);
    },
    caught: ['time-differs'],
  },
  {
    title: 'the time of an exchange moved before that of the one before it, all sealed again',
    tamper: (issued) => {
      const [, second] = recordingOf(issued).exchanges;
      if (second) second.at = '2020-01-01T00:00:00.000Z';
      reissue(issued);
    },
    caught: ['time-differs'],
  },
  {
    title: 'the account that answers are held against changed and sealed again',
    tamper: (issued) => {
      issued.certificate.facts.account = '999999999999';
      reseal(issued);
    },
    caught: ['request-differs', 'figures-differ'],
  },
];

describe('tampering', () => {
  it.each(TAMPERINGS)('is caught: $title', async ({ title, of = () => reference, tamper, caught }) => {
    const issued = cloned(of());
    tamper(issued);
    const { stands, differences } = await verify(issued);
    const kinds = new Set(differences.map(({ kind }) => kind));
    expect(stands).toBe(false);
    for (const kind of caught) expect([...kinds]).toContain(kind);
    if (title.includes('issued again')) expect([...kinds].sort()).toEqual([...caught].sort());
    // Says where: the case, or the part of the certificate.
    expect(differences.every(({ where }) => where !== '')).toBe(true);
  });

  it('says which exchange was edited', async () => {
    const issued = cloned(reference);
    requestOf(issued).answer.status = 401;
    const { differences } = await verify(issued);
    expect(differences.find(({ kind }) => kind === 'exchange-edited')?.where).toBe(
      `${NAME}#0 (request CreateTrail)`,
    );
  });
});
