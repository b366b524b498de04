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
    expect(typeCases(spec, { SignText: {} })[0]).toEqual({
      id: 'type-sign-text',
      title: 'SignText as a JSON number is refused: it must be a string',
      clauses: ['request.SignText.type'],
      lane: 'wire',
      set: { SignText: 5 },
      controlDescription: 'SignText left out',
    });
  });

  it('sends booleans and lists as text', () => {
    const sent = typeCases(spec, { SignText: {} }).map(({ id, set }) => [id, set]);
    expect(sent.slice(1)).toEqual([
      ['type-sign-text-boolean', { SignText: true }],
      ['type-sign-text-list', { SignText: ['text'] }],
    ]);
  });

  it('accepts a boolean that is spelled out only if it is read as what it spells', () => {
    expect(typeCases(spec, { Fresh: {} }).slice(2)).toEqual(
      [true, false].map((value) => ({
        id: `type-fresh-${value}-text`,
        title: `Fresh as the JSON string "${value}" is refused, or read as ${value}`,
        clauses: ['request.Fresh.type'],
        lane: 'wire',
        outcome: 'either',
        set: { Fresh: String(value) },
        readAs: { Fresh: value },
        controlDescription: 'Fresh left out',
        note: 'The page states the type, but not that a string is refused.',
      })),
    );
  });

  it('gives the cases of each listed member', () => {
    const made = typeCases(spec, { Spices: {}, Fresh: {} }).filter(({ readAs }) => !readAs);
    expect(made.map(({ title, set }) => [title, set])).toEqual([
      ['Fresh as a JSON string is refused: it must be a boolean', { Fresh: 'yes' }],
      ['Fresh as a JSON number is refused: it must be a boolean', { Fresh: 1 }],
      ['Spices as a JSON object is refused: it must be a list', { Spices: { Key: 'team', Value: 'blue' } }],
      ['Spices as a JSON list of strings is refused: it must be a list of objects', { Spices: ['team'] }],
      [
        'Spices as a JSON list with a number for a key is refused: it must be a list of objects with strings',
        { Spices: [{ Key: 5, Value: 'blue' }] },
      ],
      [
        'Spices as a JSON list with a number for a value is refused: it must be a list of objects with strings',
        { Spices: [{ Key: 'team', Value: 5 }] },
      ],
    ]);
  });

  it('gives the cases of every member for *', () => {
    expect(typeCases(spec, { '*': {} }).map(({ id }) => id)).toEqual([
      'type-sign-text',
      'type-sign-text-boolean',
      'type-sign-text-list',
      'type-fresh',
      'type-fresh-number',
      'type-fresh-true-text',
      'type-fresh-false-text',
      'type-spices',
      'type-spices-items',
      'type-spices-keys',
      'type-spices-values',
    ]);
  });

  it('also accepts the listed errors of the member', () => {
    const alsoAccept = { BadSignException: ['documented error.BadSignException.1'] };
    const made = typeCases(spec, { '*': {}, SignText: alsoAccept });
    const [text, fresh] = ['type-sign-text', 'type-fresh'].map((id) => made.find((one) => one.id === id));
    expect(text?.alsoAccept).toEqual(alsoAccept);
    expect(fresh).not.toHaveProperty('alsoAccept');
  });

  it('keeps required members in the control', () => {
    const required = specOf([member('SignText', { required: true })]);
    expect(typeCases(required, { SignText: {} })[0]?.controlDescription).toBe('SignText as a string');
  });
});
