import { beforeAll, describe, expect, it } from 'vitest';
import { clientMutants } from '../../scripts/mutants/clients.ts';
import { answerTo, secretOf } from '../contract/secret.ts';
import { loadTable } from '../contract/table.ts';
import { exploredCases, loadSources } from '../explore/cases.ts';
import { createReference } from '../reference/index.ts';
import { notProvedBy } from './claims.ts';
import { judgeExplored } from './explored.ts';
import { seal } from './issue.ts';
import { showVerification } from './show.ts';
import { certified, cloned, type Issued, verify } from './testing/issued.ts';

const table = loadTable();
const cases = table.cases.filter(({ id }) => /InvalidTrailNameException\/name-length-/.test(id));
const NONCE = 'drawn-by-the-run';
const TEXT = 'asked on 2 May';

let issued: Issued;
let deviating: Issued;
beforeAll(async () => {
  const sources = await loadSources();
  const drawing: Parameters<typeof certified>[3] = {
    secret: secretOf(answerTo(TEXT, NONCE)),
    nonce: NONCE,
    drawing: (facts, bindings) => exploredCases(facts, bindings, sources, 40),
  };
  issued = await certified(table, cases, createReference().handle, drawing);
  deviating = await certified(table, cases, createReference(clientMutants[0]?.options).handle, drawing);
}, 60_000);

const challengedWith = (challenge: string, one = cloned(issued)): Issued => ({
  ...one,
  context: { ...one.context, challenge },
});
const kindsOf = async (one: Issued) => [...new Set((await verify(one)).differences.map(({ kind }) => kind))];

describe('a certificate with a challenge', () => {
  it('stands with its own text and without one, and not with another', async () => {
    expect(issued.certificate.explored?.passed).toBe(issued.certificate.explored?.total);
    expect(issued.certificate.explored?.total).toBeGreaterThan(30);
    expect(await kindsOf(issued)).toEqual([]);
    expect(await kindsOf(challengedWith(TEXT))).toEqual([]);
    expect(await kindsOf(challengedWith('asked on 3 May'))).toEqual(['challenge-differs']);
  });

  it('can not be made of a recording from before the text was known', async () => {
    const forged = cloned(issued);
    const { sha256: _, ...rest } = forged.certificate;
    const facts = { ...rest.facts, secret: secretOf(answerTo('asked on 3 May', NONCE)) };
    forged.certificate = seal({ ...rest, facts });
    expect(await kindsOf(challengedWith('asked on 3 May', forged))).toContain('request-differs');
  });

  it('is demanded of one that was issued without', async () => {
    const { handle } = createReference();
    const without = await certified(table, cases.slice(0, 2), handle);
    expect(await kindsOf(without)).toEqual([]);
    expect(await kindsOf(challengedWith(TEXT, without))).toEqual(['challenge-differs']);
  });

  it('says in sentences what it shows and what it does not', async () => {
    const shown = showVerification(issued.certificate, await verify(challengedWith(TEXT)), true);
    expect(shown).toMatch(
      /This shows:\n.* agree with each other.*\n.* after it was known\.\nThis does not show:\n/,
    );
    expect(shown).toMatch(/could write another address\.\n.*could make them up/);
    expect(shown).toMatch(/pass requests on to another one.*\n.*a server can recognize them\.\n$/);
    expect(issued.certificate.doesNotProve).toEqual(notProvedBy(issued.certificate));
    expect(showVerification(issued.certificate, await verify(issued), false)).not.toMatch(
      /after it was known/,
    );
  });
});

it('a certificate without drawn requests names what that leaves open', () => {
  const { endpoint: _, ...target } = issued.certificate.target;
  const ofAws = { ...issued.certificate, target, explored: undefined };
  expect(notProvedBy({ target })).toHaveLength(5);
  const shown = showVerification(ofAws, { stands: true, sameSuite: true, differences: [] }, false);
  expect(shown).toMatch(/answered by AWS in us-east-1, as the certificate has it\n/);
  expect(shown).toMatch(/That the answers came from AWS: /);
  expect(shown).toMatch(
    /no requests were drawn for this run, and a server can know the answers .* by heart\.\n$/,
  );
});

describe('the drawn requests of a certificate', () => {
  it('of a target that tells clients apart are certified as failed, and stand', async () => {
    const { explored } = deviating.certificate;
    expect(explored?.cases.some(({ outcome }) => outcome === 'fail')).toBe(true);
    expect(explored?.passed).toBeLessThan(explored?.total ?? 0);
    expect(await kindsOf(deviating)).toEqual([]);
  });

  it('can not be left out, one or all', async () => {
    const { certificate, recordings, context } = cloned(deviating);
    const failed = new Set(
      certificate.explored?.cases.flatMap(({ id, outcome }) => (outcome === 'fail' ? [id] : [])),
    );
    const { sha256: _, explored: __, ...rest } = certificate;
    const kept = {
      cases: (context.drawn ?? []).filter(({ id }) => !failed.has(id)),
      recordings: recordings.filter(({ caseId }) => !failed.has(caseId)),
    };
    const { facts, bindings } = rest;
    const explored = judgeExplored(kept, { table, facts, bindings });
    const some = { certificate: seal({ ...rest, explored }), recordings: kept.recordings, context };
    expect(await kindsOf(some)).toEqual(['case-missing']);
    const none = {
      certificate: seal(rest),
      recordings: recordings.filter(({ caseId }) => !caseId.startsWith('Explored/')),
      context,
    };
    expect(await kindsOf(none)).toEqual(['case-missing']);
  });

  it('can not be certified otherwise than they are judged', async () => {
    const { certificate, ...others } = cloned(deviating);
    const { sha256: _, explored, ...rest } = certificate;
    if (!explored) throw new Error('nothing was drawn');
    const better = {
      passed: explored.total,
      total: explored.total,
      cases: explored.cases.map((one) => ({ ...one, outcome: 'pass' as const })),
    };
    const found = await kindsOf({ certificate: seal({ ...rest, explored: better }), ...others });
    expect(found.sort()).toEqual(['figures-differ', 'outcome-differs']);
  });
});
