import type { AcceptedError, Assertion, Expectation, Group } from '../../generated/case-table.ts';
import type { Also, Trigger } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';
import { acceptedAssertions } from './accepted.ts';
import type { Sources } from './build.ts';
import type { WrittenCase } from './case.ts';
import { provenance } from './provenance.ts';

type Outcome = Expectation['outcome'];

/** What is expected of the answer to a case's request. */
export function expectationOf(
  one: WrittenCase & { outcome: Outcome },
  input: Record<string, unknown>,
  group: Group,
  trigger: Trigger,
  { spec, response }: Sources,
): Expectation {
  const { outcome } = one;
  const wire = one.faults ? [] : wireChecksOf(group, outcome);
  if (outcome === 'rejected') {
    const statuses = one.statuses ?? trigger.statuses ?? [statusOf(spec, group)];
    return { outcome, wire, statuses, errors: acceptedErrors(one, group, trigger) };
  }
  const all = acceptedAssertions(response, input, one.response);
  return { outcome, wire, statuses: [spec.response.status], assertions: relevant(all, one, group, response) };
}

/**
 * A part judges the whole of a success. Under an exception only the members at stake are judged: a fault that every
 * success has belongs to the response, not to each exception.
 */
function relevant(
  all: Assertion[],
  one: WrittenCase,
  { kind }: Group,
  { members }: Sources['response'],
): Assertion[] {
  if (kind === 'part') return all;
  const atStake = new Set([...Object.keys(one.with ?? {}), ...Object.keys(one.response ?? {})]);
  return all.filter(({ path = '' }) => atStake.has(members[path]?.echoes ?? path));
}

function wireChecksOf({ kind }: Group, outcome: Outcome): Expectation['wire'] {
  if (kind === 'exception') return outcome === 'accepted' ? ['http-status'] : ['http-status', 'error-type'];
  const shared: Expectation['wire'] = ['http-status', 'content-type', 'request-id'];
  return outcome === 'accepted'
    ? [...shared, 'response-schema']
    : [...shared, 'error-type', 'error-type-bare', 'error-message', 'error-message-case'];
}

/** All errors of the page share one status; a part's refusals are held to it where it states no other. */
function statusOf(spec: Spec, group: Group): number {
  const error = spec.errors.find(({ name }) => name === group.name) ?? spec.errors[0];
  if (!error) throw new Error('the spec has no errors');
  return error.status;
}

function acceptedErrors(one: WrittenCase, group: Group, trigger: Trigger): AcceptedError[] {
  const own: Also = group.kind === 'exception' ? { [group.name]: [`documented error.${group.name}.1`] } : {};
  const all = { ...(one.errors ?? trigger.errors ?? { ...own, ...trigger.also }), ...one.also };
  return Object.entries(all).map(([code, why]) => ({ code, provenance: why.map(provenance) }));
}
