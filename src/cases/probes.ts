import type { Probe } from '../../generated/case-table.ts';
import type { Triggers } from '../../generated/triggers.ts';

/** Where the page says that an exception is thrown, it says that nothing was made. */
const REFUSED = [{ kind: 'documented' as const, source: 'error' }];

/** After a refusal: no resource has the name of the request. */
export function nothingLeftProbe({ reads }: Triggers, input: Record<string, unknown>): Probe {
  const none = { [reads.key]: input[reads.key] ?? '' };
  return {
    call: reads.list,
    input: {},
    assertions: [{ check: 'no-trail-left', level: 'state', path: reads.listed, none, provenance: REFUSED }],
  };
}

/** After a refused duplicate: what was there first is still as it was. */
export function keptProbe({ reads }: Triggers, keeps: Record<string, unknown>): Probe {
  return {
    call: reads.list,
    input: {},
    assertions: [
      { check: 'first-unchanged', level: 'state', path: reads.listed, some: keeps, provenance: REFUSED },
    ],
  };
}
