import { describe, expect, it } from 'vitest';
import { nothingCreatedProbe, unchangedProbe } from './probes.ts';
import { TRIGGERS } from './testing/samples.ts';

const provenance = [{ kind: 'documented', source: 'error' }];
const probe = (assertion: object) => ({
  call: 'ListKiosks',
  input: {},
  assertions: [{ level: 'state', path: 'kiosks', provenance, ...assertion }],
});

describe('nothingCreatedProbe', () => {
  it('lists the resources, of which none has the name of the request', () => {
    expect(nothingCreatedProbe(TRIGGERS, { Label: '${name}', Site: 'x' })).toEqual(
      probe({ check: 'no-trail-left', none: { Label: '${name}' } }),
    );
  });

  it('uses an empty name if the request had none', () => {
    expect(nothingCreatedProbe(TRIGGERS, { Site: 'x' })).toEqual(
      probe({ check: 'no-trail-left', none: { Label: '' } }),
    );
  });
});

describe('unchangedProbe', () => {
  it('lists the resources, which must contain the first one unchanged', () => {
    const first = { Label: '${first.Label}', Site: 'x' };
    expect(unchangedProbe(TRIGGERS, first)).toEqual(probe({ check: 'first-unchanged', some: first }));
  });
});
