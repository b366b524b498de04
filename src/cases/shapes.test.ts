import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { RequestMember, Rule, Spec } from '../page/spec.ts';
import { requestSchema, responseSchema } from './shapes.ts';
import { member, specOf } from './testing/samples.ts';

const fact = <T>(value: T) => ({ value, clause: 'request.Label.2' });
const takes = (one: RequestMember, ...values: unknown[]) => {
  const validate = new Ajv({ strict: true }).compile(requestSchema(specOf([one])));
  return values.map((value) => validate({ [one.name]: value }));
};
const withRule = (rule: Rule) => member('Label', { rules: [rule] });

const spec: Spec = {
  ...specOf([
    member('Label', { required: true }),
    member('Owner', { requiredWith: fact(['Sign', 'Key']) }),
    member('Fresh', { type: 'boolean', default: fact(true) }),
    member('Sign', { examples: [fact('door/front'), fact('door/back')], requiredWith: fact(['Key']) }),
    member('Spices', { type: 'list', items: 'Spice' }),
    member('Extras', { type: 'list' }),
  ]),
  structures: { Spice: { members: [{ name: 'Hot', type: 'boolean' }] } },
  response: {
    status: 201,
    members: [
      { name: 'Label', type: 'string', deprecated: false, clauses: [] },
      { name: 'Spices', type: 'list', items: 'Spice', deprecated: false, clauses: [] },
    ],
  },
};
const definitions = {
  Spice: {
    title: 'Spice',
    type: 'object',
    additionalProperties: false,
    properties: { Hot: { type: 'boolean' } },
  },
};

describe('requestSchema', () => {
  it.each<[shape: Partial<RequestMember>, right: unknown, wrong: unknown]>([
    [{ type: 'number', format: 'integer' }, 5, '5'],
    [{ type: 'timestamp' }, 1.5e9, '2026-01-01'],
    [{ type: 'blob' }, 'AAEC', [1]],
    [{ type: 'list', items: { type: 'string' } }, ['a'], [5]],
    [{ type: 'list', items: { type: 'list', items: { type: 'number' } } }, [[5]], [5]],
    [{ type: 'map', entries: { type: 'boolean' } }, { a: true }, { a: 'yes' }],
    [{ type: 'structure', members: [{ name: 'Hot', type: 'boolean' }] }, { Hot: true }, { Hot: 'yes' }],
  ])('reads %j', (shape, right, wrong) => {
    expect(takes(member('Label', shape), right, wrong)).toEqual([true, false]);
  });

  it('takes any JSON for a document, and a named structure from its definition', () => {
    expect(takes(member('Label', { type: 'document' }), 5, { a: [] })).toEqual([true, true]);
    const { properties } = requestSchema(
      specOf([member('Label', { type: 'structure', structure: 'Spice' })]),
    ) as {
      properties: object;
    };
    expect(properties).toEqual({ Label: { $ref: '#/definitions/Spice' } });
  });

  it('leaves out what holds only under a condition', () => {
    const rules: Rule[] = [{ kind: 'charset', chars: 'a-z', clause: 'request.Label.2', conditional: true }];
    const limits = { maxLength: { ...fact(3), conditional: true as const }, minLength: fact(2) };
    expect(takes(member('Label', { rules, limits }), 'arn:x', 'a')).toEqual([true, false]);
  });

  it('has the type, the default and the examples of each member, and the required members', () => {
    expect(requestSchema(spec)).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'OpenKioskRequest',
      type: 'object',
      properties: {
        Label: { type: 'string' },
        Owner: { type: 'string' },
        Fresh: { type: 'boolean', default: true },
        Sign: { type: 'string', examples: ['door/front', 'door/back'] },
        Spices: { type: 'array', items: { $ref: '#/definitions/Spice' } },
        Extras: { type: 'array', items: {} },
      },
      required: ['Label'],
      dependencies: { Sign: ['Owner'], Key: ['Owner', 'Sign'] },
      definitions,
    });
  });

  it('has the limits of a member', () => {
    const limits = { minLength: fact(2), maxLength: fact(3) };
    expect(takes(member('Label', { limits }), 'a', 'ab', 'abc', 'abcd')).toEqual([false, true, true, false]);
    const list = member('Spices', { type: 'list', limits: { maxItems: fact(1), maxTags: fact(0) } });
    expect(takes(list, [{}], [{}, {}])).toEqual([true, false]);
  });

  it('applies a charset to the whole value', () => {
    const rule = withRule({ kind: 'charset', chars: 'a-z.', clause: '' });
    expect(takes(rule, 'a.z', '', 'A.z', 'a.Z', 'a z')).toEqual([true, true, false, false, false]);
  });

  it('limits the first and the last character', () => {
    const rule = withRule({ kind: 'edges', start: 'a', end: 'z', clause: '' });
    expect(takes(rule, 'a-z', 'za-z', 'a-za', '')).toEqual([true, false, false, false]);
  });

  it('refuses adjacent characters', () => {
    const rule = withRule({ kind: 'noAdjacent', chars: '._', examples: [], clause: '' });
    expect(takes(rule, 'a.b_c', 'a._c', '__')).toEqual([true, false, false]);
  });

  it('refuses an IP address', () => {
    const rule = withRule({ kind: 'notIpAddress', examples: [], clause: '' });
    expect(takes(rule, '10.1.2.3', '255.255.255.255')).toEqual([false, false]);
    const others = [
      '10.1.2',
      '10.1.2.3.4',
      'a10.1.2.3',
      '10.1.2.3a',
      '1000.1.2.3',
      '10.1.2.1000',
      '10-1-2-3',
    ];
    expect(takes(rule, ...others)).toEqual(others.map(() => true));
  });

  it('ignores a rule that the parser could not read', () => {
    const schema = requestSchema(specOf([withRule({ kind: 'unread', clause: '' })]));
    expect(schema.properties).toEqual({ Label: { type: 'string' } });
  });
});

describe('responseSchema', () => {
  it('has the type of each member and allows unknown members at every depth', () => {
    const { additionalProperties: _, ...open } = definitions.Spice;
    expect(responseSchema(spec)).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'OpenKioskResponse',
      type: 'object',
      properties: {
        Label: { type: 'string' },
        Spices: { type: 'array', items: { $ref: '#/definitions/Spice' } },
      },
      definitions: { Spice: open },
    });
  });
});
