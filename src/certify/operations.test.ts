import { describe, expect, it } from 'vitest';
import { findData } from '../contract/data.ts';
import { loadOperations, loadSuite, loadTable } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { inPages } from '../reference/testing/fairness/in-pages.ts';
import { knownOperationsOf, operationsOf } from './operations.ts';
import { CURRENT_RELEASE, freeze, loadRelease, releaseFile } from './release.ts';
import { showVerification } from './show.ts';
import { certified, cloned, verify } from './testing/issued.ts';

describe('a release', () => {
  // A new operation has one once it is frozen.
  const frozen = loadOperations().filter(
    (name) => findData(releaseFile(CURRENT_RELEASE, name)) !== undefined,
  );
  it.each(frozen)('of %s has cases of its table alone, none twice', async (operation) => {
    const { cases } = await loadRelease(CURRENT_RELEASE, [operation]);
    const known = new Set(freeze(loadTable(operation), CURRENT_RELEASE).cases);
    const unknown = cases.filter((id) => !known.has(id));
    expect(unknown, `npm run freeze -- --operation ${operation} --force`).toEqual([]);
    expect(new Set(cases).size).toBe(cases.length);
  });

  it('of several operations has the cases of each, and without any those of CreateTrail', async () => {
    const of = async (...operations: string[]) => (await loadRelease(CURRENT_RELEASE, operations)).cases;
    const [get, list] = [await of('GetTrail'), await of('ListTrails')];
    expect(await of('GetTrail', 'ListTrails')).toEqual([...get, ...list]);
    expect((await loadRelease(CURRENT_RELEASE)).cases).toEqual(await of('CreateTrail'));
  });

  it('there is of all operations that were judged when it was frozen', () => {
    expect(frozen.length).toBeGreaterThanOrEqual(13);
  });

  it('that is missing is named with its file', async () => {
    await expect(loadRelease('9.9', ['GetTrail'])).rejects.toThrow('spec/releases/GetTrail/9.9.yaml');
  });
});

it('a certificate of other operations names them, with all pages, and is valid', async () => {
  const table = loadSuite(['GetTrail', 'ListTrails']);
  const issued = await certified(table, table.cases, createReference(inPages(1)).handle);
  const { certificate, recordings } = issued;
  expect(operationsOf(certificate)).toEqual(['GetTrail', 'ListTrails']);
  expect(recordings.some(({ exchanges }) => exchanges.some(({ page }) => page === 2))).toBe(true);
  const verification = await verify(issued);
  expect(verification.differences).toEqual([]);
  expect(showVerification(certificate, verification, false)).toContain('release 1.0 of GetTrail, ListTrails');
  // A page that is taken out shows.
  const less = cloned(issued);
  const paged = less.recordings.find(({ exchanges }) => exchanges.some(({ page }) => page !== undefined));
  paged?.exchanges.splice(
    paged.exchanges.findIndex(({ page }) => page !== undefined),
    1,
  );
  const kinds = (await verify(less)).differences.map(({ kind }) => kind);
  expect(kinds).toContain('exchange-missing');
  expect(kinds).toContain('request-differs');
});

it('an operation that this version does not have is named', () => {
  expect(knownOperationsOf({ operations: ['GetTrail'] })).toEqual(['GetTrail']);
  expect(() => knownOperationsOf({ operations: ['Nothing'] })).toThrow('covers the operation Nothing');
});
