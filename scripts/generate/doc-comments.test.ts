import { expect, it } from 'vitest';
import type { Spec } from '../../src/page/spec.ts';
import { withDocComments } from './doc-comments.ts';

const clause = (description: string) => ({ description, class: 'judged' as const });
const NOTES = {
  formatVersion: 1 as const,
  clauses: {
    'request.Pet.1': clause('The pet.'),
    'request.Pet.2': clause('Examples follow.'),
    'request.Pet.3': clause('It has fur.'),
    'request.Pet.type': clause('It is text.'),
    'structure.Toy.Kind.1': clause('What it is.'),
  },
};
const SPEC = {
  request: {
    members: [
      {
        name: 'Pet',
        type: 'string',
        clauses: ['request.Pet.1', 'request.Pet.2', 'request.Pet.3', 'request.Pet.type'],
        limits: { maxLength: { value: 9, clause: 'request.Pet.3' } },
        default: { value: 'cat', clause: 'request.Pet.3' },
      },
      { name: 'Toys', type: 'structure', structure: 'Toy', clauses: [] },
    ],
  },
  structures: { Toy: { members: [{ name: 'Kind', type: 'string', clauses: ['structure.Toy.Kind.1'] }] } },
} as unknown as Spec;
const SCHEMA = {
  properties: { Pet: { type: 'string' }, Toys: { $ref: '#/definitions/Toy' } },
  definitions: { Toy: { properties: { Kind: { type: 'string' } } } },
};

it('tells of a member what it is, its limits, its default and its clauses, in our words', () => {
  expect(withDocComments(SCHEMA, 'request', SPEC, NOTES, true)).toEqual({
    properties: {
      Pet: {
        type: 'string',
        description:
          'The pet.\nIt has fur.\nAt most 9 characters.\nDefault: cat.\n\nClauses: request.Pet.1 to 3',
      },
      Toys: { $ref: '#/definitions/Toy' },
    },
    definitions: {
      Toy: {
        properties: { Kind: { type: 'string', description: 'What it is.\n\nClauses: structure.Toy.Kind.1' } },
      },
    },
  });
});

it('names no default where what is left out stays as it is', () => {
  const { properties } = withDocComments(SCHEMA, 'request', SPEC, NOTES, false);
  expect(properties?.Pet?.description).not.toContain('Default');
});
