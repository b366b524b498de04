import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { issueCertificate } from './issue.ts';
import { certified, cloned, type Issued, verify } from './testing/issued.ts';
import { verifyCertificate } from './verify.ts';

const table = loadTable();
const NAME = 'InvalidTrailNameException/name-length-2';
/** A few: enough for a certificate, and quick to verify. */
const SOME = table.cases.filter(({ id, group }) => id === NAME || group === 'Protocol');

let reference: Issued;
beforeAll(async () => {
  reference = await certified(table, SOME, createReference().handle);
}, 60_000);

describe('a certificate', () => {
  it('stands whatever the order of its recording', async () => {
    const { recordings } = reference;
    expect((await verify({ ...reference, recordings: [...recordings].reverse() })).stands).toBe(true);
  });

  it('of a mutant says what is wrong with it, and stands too', async () => {
    const { handle } = createReference({
      rules: (rules) => rules.filter(({ id }) => id !== 'name.too-short'),
    });
    const issued = await certified(table, SOME, handle);
    const { verdicts, cases } = issued.certificate;
    expect(verdicts.InvalidTrailNameException).toBe('deviates');
    expect(cases.find(({ id }) => id === NAME)?.outcome).toBe('fail');
    expect((await verify(issued)).differences).toEqual([]);
  });

  it('of a target without its needs stands, with its cases untestable', async () => {
    const { handle } = createReference();
    const issued = await certified(table, table.cases, async (request) =>
      request.headers.authorization?.includes('/s3/')
        ? { status: 501, headers: {}, body: '' }
        : handle(request),
    );
    const { cases, figures } = issued.certificate;
    expect(cases.some(({ outcome }) => outcome === 'untestable')).toBe(true);
    expect(figures.coverage.judged).toBeLessThan(figures.coverage.total);
    expect((await verify(issued)).differences).toEqual([]);
  });
});

describe('another version of the suite', () => {
  it('gives both judgements where they differ', async () => {
    const { certificate, recordings, context } = cloned(reference);
    const cases = context.table.cases.map((one) =>
      one.id === NAME
        ? { ...one, expect: { ...one.expect, errors: [{ code: 'OtherException', provenance: [] }] } }
        : one,
    );
    const suite = { ...context.suite, version: '9.0.0', casesSha256: 'f'.repeat(64) };
    const { sameSuite, stands, differences } = await verifyCertificate(certificate, recordings, {
      ...context,
      table: { ...context.table, cases },
      suite,
    });
    expect({ sameSuite, stands }).toEqual({ sameSuite: false, stands: false });
    expect(differences.find(({ kind }) => kind === 'suite-differs')?.message).toContain('9.0.0');
    expect(differences.find(({ kind }) => kind === 'outcome-differs')).toMatchObject({
      where: NAME,
      message: expect.stringContaining('certified pass, judged fail') as string,
    });
    expect(differences.find(({ where }) => where === 'InvalidTrailNameException')?.message).toBe(
      'certified conformant, judged deviates',
    );
  });
});

describe('issueCertificate', () => {
  it('refuses a run that lacks a case of the release', () => {
    const { recordings, context } = reference;
    const { table, release } = context;
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
