import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { bindCase } from './bind.ts';
import { loadTable } from './table.ts';
import { complete, UndefinedPlaceholder, uniqueName } from './template.ts';

const facts = {
  id: 'abc123',
  secret: 'told',
  region: 'eu-west-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
};
const run = { facts, bindings: { bucket: { id: 'b-1' } }, operation: 'OpenKiosk' };

function testCase(parts: Partial<Case>): Case {
  return {
    ...{ id: 'G/one', group: 'G', title: '', clauses: [], needs: ['bucket'] },
    ...{ before: [], probes: [], expect: { outcome: 'accepted', wire: [], statuses: [200] } },
    request: { lane: 'sdk', input: {} },
    ...parts,
  };
}

describe('bindCase', () => {
  it('fills names, facts and needs, and the same name wherever the request names itself', () => {
    const input = { Name: '${name}', S3BucketName: '${bucket}', Other: 'in ${region} of ${operation}' };
    const { request, names } = bindCase(testCase({ request: { lane: 'sdk', input } }), run);
    const Name = uniqueName(facts, 'G/one');
    expect(request.input).toEqual({ Name, S3BucketName: 'b-1', Other: 'in eu-west-1 of OpenKiosk' });
    expect(names.request).toBe(Name);
    expect(names.control).not.toBe(Name);
  });

  it('gives each step that fills a Region up a name of its own', () => {
    const before = [{ call: 'OpenKiosk', input: { Name: '${name}' }, fillTo: 3 }];
    const [step] = bindCase(testCase({ before }), run).before;
    expect(new Set(step?.inputs.map(({ Name }) => Name)).size).toBe(3);
  });

  it('leaves what only an answer of the case can fill', () => {
    const before = [{ call: 'OpenKiosk', input: { Name: '${name}' }, as: 'first' }];
    const input = { Key: '${first.Arn}', Text: '<${first.Arn}> in ${region}' };
    const bound = bindCase(testCase({ before, request: { lane: 'sdk', input } }), run);
    expect(complete(bound.request.input, { first: { Arn: 5 } })).toEqual({
      Key: 5,
      Text: '<5> in eu-west-1',
    });
    expect(() => complete(bound.request.input, { first: {} })).toThrow(UndefinedPlaceholder);
  });

  it('reads no template out of what an answer or a need gave', () => {
    const before = [{ call: 'OpenKiosk', as: 'first' }];
    const input = { Key: '${first.Arn}', S3BucketName: '${bucket}' };
    const hostile = { ...run, bindings: { bucket: { id: '${first.Arn}' } } };
    const bound = bindCase(testCase({ before, request: { lane: 'sdk', input } }), hostile);
    expect(complete(bound.request.input, { first: { Arn: '${region}' } })).toEqual({
      Key: '${region}',
      S3BucketName: '${first.Arn}',
    });
  });

  it('names a shared control alike in every case that has it, and fills it alike', () => {
    const control = {
      description: '',
      before: [],
      request: { lane: 'sdk' as const, input: { Name: '${name}' } },
    };
    const [one, two] = ['G/one', 'G/two'].map((id) => bindCase(testCase({ id, control }), run).control);
    expect(one?.shared).toBe(two?.shared);
    expect(one?.request).toEqual(two?.request);
  });

  it('gives request and control of every case names of one shape, so that a name tells neither', () => {
    const { cases, operation } = loadTable();
    const bindings = new Proxy({}, { get: () => new Proxy({}, { get: () => 'given' }) });
    const nameOf = (request?: { input?: object }) =>
      Object.entries(request?.input ?? {}).find(([key]) => key === 'Name')?.[1];
    const same = cases.filter(
      ({ request, control }) => control && nameOf(control.request) === nameOf(request),
    );
    expect(same.length).toBeGreaterThan(50);
    const shapeOf = (text: unknown) => String(text).replace(/[0-9a-f]{10}/g, '#');
    for (const testCase of same) {
      const bound = bindCase(testCase, { facts, bindings, operation });
      expect(shapeOf(nameOf(bound.control?.request))).toBe(shapeOf(nameOf(bound.request)));
    }
  });

  it('leaves no text with a placeholder in any case of the table', () => {
    const table = loadTable();
    const bindings = new Proxy({}, { get: () => new Proxy({}, { get: () => 'given' }) });
    const bound = table.cases.map((one) => bindCase(one, { facts, bindings, operation: table.operation }));
    expect(JSON.stringify(bound.map(({ request, before }) => [request, before]))).not.toMatch(
      /"[^"]*\$\{[^"]*"/,
    );
  });
});
