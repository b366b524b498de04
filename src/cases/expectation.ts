import type { AcceptedError, Assertion, Expectation, Group } from '../../generated/case-table.ts';
import type { AcceptedErrors, Trigger } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';
import { acceptedAssertions } from './accepted.ts';
import { provenance } from './provenance.ts';
import type { Sources, WrittenCase } from './sources.ts';

/** What the answer to the request of a case must be. */
export function expectationOf(
  testCase: WrittenCase & { outcome: Expectation['outcome'] },
  input: Record<string, unknown>,
  group: Group,
  trigger: Trigger,
  { spec, response }: Sources,
): Expectation {
  const { outcome } = testCase;
  // A question: any answer will do, and is recorded.
  if (trigger.informative !== undefined && !testCase.faults)
    return { outcome: 'either', wire: [], statuses: [] };
  const wire = testCase.faults ? [] : wireChecksOf(testCase, trigger);
  if (outcome === 'rejected') {
    const statuses = testCase.statuses ?? trigger.statuses ?? [statusOf(spec, group)];
    return { outcome, wire, statuses, errors: acceptedErrors(testCase, group, trigger) };
  }
  const all = acceptedAssertions(response, { ...input, ...testCase.readAs }, testCase.response);
  const assertions = assertionsOf(all, testCase, group, trigger, response);
  if (outcome === 'accepted') return { outcome, wire, statuses: [spec.response.status], assertions };
  return {
    outcome,
    wire: ['http-status'],
    statuses: [spec.response.status, statusOf(spec, group)],
    errors: acceptedErrors(testCase, group, trigger),
    assertions,
  };
}

/**
 * Only a part with `assertAllMembers` judges a whole success. Elsewhere a fault that every success has would count
 * against each exception and each state.
 */
function assertionsOf(
  all: Assertion[],
  testCase: WrittenCase,
  { kind }: Group,
  { assertAllMembers }: Trigger,
  response: Sources['response'],
): Assertion[] {
  if (assertAllMembers) return all;
  // How a member is left out on the wire is judged in the part of the response.
  if (testCase.assertAllMembers) return all.filter(({ level }) => level !== 'wire');
  return kind === 'exception' || testCase.readAs ? aboutSetMembers(all, testCase, response) : [];
}

/** The assertions on members that the case sets, and on those built from them. */
function aboutSetMembers(
  all: Assertion[],
  testCase: WrittenCase,
  { members }: Sources['response'],
): Assertion[] {
  const set = new Set(Object.keys({ ...testCase.with, ...testCase.response, ...testCase.readAs }));
  return all.filter(({ path = '', equals }) => {
    const rule = members[path];
    return set.has(rule?.echoes ?? path) || membersIn(equals).some((member) => set.has(member));
  });
}

/** The members of the request in an expected value, such as the name in an ARN. */
function membersIn(equals: unknown): string[] {
  return [...String(equals).matchAll(/\$\{request\.(\w+)\}/g)].flatMap(([, member]) => member ?? []);
}

function wireChecksOf(
  { outcome, assertEnvelope }: WrittenCase,
  { assertAllMembers }: Trigger,
): Expectation['wire'] {
  const common: Expectation['wire'] = assertEnvelope
    ? ['http-status', 'content-type', 'request-id']
    : ['http-status'];
  if (outcome === 'accepted') return assertAllMembers ? [...common, 'response-schema'] : common;
  const form: Expectation['wire'] = ['error-type-bare', 'error-message', 'error-message-case'];
  return [...common, 'error-type', 'error-names-agree', ...(assertEnvelope ? form : [])];
}

/** All errors of the page have the same status, so a part without its own uses that of the first. */
function statusOf(spec: Spec, group: Group): number {
  const error = spec.errors.find(({ name }) => name === group.name) ?? spec.errors[0];
  if (!error) throw new Error('the spec has no errors');
  return error.status;
}

function acceptedErrors(testCase: WrittenCase, group: Group, trigger: Trigger): AcceptedError[] {
  const own: AcceptedErrors =
    group.kind === 'exception' ? { [group.name]: [`documented error.${group.name}.1`] } : {};
  const usual = trigger.errors ?? { ...own, ...trigger.alsoAccept };
  const all = { ...(testCase.errors ?? usual), ...testCase.alsoAccept };
  return Object.entries(all).map(([code, why]) => ({ code, provenance: why.map(provenance) }));
}
