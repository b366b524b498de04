import type { Probe } from '../../generated/case-table.ts';
import type { Triggers } from '../../generated/triggers.ts';

/** Where the page says that an exception is thrown, it says that nothing was made. */
const REFUSED = [{ kind: 'documented' as const, source: 'error' }];

/** After a refusal: no resource has the name of the request. */
export function nothingLeftProbe({ operations }: Triggers, input: Record<string, unknown>): Probe {
  const none = { [operations.nameMember]: input[operations.nameMember] ?? '' };
  return {
    call: operations.list,
    input: {},
    assertions: [
      { check: 'no-trail-left', level: 'state', path: operations.listMember, none, provenance: REFUSED },
    ],
  };
}

/** After a refused duplicate: what was there first is still as it was. */
export function keptProbe({ operations }: Triggers, unchanged: Record<string, unknown>): Probe {
  return {
    call: operations.list,
    input: {},
    assertions: [
      {
        check: 'first-unchanged',
        level: 'state',
        path: operations.listMember,
        some: unchanged,
        provenance: REFUSED,
      },
    ],
  };
}
