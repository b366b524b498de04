import { expect, test } from 'vitest';
import type { Case, Control } from '../../generated/case-table.ts';
import { resourceSeed, sharedControl } from './seed.ts';

const control = (parts: Partial<Control>): Control => ({
  description: 'the name',
  before: [],
  request: { lane: 'sdk', input: { Name: '${name}' } },
  ...parts,
});

/** A case of which only what names things is filled in. */
function caseWith(parts: Partial<Case>): Case {
  return { id: 'A/one', before: [], control: control({}), ...parts } as Case;
}

const step = { call: 'CreateTrail', input: {} };
const own = (parts: Partial<Case>) => sharedControl(caseWith(parts)) === undefined;

test('gives the control names of its own, and every other place those of the case', () => {
  const withSteps = caseWith({ control: control({ before: [step] }) });
  for (const role of ['control', 'control-before'] as const)
    expect(resourceSeed(withSteps, role)).toBe('A/one/control');
  for (const role of ['before', 'request', 'probe', 'cleanup'] as const)
    expect(resourceSeed(withSteps, role)).toBe('A/one');
});

test('gives the same control of two cases the same names', () => {
  const seeds = ['A/one', 'B/two'].map((id) => resourceSeed(caseWith({ id }), 'control'));
  expect(seeds[0]).toBe(seeds[1]);
  expect(seeds[0]).toMatch(/^control /);
  const other = caseWith({ control: control({ request: { lane: 'wire' } }) });
  expect(resourceSeed(other, 'control')).not.toBe(seeds[0]);
});

test('gives controls that wait for different things different names', () => {
  const waiting = caseWith({ retryCodes: ['AccessDeniedException'] });
  expect(resourceSeed(waiting, 'control')).not.toBe(resourceSeed(caseWith({}), 'control'));
});

test('shares no control with steps of its own, inside a world, or made of an earlier answer', () => {
  const named = (Name: string) => control({ request: { lane: 'sdk', input: { Name } } });
  expect(own({})).toBe(false);
  expect(own({ control: control({ before: [step] }) })).toBe(true);
  expect(own({ worlds: ['rate.exceeded'] })).toBe(true);
  expect(own({ worlds: ['rate.exceeded'], control: control({ outsideWorld: true }) })).toBe(false);
  expect(own({ before: [{ ...step, as: 'first' }], control: named('${first.Name}') })).toBe(true);
  expect(own({ control: named('${request.Name}') })).toBe(true);
  expect(own({ control: named('${response.Name}') })).toBe(true);
  expect(sharedControl({ ...caseWith({}), control: undefined } as unknown as Case)).toBeUndefined();
});
