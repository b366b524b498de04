import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parsePage, parseWithText } from './parse.ts';
import { editSample, SAMPLE_PAGE } from './testing/sample.ts';

// Parsed again for each test: code that runs while this file is loaded would belong to no test.
const spec = () => parsePage(SAMPLE_PAGE);
const request = (name: string) => spec().request.members.find((member) => member.name === name);
const response = (name: string) => spec().response.members.find((member) => member.name === name);
const error = (name: string) => spec().errors.find((shape) => shape.name === name);

describe('parsePage', () => {
  it('names its schema and the hash of its source', () => {
    const words = SAMPLE_PAGE.split(/\s+/).filter((word) => word !== '' && word !== '•');
    const sha256 = createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 16);
    expect(spec()).toMatchObject({ $schema: '../schemas/spec.schema.json', source: { sha256 } });
  });

  it('reads service, operation and the status of success', () => {
    expect([spec().service, spec().operation, spec().response.status]).toEqual([
      'StreetFood',
      'OpenKiosk',
      201,
    ]);
  });

  it('lists every member and error in page order', () => {
    expect(spec().request.members.map((member) => member.name)).toEqual([
      'Fresh',
      'KeyRef',
      'Label',
      'Owner',
      'Sign',
      'Spices',
    ]);
    expect(spec().response.members.map((member) => member.name)).toEqual(['Label', 'OldLabel', 'Open']);
    expect(spec().errors.map(({ name, status }) => [name, status])).toEqual([
      ['CrumbsException', 400],
      ['LabelException', 409],
      ['OldException', 410],
    ]);
  });

  it('reads types, and the members of a structure from the syntax block', () => {
    expect(request('Fresh')?.type).toBe('boolean');
    expect(request('Label')?.type).toBe('string');
    expect(request('Spices')).toMatchObject({ type: 'list', items: 'Spice' });
    expect(spec().structures).toEqual({
      Spice: {
        members: [
          { name: 'Hot', type: 'boolean' },
          { name: 'Word', type: 'string' },
        ],
      },
    });
  });

  it('reads required, required-with and default', () => {
    expect(request('Label')?.required).toBe(true);
    expect(request('Sign')?.required).toBe(false);
    expect(request('Owner')?.requiredWith).toEqual({ value: ['Sign'], clause: 'request.Owner.2' });
    expect(request('Fresh')?.default).toEqual({ value: true, clause: 'request.Fresh.2' });
    expect(request('Sign')).not.toHaveProperty('default');
  });

  it('reads limits with the clause that states them', () => {
    expect(request('Label')?.limits).toEqual({
      minLength: { value: 2, clause: 'request.Label.5' },
      maxLength: { value: 1024, clause: 'request.Label.5' },
    });
    expect(request('Owner')?.limits).toEqual({
      minLength: { value: 1, clause: 'request.Owner.length' },
      maxLength: { value: 64, clause: 'request.Owner.length' },
    });
    expect(request('Sign')?.limits).toEqual({ maxLength: { value: 20, clause: 'request.Sign.2' } });
    expect(request('Spices')?.limits).toEqual({
      minItems: { value: 1, clause: 'request.Spices.items' },
      maxItems: { value: 7, clause: 'request.Spices.items' },
    });
    expect(error('CrumbsException')?.limits).toEqual({
      maxCrumbs: { value: 30, clause: 'error.CrumbsException.2' },
    });
    expect(error('LabelException')?.limits?.minLength).toEqual({
      value: 2,
      clause: 'error.LabelException.3',
    });
  });

  it("reads the rules of a string and keeps one that it can't read", () => {
    expect(request('Label')?.rules).toEqual([
      { kind: 'charset', chars: 'a-zA-Z0-9.-', clause: 'request.Label.3' },
      { kind: 'edges', start: 'a-zA-Z', end: 'a-zA-Z0-9', clause: 'request.Label.4' },
      { kind: 'noAdjacent', chars: '.-', examples: ['a.-b', 'a--b'], clause: 'request.Label.6' },
      { kind: 'notIpAddress', examples: ['10.1.2.3'], clause: 'request.Label.7' },
      { kind: 'unread', clause: 'request.Label.8' },
    ]);
  });

  it('reads examples from bullets and from single lines', () => {
    expect(request('KeyRef')?.examples).toEqual([
      { value: 'door/front', clause: 'request.KeyRef.3' },
      { value: 'urn:door:eu:12:back', clause: 'request.KeyRef.4' },
    ]);
    expect(response('Label')?.examples).toEqual([
      { value: 'urn:kiosk:eu:12:label/a', clause: 'response.Label.3' },
    ]);
  });

  it('tells deprecated and retired entries from others', () => {
    expect(response('OldLabel')?.deprecated).toBe(true);
    expect(response('Label')?.deprecated).toBe(false);
    expect(error('OldException')?.retired).toBe(true);
    expect(error('LabelException')?.retired).toBe(false);
  });

  it('gives a clause for each sentence, bullet, labelled line and heading', () => {
    expect(request('Fresh')?.clauses).toEqual([
      'request.Fresh.heading',
      'request.Fresh.1',
      'request.Fresh.2',
      'request.Fresh.3',
      'request.Fresh.4',
      'request.Fresh.type',
      'request.Fresh.required',
    ]);
    expect(spec().clauses.find((clause) => clause.id === 'error.OldException.status')).toMatchObject({
      section: 'errors',
      member: 'OldException',
      ordinal: 2,
      label: 'status',
    });
    expect(new Set(spec().clauses.map((clause) => clause.id)).size).toBe(spec().clauses.length);
  });

  it('loses no word: the clauses in order are the page again', () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '' && word !== '•');
    const { clauses } = parseWithText(SAMPLE_PAGE);
    expect(clauses.flatMap((clause) => words(clause.text))).toEqual(words(SAMPLE_PAGE));
  });

  it("keeps none of the page's sentences", () => {
    expect(JSON.stringify(spec())).not.toContain('painted above');
  });

  it('ignores line breaks in a syntax block and other white space', () => {
    const spread = SAMPLE_PAGE.replaceAll(', "', ',\n  "')
      .replaceAll('\n\n', '\r\n')
      .replaceAll(' is ', '  is\t');
    expect(parsePage(`\uFEFF${spread}`)).toEqual(spec());
  });

  it('accepts an Examples section', () => {
    const withExamples = parsePage(editSample('See Also', 'Examples\n\nOpen one at noon.\n\nSee Also'));
    expect(withExamples.clauses.map(({ id }) => id)).toContain('examples.1');
    expect(withExamples.errors).toEqual(spec().errors);
  });
});
