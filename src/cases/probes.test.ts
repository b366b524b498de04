import { describe, expect, it } from 'vitest';
import { nothingCreatedProbe, unchangedProbe } from './probes.ts';
import { TRIGGERS } from './testing/samples.ts';

const provenance = [{ kind: 'documented', source: 'error' }];
const probe = (assertion: object) => ({
  call: 'ListKiosks',
  input: {},
  assertions: [{ level: 'state', path: 'kiosks', provenance, ...assertion }],
});

describe('nothingLeftProbe', () => {
  it('lists what is there, which must not have the name of the request', () => {
    expect(nothingCreatedProbe(TRIGGERS, { Label: '${name}', Site: 'x' })).toEqual(
      probe({ check: 'no-trail-left', none: { Label: '${name}' } }),
    );
  });

  it('looks for what has no name where the request had none', () => {
    expect(nothingCreatedProbe(TRIGGERS, { Site: 'x' })).toEqual(
      probe({ check: 'no-trail-left', none: { Label: '' } }),
    );
  });
});

describe('keptProbe', () => {
  it('lists what is there, which must have what was there first', () => {
    const first = { Label: '${first.Label}', Site: 'x' };
    expect(unchangedProbe(TRIGGERS, first)).toEqual(probe({ check: 'first-unchanged', some: first }));
  });
});
