import { describe, expect, it } from 'vitest';
import type { Boundary } from '../../generated/triggers.ts';
import { boundaryCases } from './boundaries.ts';
import { errorShape, member, specOf } from './testing/samples.ts';

const limits = {
  minLength: { value: 3, clause: 'request.SignText.2' },
  maxLength: { value: 20, clause: 'request.SignText.3' },
  maxItems: { value: 7, clause: 'request.SignText.items' },
};
const spec = specOf(
  [member('Label'), member('SignText', { limits })],
  [
    errorShape('OtherException'),
    errorShape('CrumbsException', { limits: { maxTags: { value: 50, clause: 'error.CrumbsException.2' } } }),
    errorShape('SignException', { limits: { minLength: { value: 3, clause: 'error.SignException.3' } } }),
  ],
);
const cases = (boundary: Omit<Boundary, 'member'>, exception = 'OtherException', name = 'SignText') =>
  boundaryCases(spec, exception, { member: name, ...boundary });

describe('boundaryCases', () => {
  it('refuses one below a minimum, accepts the minimum and one above', () => {
    expect(cases({ limit: 'minLength', value: '${text:#}' })).toEqual([
      {
        id: 'sign-text-length-2',
        title: 'SignText of 2 characters is refused: the minimum is 3',
        clauses: ['request.SignText.2'],
        set: { SignText: '${text:2}' },
        controlChanges: { SignText: '${text:3}' },
        controlDescription: 'SignText of 3 characters',
      },
      {
        id: 'sign-text-length-3',
        title: 'SignText of 3 characters is accepted: exactly the minimum',
        clauses: ['request.SignText.2'],
        outcome: 'accepted',
        with: { SignText: '${text:3}' },
      },
      {
        id: 'sign-text-length-4',
        title: 'SignText of 4 characters is accepted: one inside the minimum',
        clauses: ['request.SignText.2'],
        outcome: 'accepted',
        with: { SignText: '${text:4}' },
      },
    ]);
  });

  it('refuses one above a maximum, accepts the maximum and one below', () => {
    const derived = cases({ limit: 'maxLength', value: '${text:#}' });
    expect(derived.map(({ id, title }) => [id, title])).toEqual([
      ['sign-text-length-21', 'SignText of 21 characters is refused: the maximum is 20'],
      ['sign-text-length-20', 'SignText of 20 characters is accepted: exactly the maximum'],
      ['sign-text-length-19', 'SignText of 19 characters is accepted: one inside the maximum'],
    ]);
  });

  it('also refuses further lengths, with the same control', () => {
    const derived = cases({ limit: 'minLength', value: '${text:#}', furtherLengths: [1] });
    expect(derived.map(({ id, title }) => [id, title]).slice(0, 2)).toEqual([
      ['sign-text-length-2', 'SignText of 2 characters is refused: the minimum is 3'],
      ['sign-text-length-1', 'SignText of 1 character is refused: the minimum is 3'],
    ]);
    expect(derived[1]?.controlChanges).toEqual(derived[0]?.controlChanges);
    expect(derived).toHaveLength(4);
  });

  it('counts the items of a list', () => {
    const [refused] = cases({ limit: 'maxItems', value: '${tags:#}' });
    expect(refused).toMatchObject({
      id: 'sign-text-items-8',
      title: 'SignText of 8 items is refused: the maximum is 7',
    });
  });

  it('takes a limit from the error that states it, and names the error', () => {
    const derived = cases(
      { limit: 'maxTags', exception: 'CrumbsException', value: '${tags:#}' },
      'OtherException',
    );
    expect(derived.map(({ id, title, clauses }) => [id, title, clauses])).toEqual([
      [
        'sign-text-count-51',
        'SignText of 51 items is refused: the maximum is 50',
        ['error.CrumbsException.2'],
      ],
      [
        'sign-text-count-50',
        'SignText of 50 items is accepted: exactly the maximum of CrumbsException',
        ['error.CrumbsException.2'],
      ],
      [
        'sign-text-count-49',
        'SignText of 49 items is accepted: one inside the maximum of CrumbsException',
        ['error.CrumbsException.2'],
      ],
    ]);
  });

  it('judges every clause that states the limit, in a part only that of the member', () => {
    const both = cases({ limit: 'minLength', value: '#' }, 'SignException');
    for (const { clauses } of both) expect(clauses).toEqual(['request.SignText.2', 'error.SignException.3']);
    const [apart] = cases({ limit: 'minLength', value: '#' }, 'Response');
    expect(apart?.clauses).toEqual(['request.SignText.2']);
    const [once] = cases({ limit: 'maxTags', exception: 'CrumbsException', value: '#' }, 'CrumbsException');
    expect(once?.clauses).toEqual(['error.CrumbsException.2']);
  });

  it('fills in the length everywhere in the template', () => {
    const [refused] = cases({ limit: 'maxLength', value: '#-${text:#}' });
    expect(refused?.set).toEqual({ SignText: '21-${text:21}' });
  });

  it('uses the listed valid values', () => {
    const derived = cases({ limit: 'minLength', value: '${text:#}', validValues: { 3: 'abc', 2: 'no' } });
    expect(derived.map((one) => one.set ?? one.with)).toEqual([
      { SignText: '${text:2}' },
      { SignText: 'abc' },
      { SignText: '${text:4}' },
    ]);
    expect(derived[0]?.controlChanges).toEqual({ SignText: 'abc' });
  });

  it('gives only the refusal and the usual control if the limit itself is invalid', () => {
    const derived = cases({ limit: 'maxLength', value: '#', refusedOnly: true });
    expect(derived).toHaveLength(1);
    expect(Object.keys(derived[0] ?? {}).sort()).toEqual(['alsoAccept', 'clauses', 'id', 'set', 'title']);
  });

  it("uses `with` only in the first refusal, because two cases can't share a name", () => {
    const derived = cases({
      limit: 'minLength',
      value: '#',
      furtherLengths: [1],
      with: { Label: '${named:long}' },
    });
    expect(derived.map(({ with: sent }) => sent)).toEqual([
      { Label: '${named:long}' },
      undefined,
      { SignText: '3' },
      { SignText: '4' },
    ]);
  });

  it('gives the note and the additional errors only to the refusal', () => {
    const more = { note: 'The sources differ.', alsoAccept: { OddException: ['observed odd'] } };
    const [refused, ...accepted] = cases({ limit: 'maxLength', value: '#', ...more });
    expect(refused).toMatchObject(more);
    for (const one of accepted) expect([one.note, one.alsoAccept]).toEqual([undefined, undefined]);
  });

  it.each([
    [{ limit: 'maxTags', value: '#' }, 'SignText', 'maxTags for SignText'],
    [{ limit: 'maxLength', value: '#' }, 'Label', 'maxLength for Label'],
    [{ limit: 'maxLength', value: '#' }, 'Absent', 'maxLength for Absent'],
    [{ limit: 'maxTags', exception: 'OtherException', value: '#' }, 'Label', 'maxTags for OtherException'],
    [{ limit: 'maxTags', exception: 'AbsentException', value: '#' }, 'Label', 'maxTags for AbsentException'],
  ] as const)("refuses a limit that the spec doesn't have: %j of %s", (boundary, name, what) => {
    expect(() => cases(boundary, 'OtherException', name)).toThrow(`triggers.yaml: the spec has no ${what}`);
  });
});
