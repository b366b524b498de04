import { describe, expect, it } from 'vitest';
import type { Group } from '../../generated/case-table.ts';
import type { Trigger, Triggers } from '../../generated/triggers.ts';
import { buildCase } from './case.ts';
import type { WrittenCase } from './sources.ts';
import { EXCEPTION, errorShape, NO_TRIGGER, PART, sourcesOf, specOf, TRIGGERS } from './testing/samples.ts';

const spec = specOf([], [errorShape('LabelException')]);

function built(
  more: Partial<WrittenCase>,
  group: Group = EXCEPTION,
  triggers: Partial<Triggers> = {},
  trigger: Trigger = NO_TRIGGER,
) {
  const sources = sourcesOf(spec, { triggers: { ...TRIGGERS, ...triggers } });
  return buildCase({ id: 'empty', title: 'an empty label', ...more }, group, trigger, sources);
}

describe('buildCase', () => {
  it('completes a refusal: request, control, expectation, and a read that nothing was created', () => {
    expect(built({ set: { Label: '' } })).toEqual({
      id: 'LabelException/empty',
      group: 'LabelException',
      title: 'an empty label',
      clauses: [],
      needs: ['site', 'street'],
      retryCodes: ['NoAccess', 'NoSite', 'NoStreet'],
      before: [],
      request: { lane: 'sdk', input: { Label: '', Site: '${site}' } },
      expect: {
        outcome: 'rejected',
        wire: ['http-status', 'error-type', 'error-names-agree'],
        statuses: [400],
        errors: [
          {
            code: 'LabelException',
            provenance: [{ kind: 'documented', source: 'error.LabelException.1' }],
          },
        ],
      },
      probes: [expect.objectContaining({ assertions: [expect.objectContaining({ none: { Label: '' } })] })],
      control: {
        description: 'Label as in a valid request',
        before: [],
        request: { lane: 'sdk', input: { Label: '${name}', Site: '${site}' } },
      },
    });
  });

  it('sends common members in both requests, and the fault only in the first', () => {
    const one = built({
      with: { Sign: 'x' },
      set: { Label: '', Site: null },
      controlChanges: { Sign: null, Owner: 'o' },
    });
    expect(one.request.input).toEqual({ Label: '', Sign: 'x' });
    expect(one.control?.request.input).toEqual({ Label: '${name}', Site: '${site}', Owner: 'o' });
    expect(one.control?.description).toBe('Label and Site as in a valid request');
  });

  it('describes the control of a fault that is in no member', () => {
    expect(built({}).control?.description).toBe('the request as in a valid request');
    expect(built({ controlDescription: 'a letter' }).control?.description).toBe('a letter');
  });

  it('sends the control by SDK and after its own steps', () => {
    const controlBefore = [{ call: 'OpenStreet' }];
    const one = built({ lane: 'wire', wire: { body: '{' }, before: [{ call: 'OpenSite' }], controlBefore });
    expect(one.request).toMatchObject({ lane: 'wire', wire: { body: '{' } });
    expect(one.before).toEqual([{ call: 'OpenSite' }]);
    expect(one.control).toMatchObject({ before: controlBefore, request: { lane: 'sdk' } });
  });

  it('compares a success of an exception with an ordinary request, and reads back what it created', () => {
    const one = built({ outcome: 'accepted', with: { Colour: 'red' } });
    expect(one.control?.request.input).toEqual(TRIGGERS.minimalRequest);
    expect(one.control?.assertions).toEqual([]);
    expect(built({ outcome: 'accepted', with: { Colour: 'red' } }, PART)).not.toHaveProperty('control');
    expect(built({ outcome: 'accepted', before: [] })).not.toHaveProperty('control');
    expect(one.probes).toEqual([
      expect.objectContaining({ assertions: [expect.objectContaining({ some: { Label: '${name}' } })] }),
    ]);
    expect(built({ outcome: 'accepted' }, PART).probes).toEqual([]);
  });

  it('uses the probes of the case instead', () => {
    const probes = [{ call: 'GetKiosk', assertions: [] }];
    expect(built({ outcome: 'accepted', probes }).probes).toEqual(probes);
  });

  it('reads all members in a part with assertAllMembers, and adds the probes of the case', () => {
    const one = { call: 'GetKiosk', input: {}, path: 'Kiosk' };
    const operations = { ...TRIGGERS.operations, get: one };
    const calls = (more: Partial<WrittenCase>) =>
      built(more, PART, { operations }, { assertAllMembers: true }).probes.map(({ call }) => call);
    const probes = [{ call: 'ListSigns', assertions: [] }];
    expect(calls({ outcome: 'accepted' })).toEqual(['GetKiosk']);
    expect(calls({ outcome: 'accepted', probes })).toEqual(['GetKiosk', 'ListSigns']);
    expect(calls({})).toEqual(['ListKiosks']);
  });

  it('gives a case with either outcome a control and no probe', () => {
    const one = built({ outcome: 'either' });
    expect(one).toHaveProperty('control');
    expect(one.probes).toEqual([]);
  });

  it('makes a case with two faults informative, without control and probe', () => {
    const faults = [{ name: 'a', codes: ['A'] }];
    const one = built({ faults });
    expect(one).toMatchObject({ informative: true, faults });
    expect(one).not.toHaveProperty('control');
    expect(one.probes).toEqual([]);
    expect(built({})).not.toHaveProperty('informative');
  });

  it('makes the cases of an informative part questions: any answer will do', () => {
    const trigger = { ...NO_TRIGGER, informative: 'Nobody knows.' };
    const one = built({ set: { Label: '' } }, PART, {}, trigger);
    expect(one).toMatchObject({ informative: true, expect: { outcome: 'either', wire: [], statuses: [] } });
    expect(one.expect).not.toHaveProperty('errors');
    expect(one).not.toHaveProperty('control');
    expect(one.probes).toEqual([]);
  });

  it('names why its request is faulty', () => {
    expect(built({ grounds: ['observed label.empty'] }).grounds).toEqual([
      { kind: 'observed', source: 'label.empty' },
    ]);
    expect(built({})).not.toHaveProperty('grounds');
  });

  it('reads with each input that shows the same, at the place that is named', () => {
    const shows = [{ path: 'Label', equals: 'a' }];
    const reads = [
      { call: 'GetKiosk', inputs: [{ Label: 'a' }, { Label: 'b' }], place: 'region.other' as const, shows },
      { call: 'ListKiosks', shows },
    ];
    const { probes } = built({ outcome: 'accepted', reads }, PART, { effect: 'changes' });
    expect(probes.map(({ call, input, place }) => [call, input, place])).toEqual([
      ['GetKiosk', { Label: 'a' }, 'region.other'],
      ['GetKiosk', { Label: 'b' }, 'region.other'],
      ['ListKiosks', {}, undefined],
    ]);
    expect(probes.map(({ assertions }) => assertions.map(({ path, equals }) => [path, equals]))).toEqual(
      Array(3).fill([['Label', 'a']]),
    );
  });

  it('reads that the first resource is unchanged', () => {
    const [probe] = built({ unchanged: { Label: 'first' } }).probes;
    expect(probe?.assertions).toMatchObject([{ check: 'first-unchanged', some: { Label: 'first' } }]);
  });

  it('adds the probes of the case after a refusal', () => {
    const probes = [{ call: 'GetKiosk', assertions: [] }];
    // After a refusal the usual probe stays.
    expect(built({ probes }).probes.map(({ call }) => call)).toEqual(['ListKiosks', 'GetKiosk']);
    expect(built({ probes, outcome: 'accepted' }).probes).toEqual(probes);
  });

  it('runs a case in a world serially, and its control outside if the world is the fault', () => {
    expect(built({ worlds: ['rain'] })).toMatchObject({ worlds: ['rain'], serial: true });
    expect(built({ serial: true })).toMatchObject({ serial: true });
    expect(built({})).not.toHaveProperty('serial');
    expect(built({})).not.toHaveProperty('worlds');
    expect(built({ controlOutsideWorld: true }).control).toMatchObject({ outsideWorld: true });
    expect(built({}).control).not.toHaveProperty('outsideWorld');
  });

  it('keeps the note', () => {
    expect(built({ note: 'The sources differ.' }).note).toBe('The sources differ.');
    expect(built({})).not.toHaveProperty('note');
  });

  it('uses the expectation of its part', () => {
    const one = built({ errors: { Odd: ['observed odd'] } }, PART);
    expect(one).toMatchObject({
      id: 'Response/empty',
      group: 'Response',
      expect: { errors: [{ code: 'Odd' }] },
    });
  });
});

describe('the needs of a case', () => {
  const bare = { minimalRequest: { Label: '${name}' } };
  const needs = (more: Partial<WrittenCase>) => built(more, EXCEPTION, bare).needs;

  it('are those that its templates name', () => {
    expect(needs({})).toEqual([]);
    expect(needs({ set: { Key: '${key}' } })).toEqual(['key']);
    expect(needs({ wire: { body: '${key}' } })).toEqual(['key']);
    expect(needs({ before: [{ call: 'Open', input: { Key: '${key}' } }] })).toEqual(['key']);
    expect(needs({ controlChanges: { Key: '${key}' } })).toEqual(['key']);
    expect(needs({ response: { Key: '${key}' } })).toEqual(['key']);
  });

  it('are those it names and their dependencies, sorted', () => {
    expect(needs({ needs: ['site'], set: { Key: '${key}' } })).toEqual(['key', 'site', 'street']);
    expect(needs({ needs: ['street', 'key'] })).toEqual(['key', 'street']);
  });

  it("can't be an unknown need", () => {
    expect(() => needs({ needs: ['moon'] })).toThrow("triggers.yaml: unknown need 'moon'");
  });

  it('give the errors that are retried until they are consistent', () => {
    expect(built({ needs: ['street'] }, EXCEPTION, bare).retryCodes).toEqual(['NoAccess', 'NoStreet']);
    expect(built({ needs: ['key'] }, EXCEPTION, bare)).not.toHaveProperty('retryCodes');
    const { retryCodes: _, ...unsettled } = TRIGGERS;
    const sources = sourcesOf(spec, { triggers: unsettled });
    expect(buildCase({ id: 'a', title: '' }, EXCEPTION, NO_TRIGGER, sources)).not.toHaveProperty(
      'retryCodes',
    );
  });
});
