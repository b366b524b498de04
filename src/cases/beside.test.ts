import { describe, expect, it } from 'vitest';
import type { Trigger, TriggerCase, Triggers } from '../../generated/triggers.ts';
import { besideOthers } from './beside.ts';
import { TRIGGERS } from './testing/samples.ts';

const SETS = { colour: { Colour: 'red', Size: 2 }, owner: { Owner: 'Ann' } };
const refusal = (id: string, more: Partial<TriggerCase> = {}): TriggerCase => ({
  id,
  title: id,
  set: { Label: '' },
  ...more,
});

const withOf = (
  cases: TriggerCase[],
  trigger: Trigger = {},
  beside: Partial<NonNullable<Triggers['beside']>> = {},
) => {
  const triggers = { ...TRIGGERS, beside: { sets: SETS, usual: ['colour'], ...beside } };
  return besideOthers([{ trigger, cases }], triggers)
    .flat()
    .map((testCase) => testCase.with);
};

describe('besideOthers', () => {
  it('sends a refusal, and so its control, with members that it is not about', () => {
    expect(withOf([refusal('a')])).toEqual([{ Colour: 'red', Size: 2 }]);
    expect(withOf([refusal('a', { with: { Label: 'x' } })])).toEqual([
      { Label: 'x', Colour: 'red', Size: 2 },
    ]);
  });

  it('leaves out what the case sends, fixes, or excludes', () => {
    expect(withOf([refusal('a', { with: { Colour: 'blue' } })])).toEqual([{ Colour: 'blue', Size: 2 }]);
    expect(withOf([refusal('a', { set: { Colour: 'x' } })])).toEqual([{ Size: 2 }]);
    expect(withOf([refusal('a', { controlChanges: { Size: 1 } })])).toEqual([{ Colour: 'red' }]);
    expect(withOf([refusal('a', { notBeside: ['Size'] })])).toEqual([{ Colour: 'red' }]);
    expect(withOf([refusal('a')], {}, { apart: { Label: ['Colour'] } })).toEqual([{ Size: 2 }]);
  });

  it.each([
    ['is accepted', { outcome: 'accepted' as const }],
    ['may be accepted', { outcome: 'either' as const }],
    ['has steps before it', { before: [{ call: 'OpenKiosk' }] }],
    ['has its body written out', { wire: { body: '{}' } }],
  ])('adds nothing to a case that %s', (_, more) => {
    expect(withOf([refusal('a', more)])).toEqual([{}]);
  });

  it('takes turns with few sets where cases share a control', () => {
    const trigger = { beside: ['colour', 'owner'] };
    const cases = ['a', 'b', 'c', 'd', 'e'].map((id) => refusal(id));
    const { colour, owner } = SETS;
    expect(withOf(cases.slice(0, 4), trigger)).toEqual([colour, colour, colour, colour]);
    expect(withOf(cases, trigger)).toEqual([colour, owner, colour, owner, colour]);
  });

  it('goes on with the next set for the next control', () => {
    const cases = ['a', 'b', 'c'].map((id) => refusal(id, { controlChanges: { Label: id } }));
    const { colour, owner } = SETS;
    expect(withOf(cases, { beside: ['colour', 'owner'] })).toEqual([colour, owner, colour]);
  });

  it('gives a case in a world only the usual sets', () => {
    expect(withOf([refusal('a', { worlds: ['w'] })], { beside: ['owner'] })).toEqual([SETS.colour]);
  });

  it('changes nothing where triggers.yaml has no sets, and names a set that is missing', () => {
    const cases = [refusal('a')];
    expect(besideOthers([{ trigger: {}, cases }], TRIGGERS)).toEqual([cases]);
    expect(() => withOf(cases, { beside: ['colours'] })).toThrow("'beside' has no set colours");
  });
});
