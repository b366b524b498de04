import { describe, expect, it } from 'vitest';
import { member, specOf } from './testing/samples.ts';
import { typeCases } from './types.ts';

const spec = specOf([
  member('SignText'),
  member('Fresh', { type: 'boolean' }),
  member('Spices', { type: 'list' }),
]);

describe('typeCases', () => {
  it('sends a value of another type on the wire, where no SDK mends it', () => {
    expect(typeCases(spec, { SignText: {} })).toEqual([
      {
        id: 'type-sign-text',
        title: 'SignText as a JSON number is refused: it is a string',
        clauses: ['request.SignText.type'],
        lane: 'wire',
        set: { SignText: 5 },
        controlDescription: 'SignText left out',
      },
    ]);
  });

  it('makes the cases of each member named', () => {
    const made = typeCases(spec, { Spices: {}, Fresh: {} });
    expect(made.map(({ title, set }) => [title, set])).toEqual([
      ['Fresh as a JSON string is refused: it is a boolean', { Fresh: 'yes' }],
      ['Fresh as a JSON number is refused: it is a boolean', { Fresh: 1 }],
      ['Spices as a JSON object is refused: it is a list', { Spices: { Key: 'team', Value: 'blue' } }],
      ['Spices as a JSON list of strings is refused: it is a list of objects', { Spices: ['team'] }],
      [
        'Spices as a JSON list with a number for a key is refused: it is a list of objects with strings',
        { Spices: [{ Key: 5, Value: 'blue' }] },
      ],
    ]);
  });

  it('makes those of every member where * names them', () => {
    expect(typeCases(spec, { '*': {} }).map(({ id }) => id)).toEqual([
      'type-sign-text',
      'type-fresh',
      'type-fresh-number',
      'type-spices',
      'type-spices-items',
      'type-spices-keys',
    ]);
  });

  it('takes the error of the member for right too, where one is named', () => {
    const alsoAccept = { BadSignException: ['documented error.BadSignException.1'] };
    const [text, fresh] = typeCases(spec, { '*': {}, SignText: alsoAccept });
    expect(text?.alsoAccept).toEqual(alsoAccept);
    expect(fresh).not.toHaveProperty('alsoAccept');
  });

  it('does not leave out in the control what is required', () => {
    const required = specOf([member('SignText', { required: true })]);
    expect(typeCases(required, { SignText: {} })[0]?.controlDescription).toBe('SignText as a string');
  });
});
