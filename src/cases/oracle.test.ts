import { describe, expect, it } from 'vitest';
import { validateRequest } from '../../generated/validators.js';
import { loadTable } from '../contract/table.ts';
import { fill } from '../contract/template.ts';

const table = loadTable();

/** Every need has attributes in the form that a provider gives. */
const bindings = Object.fromEntries(
  Object.keys(table.needs).map((alias) => [alias, { id: alias, arn: `arn:aws:x:::${alias}`, name: alias }]),
);

const scope = (seed: string) => ({
  run: {
    id: 'oracle',
    secret: 'told',
    region: 'us-east-1',
    otherRegion: 'us-west-2',
    partition: 'aws',
    account: '123456789012',
  },
  bindings,
  seed,
  captured: { first: { Name: 'first' }, filled: { Name: 'filled' }, operation: { id: table.operation } },
});

const accepts = (input: unknown, seed: string) =>
  validateRequest.CreateTrail?.(fill(input ?? {}, scope(seed)));

// Two generators use the same spec: the schema of the request and the cases. They must not contradict each other.
describe('the case table and the request schema agree', () => {
  // Cases that only the wire lane can send are wrong in ways that no schema of the request has a limit for.
  const usual = table.cases.filter(
    ({ id, group, request }) =>
      !request.wire && !(group === 'Protocol' && request.lane === 'wire') && !id.endsWith('/missing'),
  );

  it.each(
    usual
      .filter(({ expect: { outcome } }) => outcome === 'accepted')
      .map((testCase) => [testCase.id, testCase] as const),
  )('%s is valid', (id, testCase) => {
    expect(accepts(testCase.request.input, id)).toBe(true);
  });

  const limits = /^request\.(Name\.[3-7]|S3KeyPrefix\.3|TagsList\.items)$/;
  const broken = usual.filter(
    (testCase) =>
      testCase.expect.outcome === 'rejected' && testCase.clauses.some((clause) => limits.test(clause)),
  );

  it.each(broken.map((testCase) => [testCase.id, testCase] as const))(
    "%s breaks a rule of the page, and its control doesn't",
    (id, testCase) => {
      expect(accepts(testCase.request.input, id)).toBe(false);
      expect(accepts(testCase.control?.request.input, `${id}/control`)).toBe(true);
    },
  );

  it('has more than 30 such cases', () => {
    expect(broken.length).toBeGreaterThan(30);
  });
});
