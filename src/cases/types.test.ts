import { describe, expect, it } from 'vitest';
import { member, specOf } from './testing/samples.ts';
import { typeCases } from './types.ts';

const spec = specOf([
  member('SignText'),
  member('Fresh', { type: 'boolean' }),
  member('Spices', { type: 'list' }),
]);

describe('typeCases', () => {
  it('sends a value of another type on the wire, where no SDK converts it', () => {
    expect(typeCases(spec, { SignText: {} })).toEqual([
      {
        id: 'type-sign-text',
        title: 'SignText as a JSON number is refused: it must be a string',
        clauses: ['request.SignText.type'],
        lane: 'wire',
        set: { SignText: 5 },
        controlDescription: 'SignText left out',
      },
    ]);
  });

  it('gives the cases of each listed member', () => {
    const made = typeCases(spec, { Spices: {}, Fresh: {} });
    expect(made.map(({ title, set }) => [title, set])).toEqual([
      ['Fresh as a JSON string is refused: it must be a boolean', { Fresh: 'yes' }],
      ['Fresh as a JSON number is refused: it must be a boolean', { Fresh: 1 }],
      ['Spices as a JSON object is refused: it must be a list', { Spices: { Key: 'team', Value: 'blue' } }],
      ['Spices as a JSON list of strings is refused: it must be a list of objects', { Spices: ['team'] }],
      [
        'Spices as a JSON list with a number for a key is refused: it must be a list of objects with strings',
        { Spices: [{ Key: 5, Value: 'blue' }] },
      ],
    ]);
  });

  it('gives the cases of every member for *', () => {
    expect(typeCases(spec, { '*': {} }).map(({ id }) => id)).toEqual([
      'type-sign-text',
      'type-fresh',
      'type-fresh-number',
      'type-spices',
      'type-spices-items',
      'type-spices-keys',
    ]);
  });

  it('also accepts the listed errors of the member', () => {
    const alsoAccept = { BadSignException: ['documented error.BadSignException.1'] };
    const [text, fresh] = typeCases(spec, { '*': {}, SignText: alsoAccept });
    expect(text?.alsoAccept).toEqual(alsoAccept);
    expect(fresh).not.toHaveProperty('alsoAccept');
  });

  it('keeps required members in the control', () => {
    const required = specOf([member('SignText', { required: true })]);
    expect(typeCases(required, { SignText: {} })[0]?.controlDescription).toBe('SignText as a string');
  });
});
