import { describe, expect, it } from 'vitest';
import { diffSpecs, isEmptyDiff } from './diff.ts';
import { parsePage } from './parse.ts';
import { editSample, SAMPLE_PAGE } from './testing/sample.ts';

const spec = () => parsePage(SAMPLE_PAGE);
const NOTHING = { added: [], removed: [], changed: [], moved: [] };
const diffTo = (passage: string, replacement: string) =>
  diffSpecs(spec(), parsePage(editSample(passage, replacement)));

describe('diffSpecs', () => {
  it('finds nothing between equal specs', () => {
    const diff = diffSpecs(spec(), parsePage(SAMPLE_PAGE));
    expect(diff).toEqual({ clauses: NOTHING, facts: [] });
    expect(isEmptyDiff(diff)).toBe(true);
  });

  it('tells a reworded sentence from a changed fact', () => {
    expect(diffTo('Hangs in the wind.', 'Swings in the wind.')).toEqual({
      clauses: { ...NOTHING, changed: ['request.Sign.1'] },
      facts: [],
    });
    const diff = diffTo('is 20 characters', 'is 25 characters');
    expect(diff.clauses.changed).toEqual(['request.Sign.2']);
    expect(diff.facts).toEqual([{ path: 'request.Sign.limits.maxLength', from: 20, to: 25 }]);
    expect(isEmptyDiff(diff)).toBe(false);
  });

  it('finds moved sentences and reports no change of their facts', () => {
    expect(diffTo('Hangs in the wind.', 'Is new. Hangs in the wind.')).toEqual({
      clauses: {
        ...NOTHING,
        added: ['request.Sign.1'],
        moved: [
          { from: 'request.Sign.1', to: 'request.Sign.2' },
          { from: 'request.Sign.2', to: 'request.Sign.3' },
        ],
      },
      facts: [],
    });
    expect(diffTo('Hangs in the wind. ', '').clauses).toEqual({
      ...NOTHING,
      removed: ['request.Sign.1'],
      moved: [{ from: 'request.Sign.2', to: 'request.Sign.1' }],
    });
  });

  it('searches a moved sentence first in its own member', () => {
    const before = editSample('Hangs in the wind.', 'Twin. Hangs.');
    const later = editSample('Hangs in the wind.', 'Hangs. Twin.').replace(
      'Holds the keys.',
      'Twin. Holds the keys.',
    );
    expect(diffSpecs(parsePage(before), parsePage(later)).clauses).toEqual({
      ...NOTHING,
      added: ['request.Owner.1'],
      moved: [
        { from: 'request.Owner.1', to: 'request.Owner.2' },
        { from: 'request.Owner.2', to: 'request.Owner.3' },
        { from: 'request.Sign.1', to: 'request.Sign.2' },
        { from: 'request.Sign.2', to: 'request.Sign.1' },
      ],
    });
  });

  it('reports no move between the types of two members', () => {
    const renamed = parsePage(SAMPLE_PAGE.replaceAll('Open"', 'Shut"').replace('\nOpen\n', '\nShut\n'));
    const ids = (name: string) => ['heading', 'type'].map((end) => `response.${name}.${end}`);
    expect(diffSpecs(spec(), renamed).clauses).toEqual({
      added: ids('Shut'),
      removed: ids('Open'),
      changed: ['responseSyntax.1'],
      moved: [{ from: 'response.Open.1', to: 'response.Shut.1' }],
    });
  });

  it.each([
    [
      'a type',
      'Type: Boolean\n\nRequired',
      'Type: String\n\nRequired',
      'request.Fresh.type',
      'boolean',
      'string',
    ],
    ['required', 'Required: Yes', 'Required: No', 'request.Label.required', true, false],
    ['a default', 'default is true', 'default is false', 'request.Fresh.default', true, false],
    ['a status', 'Code: 409', 'Code: 400', 'error.LabelException.status', 409, 400],
    ['retirement', 'This error has been deprecated.', 'It hurts.', 'error.OldException.retired', true, false],
    ['a rule', '(.), or dashes (-)', '(.)', 'request.Label.rules.charset.chars', 'a-zA-Z0-9.-', 'a-zA-Z0-9.'],
    [
      'a condition',
      '\n\nHolds the keys. Not required unless you specify Sign.',
      '',
      'request.Owner.requiredWith',
      ['Sign'],
      undefined,
    ],
    [
      'an example',
      'door/front',
      'door/side',
      'request.KeyRef.examples',
      ['door/front', 'urn:door:eu:12:back'],
      ['door/side', 'urn:door:eu:12:back'],
    ],
    ['a structure', '"Word": "string"', '"Word": boolean', 'structure.Spice.Word', 'string', 'boolean'],
    ['the status of success', 'HTTP 201', 'HTTP 200', 'response.status', 201, 200],
    ['the service', 'AWS StreetFood', 'AWS FastFood', 'service', 'StreetFood', 'FastFood'],
    [
      'a member that is no longer in use',
      'This field is no longer in use.',
      'Read on.',
      'response.OldLabel.deprecated',
      true,
      false,
    ],
    [
      'a limit that went',
      'The maximum length is 20 characters.',
      '',
      'request.Sign.limits.maxLength',
      20,
      undefined,
    ],
    [
      'a rule nobody has read',
      '\n\n  • Rhyme with bread',
      '',
      'request.Label.rules.unread',
      'present',
      undefined,
    ],
    [
      'examples that went',
      ' Names like a.-b and a--b are not valid.',
      '',
      'request.Label.rules.noAdjacent.examples',
      ['a.-b', 'a--b'],
      undefined,
    ],
  ])('names %s by path', (_name, passage, replacement, path, from, to) => {
    let page = editSample(passage, replacement);
    // The syntax block has to agree with a changed type.
    if (path === 'request.Fresh.type') page = page.replace('"Fresh": boolean', '"Fresh": "string"');
    expect(diffSpecs(spec(), parsePage(page)).facts).toEqual([{ path, from, to }]);
  });

  it('reports no change of a rule that only moved', () => {
    const diff = diffTo('Is painted above the window.', 'Is new. Is painted above the window.');
    expect(diff.clauses.moved.length).toBeGreaterThan(6);
    expect(diff.facts).toEqual([]);
  });

  it('names the operation', () => {
    const renamed = parsePage(SAMPLE_PAGE.replaceAll('OpenKiosk', 'ShutKiosk'));
    expect(diffSpecs(spec(), renamed).facts).toEqual([
      { path: 'operation', from: 'OpenKiosk', to: 'ShutKiosk' },
    ]);
  });

  it('reports no move from a bullet to a heading with the same words', () => {
    const clause = { section: 'request' as const, member: 'Sign', ordinal: 1, sha256: 'x' };
    const bullet = { ...spec(), clauses: [{ ...clause, id: 'request.Sign.1' }] };
    const heading = { ...spec(), clauses: [{ ...clause, id: 'request.Key.heading', label: 'heading' }] };
    const there = ['request.Sign.1'];
    const here = ['request.Key.heading'];
    expect(diffSpecs(bullet, heading).clauses).toEqual({ ...NOTHING, added: here, removed: there });
    expect(diffSpecs(heading, bullet).clauses).toEqual({ ...NOTHING, added: there, removed: here });
  });

  it('names an added and a removed error', () => {
    const passage = 'OldException\n\nThis error has been deprecated.\n\nHTTP Status Code: 410\n\n';
    const without = parsePage(editSample(passage, ''));
    const facts = ['', '.status', '.retired'].map((end) => `error.OldException${end}`);
    const ids = ['heading', '1', 'status'].map((end) => `error.OldException.${end}`);
    expect(diffSpecs(spec(), without).clauses).toEqual({ ...NOTHING, removed: ids });
    expect(diffSpecs(spec(), without).facts.map(({ path }) => path)).toEqual(facts);
    expect(diffSpecs(spec(), without).facts[0]).toEqual({ path: facts[0], from: 'present', to: undefined });
    expect(diffSpecs(without, spec()).clauses).toEqual({ ...NOTHING, added: ids });
    expect(diffSpecs(without, spec()).facts[1]).toEqual({ path: facts[1], from: undefined, to: 410 });
  });
});
