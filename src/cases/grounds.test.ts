import { describe, expect, it } from 'vitest';
import type { CaseTable, Provenance } from '../../generated/case-table.ts';
import { loadOperations, loadTable } from '../contract/table.ts';
import { coreExpectations, isGrounded } from './grounds.ts';

const table = loadTable();
const documented = (source: string): Provenance => ({ kind: 'documented', source });
const observed = (source: string): Provenance => ({ kind: 'observed', source });

it.each(loadOperations())('finds a ground for every expectation of %s at core', (operation) => {
  const table = loadTable(operation);
  const all = coreExpectations(table);
  expect(all.length).toBeGreaterThan(20);
  const missing = all
    .filter((expected) => !isGrounded(expected, table))
    .map(({ testCase, assertion }) => `${testCase.id}${assertion ? ` ${assertion.check}` : ''}`);
  // Give these cases `grounds` in triggers.yaml, or the outcome `either`: what nobody has seen can't be asked of a target.
  expect(missing).toEqual([]);
});

it('explains with a note every case where both a success and a refusal are right', () => {
  const either = table.cases.filter(
    ({ expect: { outcome }, informative }) => outcome === 'either' && !informative,
  );
  expect(either.length).toBeGreaterThan(2);
  expect(either.filter(({ note }) => !note).map(({ id }) => id)).toEqual([]);
});

describe('a ground', () => {
  const observation = { description: '', source: '' };
  const sample: CaseTable = {
    ...table,
    clauses: [
      { id: 'plain', description: '', class: 'judged' },
      { id: 'vague', description: '', class: 'judged', vague: true },
    ],
    observations: {
      doubtful: { ...observation, confidence: 'low' },
      seen: { ...observation, confidence: 'medium' },
    },
  };
  const [testCase] = table.cases.filter(({ worlds }) => !worlds);
  const [inWorld] = table.cases.filter(({ worlds }) => worlds);
  if (!testCase || !inWorld) throw new Error('the table has no case of either kind');

  it.each<[string, Provenance[], boolean]>([
    ['a clause that names the request', [documented('plain')], true],
    ['the model', [{ kind: 'modelled', source: 'Shape' }], true],
    ['an observation', [observed('seen')], true],
    ['a clause that only names an error', [documented('vague')], false],
    ['an observation of low confidence', [observed('doubtful')], false],
    ['an unknown observation', [observed('nowhere')], false],
    ['several weak ones', [documented('vague'), observed('doubtful')], false],
    ['a weak and a strong one', [documented('vague'), observed('seen')], true],
    ['nothing', [], false],
  ])('%s', (_name, grounds, is) => {
    expect(isGrounded({ testCase, grounds }, sample)).toBe(is);
  });

  it('is a clause that only names an error, where the condition is the fault', () => {
    expect(isGrounded({ testCase: inWorld, grounds: [documented('vague')] }, sample)).toBe(true);
    expect(isGrounded({ testCase: inWorld, grounds: [observed('doubtful')] }, sample)).toBe(false);
  });
});

it('counts neither the heading nor the status of an error, which every refusal judges', () => {
  const [first] = table.cases.filter(({ expect: { outcome } }) => outcome === 'rejected');
  const bare = {
    ...first,
    clauses: ['error.X.heading', 'error.X.status'],
    group: 'X',
    grounds: [],
    expect: { outcome: 'rejected', errors: [] },
  };
  const [outcome] = coreExpectations({ ...table, cases: [bare as never] });
  expect(outcome?.grounds).toEqual([]);
});
