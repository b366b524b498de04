import type { AcceptedError, Assertion, Expectation, Group } from '../../generated/case-table.ts';
import type { AcceptedErrors, Trigger } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';
import { acceptedAssertions } from './accepted.ts';
import { provenance } from './provenance.ts';
import type { Sources, WrittenCase } from './sources.ts';

type Outcome = Expectation['outcome'];

/** What is expected of the answer to a case's request. */
export function expectationOf(
  testCase: WrittenCase & { outcome: Outcome },
  input: Record<string, unknown>,
  group: Group,
  trigger: Trigger,
  { spec, response }: Sources,
): Expectation {
  const { outcome } = testCase;
  const wire = testCase.faults ? [] : wireChecksOf(testCase, trigger);
  if (outcome === 'rejected') {
    const statuses = testCase.statuses ?? trigger.statuses ?? [statusOf(spec, group)];
    return { outcome, wire, statuses, errors: acceptedErrors(testCase, group, trigger) };
  }
  const all = acceptedAssertions(response, input, testCase.response);
  const assertions = assertionsOf(all, testCase, group, trigger, response);
  if (outcome === 'accepted') return { outcome, wire, statuses: [spec.response.status], assertions };
  const statuses = [spec.response.status, statusOf(spec, group)];
  return {
    outcome,
    wire: ['http-status'],
    statuses,
    errors: acceptedErrors(testCase, group, trigger),
    assertions,
  };
}

function assertionsOf(
  all: Assertion[],
  testCase: WrittenCase,
  { kind }: Group,
  { assertAllMembers }: Trigger,
  response: Sources['response'],
): Assertion[] {
  if (assertAllMembers) return all;
  // As a caller sees it: in which form a member is unset is a matter of the response's own part.
  if (testCase.assertAllMembers) return all.filter(({ level }) => level !== 'wire');
  return kind === 'exception' ? onlyAboutCase(all, testCase, response) : [];
}

/**
 * The members that a case is about. A fault that every success has belongs to the response, not to each exception
 * and each state: only there a success is judged as a whole.
 */
function onlyAboutCase(
  all: Assertion[],
  testCase: WrittenCase,
  { members }: Sources['response'],
): Assertion[] {
  const sent = new Set([...Object.keys(testCase.with ?? {}), ...Object.keys(testCase.response ?? {})]);
  return all.filter(({ path = '', equals }) => {
    const rule = members[path];
    return sent.has(rule?.echoes ?? path) || membersIn(equals).some((member) => sent.has(member));
  });
}

/** The members of the request that an expected value is made of: an ARN has a name in it. */
function membersIn(equals: unknown): string[] {
  return [...String(equals).matchAll(/\$\{request\.(\w+)\}/g)].flatMap(([, member]) => member ?? []);
}

function wireChecksOf(
  { outcome, assertEnvelope }: WrittenCase,
  { assertAllMembers }: Trigger,
): Expectation['wire'] {
  const shared: Expectation['wire'] = assertEnvelope
    ? ['http-status', 'content-type', 'request-id']
    : ['http-status'];
  if (outcome === 'accepted') return assertAllMembers ? [...shared, 'response-schema'] : shared;
  const form: Expectation['wire'] = ['error-type-bare', 'error-message', 'error-message-case'];
  return [...shared, 'error-type', 'error-names-agree', ...(assertEnvelope ? form : [])];
}

/** All errors of the page share one status; a part's refusals are held to it where it states no other. */
function statusOf(spec: Spec, group: Group): number {
  const error = spec.errors.find(({ name }) => name === group.name) ?? spec.errors[0];
  if (!error) throw new Error('the spec has no errors');
  return error.status;
}

function acceptedErrors(testCase: WrittenCase, group: Group, trigger: Trigger): AcceptedError[] {
  const own: AcceptedErrors =
    group.kind === 'exception' ? { [group.name]: [`documented error.${group.name}.1`] } : {};
  const all = {
    ...(testCase.errors ?? trigger.errors ?? { ...own, ...trigger.alsoAccept }),
    ...testCase.alsoAccept,
  };
  return Object.entries(all).map(([code, why]) => ({ code, provenance: why.map(provenance) }));
}
