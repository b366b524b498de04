import { describe, expect, it } from 'vitest';
import type { Group } from '../../generated/case-table.ts';
import type { ClauseNote } from '../../generated/clause-notes.ts';
import { caseClauses } from './case-clauses.ts';
import type { WrittenCase } from './sources.ts';
import { EXCEPTION, member, PART, sourcesOf, specOf } from './testing/samples.ts';

const judged = [
  'error.LabelException.1',
  'error.LabelException.heading',
  'error.LabelException.status',
  'overview.1',
  'request.2',
  'request.Label.heading',
  'request.Label.1',
  'request.Sign.heading',
  'request.Sign.1',
  'request.Sign.required',
  'request.Fresh.required',
];
const note = (description: string, kind: ClauseNote['class']) =>
  [description, { description, class: kind }] as const;

function clauses(more: Partial<WrittenCase>, input: Record<string, unknown>, group: Group, ids = judged) {
  const sources = sourcesOf(
    specOf([member('Label', { required: true }), member('Sign'), member('Fresh', { type: 'boolean' })]),
    {
      clauses: {
        formatVersion: 1,
        clauses: Object.fromEntries([
          ...ids.map((id) => note(id, 'judged')),
          note('error.OtherException.1', 'unobservable'),
        ]),
      },
    },
  );
  return caseClauses({ id: 'one', title: '', ...more }, input, group, sources);
}

describe('caseClauses', () => {
  it('of a refusal are when the exception is returned, its name and its status', () => {
    expect(clauses({}, { Label: 'x' }, EXCEPTION)).toEqual([
      'error.LabelException.1',
      'error.LabelException.heading',
      'error.LabelException.status',
    ]);
  });

  it('of a refusal in a part are only its own', () => {
    expect(clauses({ clauses: ['request.2'] }, { Label: 'x' }, PART)).toEqual(['request.2']);
    expect(clauses({}, { Label: 'x' }, PART)).toEqual([]);
  });

  it('of a case with either outcome are only its own', () => {
    expect(clauses({ outcome: 'either', clauses: ['request.2'] }, {}, EXCEPTION)).toEqual(['request.2']);
  });

  it('of a success are those of the sent members, and that the others are optional', () => {
    expect(clauses({ outcome: 'accepted' }, { Label: 'x', Sign: false }, PART)).toEqual([
      'overview.1',
      'request.2',
      'request.Label.heading',
      'request.Label.1',
      'request.Sign.heading',
      'request.Sign.1',
      'request.Fresh.required',
    ]);
  });

  it('of a success in an exception are those of a success', () => {
    expect(clauses({ outcome: 'accepted' }, { Label: 'x' }, EXCEPTION)).not.toContain(
      'error.LabelException.1',
    );
  });

  it('leave out required members that were not sent', () => {
    expect(clauses({ outcome: 'accepted' }, { Sign: 'x' }, PART)).not.toContain('request.Label.required');
    expect(clauses({ outcome: 'accepted' }, {}, PART, ['request.Label.required'])).toEqual([]);
  });

  it('are only judged clauses and those that the case names', () => {
    expect(clauses({}, {}, { ...EXCEPTION, name: 'OtherException' })).toEqual([]);
    const own = ['error.OtherException.1', 'nowhere.1'];
    expect(clauses({ clauses: own }, {}, { ...EXCEPTION, name: 'OtherException' })).toEqual(own);
  });

  it('contain each clause once', () => {
    expect(clauses({ clauses: ['error.LabelException.1'] }, {}, EXCEPTION)).toEqual([
      'error.LabelException.1',
      'error.LabelException.heading',
      'error.LabelException.status',
    ]);
  });
});
