import { describe, expect, it } from 'vitest';
import type { Construct, PolicyDocument } from '../../generated/policy-grammar.ts';
import { policyText } from './policy-documents.ts';
import { withPolicyCases } from './policy-grammar.ts';
import { sourcesOf, specOf, TRIGGERS } from './testing/samples.ts';

const gate: PolicyDocument = {
  subject: 'a gate whose policy',
  of: 'gate',
  part: 'trust',
  need: { policy: 'opening' },
  member: 'Gate',
  grounds: ['observed gates'],
  with: { Site: '${site}' },
  always: [{ Effect: 'Allow', Action: 'look' }],
  grant: { Effect: 'Allow', Action: 'open', Resource: '*' },
  words: { action: 'open', key: 'who', nobody: { who: 'nobody' } },
};
const form = { verb: 'opens' };
const construct: Construct = { id: 'key', in: ['gate'], refused: form, accepted: form };

describe('policyText', () => {
  const statements = (more: Partial<Construct['refused']>) =>
    policyText(gate, construct, { ...form, ...more }).Statement;

  it('puts statements before and after all others, each made from the granting one', () => {
    expect(statements({ before: [{ Effect: 'Deny' }], after: [{ Action: 'shut' }] })).toEqual([
      { Effect: 'Deny', Action: 'open', Resource: '*' },
      { Effect: 'Allow', Action: 'look' },
      { Effect: 'Allow', Action: 'open', Resource: '*' },
      { Effect: 'Allow', Action: 'shut', Resource: '*' },
    ]);
  });

  it('removes what is null, and puts in words wherever they stand', () => {
    const change = {
      Action: null,
      NotAction: ['<action>'],
      Condition: { Is: { '<key>': 'a', not: '<nobody>' } },
    };
    expect(statements({ change })).toContainEqual({
      Effect: 'Allow',
      Resource: '*',
      NotAction: ['open'],
      Condition: { Is: { who: 'a', not: { who: 'nobody' } } },
    });
  });

  it('makes a statement that stands alone no list', () => {
    expect(statements({ alone: { Action: ['look', 'open'] } })).toEqual({
      Effect: 'Allow',
      Action: ['look', 'open'],
      Resource: '*',
    });
  });

  it('refuses a word that the document lacks', () => {
    expect(() => statements({ change: { Action: '<shut>' } })).toThrow(
      'policy-grammar.yaml: key needs the word <shut>, which its document lacks.',
    );
  });
});

describe('withPolicyCases', () => {
  const made = (constructs: Construct[], policies = ['gate']) =>
    withPolicyCases(
      sourcesOf(specOf(), {
        triggers: {
          ...TRIGGERS,
          exceptions: { GateException: { policies, cases: [{ id: 'one', title: 'one' }] } },
        },
        policyGrammar: { formatVersion: 1, documents: { gate }, constructs },
      }),
    );
  const shut: Construct = {
    ...construct,
    refused: { verb: 'shuts', change: { Action: 'shut' } },
    accepted: { verb: 'opens' },
  };

  it('makes a case whose control has the sufficient policy, behind the written ones', () => {
    const { triggers, policies } = made([shut]);
    expect(triggers.exceptions.GateException?.cases).toEqual([
      { id: 'one', title: 'one' },
      {
        id: 'gate-policy-key',
        title: 'a gate whose policy shuts is refused',
        grounds: ['observed gates'],
        with: { Site: '${site}' },
        set: { Gate: '${gate-key-refused}' },
        controlChanges: { Gate: '${gate-key-accepted}' },
        controlDescription: 'a gate whose policy opens',
      },
    ]);
    expect(triggers.needs['gate-key-refused']).toEqual({
      kind: 'gate',
      policy: 'opening',
      trust: 'gate-key-refused',
    });
    expect(policies.policies['gate-key-refused']?.description).toBe('a gate whose policy shuts');
  });

  it('makes one need of two policies with the same text', () => {
    const { triggers } = made([shut, { ...shut, id: 'again' }]);
    const [, first, second] = triggers.exceptions.GateException?.cases ?? [];
    expect(second?.id).toBe('gate-policy-again');
    expect([second?.set, second?.controlChanges]).toEqual([first?.set, first?.controlChanges]);
    expect(Object.keys(triggers.needs).filter((alias) => alias.startsWith('gate-'))).toHaveLength(2);
  });

  it('makes nothing of a document that no exception names', () => {
    expect(made([shut], []).triggers.exceptions.GateException?.cases).toHaveLength(1);
  });

  it('refuses a document that is missing', () => {
    const missing = 'policy-grammar.yaml: the document door is missing.';
    expect(() => made([shut], ['door'])).toThrow(missing);
    expect(() => made([{ ...shut, in: ['door'] }])).toThrow(missing);
  });
});
