import type { Assertion, Probe } from '../../generated/case-table.ts';
import type { Triggers } from '../../generated/triggers.ts';

/** The page documents an error as a refusal, so nothing may have been created. */
const REFUSED = [{ kind: 'documented' as const, source: 'error' }];

/** After a refusal: no resource has the name of the request. */
export function nothingCreatedProbe(triggers: Triggers, input: Record<string, unknown>): Probe {
  const { nameMember } = triggers.operations;
  return listProbe(triggers, { check: 'no-trail-left', none: { [nameMember]: input[nameMember] ?? '' } });
}

/** After a refused duplicate: the first resource is unchanged. */
export function unchangedProbe(triggers: Triggers, unchanged: Record<string, unknown>): Probe {
  return listProbe(triggers, { check: 'first-unchanged', some: unchanged });
}

function listProbe(
  { operations: { list, listMember: path } }: Triggers,
  assertion: Pick<Assertion, 'check' | 'some' | 'none'>,
): Probe {
  return {
    call: list,
    input: {},
    assertions: [{ ...assertion, level: 'state', path, provenance: REFUSED }],
  };
}
