import { describe, expect, it } from 'vitest';
import type { RuleTests } from '../../generated/triggers.ts';
import type { Rule } from '../page/spec.ts';
import { outsiders, ruleCases } from './rules.ts';
import { errorShape, member, specOf } from './testing/samples.ts';

const adjacent: Rule = { kind: 'noAdjacent', chars: '._-~', examples: [], clause: 'request.SignText.6' };
const edges: Rule = { kind: 'edges', start: 'a-z', end: 'a-z', clause: 'request.SignText.4' };
const charset: Rule = { kind: 'charset', chars: 'a-z', clause: 'request.SignText.3' };
const address: Rule = { kind: 'notIpAddress', examples: ['10.1.2.3'], clause: 'request.SignText.7' };

const cases = (rules: Rule[], repeated?: Rule[], tried: Partial<RuleTests> = {}) =>
  ruleCases(
    specOf(
      [member('Label'), member('SignText', { rules })],
      [errorShape('OtherException'), errorShape('SignException', repeated ? { rules: repeated } : {})],
    ),
    'SignException',
    { member: 'SignText', ...tried },
  );
const inputs = (rules: Rule[]) =>
  cases(rules).map(({ id, set = {}, controlChanges = {} }) => [
    id,
    ...Object.entries(set).flat(),
    ...Object.values(controlChanges),
  ]);

describe('ruleCases', () => {
  it('spells a refusal out, with what mends it', () => {
    expect(cases([address])[0]).toEqual({
      id: 'sign-text-ip-address-10.1.2.3',
      title: 'SignText formatted as the IP address 10.1.2.3 is refused',
      clauses: ['request.SignText.7'],
      set: { SignText: '10.1.2.3' },
      controlChanges: { SignText: '${name}-192.168.5.4' },
      controlDescription: 'letters put before an address',
    });
  });

  it("tries the page's own addresses, the lowest and the highest, those that are named, and one that nobody can know", () => {
    const lastOf = (rule: Rule, addresses?: string[]) =>
      cases([rule], undefined, addresses && { addresses }).map(({ id }) => id.split('-').at(-1));
    expect(lastOf(address)).toEqual(['10.1.2.3', '0.0.0.0', '255.255.255.255', 'drawn']);
    expect(lastOf({ ...address, examples: [] }, ['1.2.3.4'])).toEqual([
      '0.0.0.0',
      '255.255.255.255',
      '1.2.3.4',
      'drawn',
    ]);
    expect(cases([address]).at(-1)).toMatchObject({
      title: 'SignText formatted as an IP address that was drawn for this run is refused',
      set: { SignText: '${address}' },
      controlDescription: 'letters put before an address',
    });
  });

  it('mends all addresses alike, so that one control does for them', () => {
    expect(new Set(cases([address]).map(({ controlChanges }) => JSON.stringify(controlChanges))).size).toBe(
      1,
    );
  });

  it('puts each character that is not allowed inside the name, a letter in its control', () => {
    const made = cases([charset], undefined, { disallowed: ['\t', ' ', '\u007f', '😀', 'b', '{'] });
    expect(made.map(({ set }) => set)).toEqual(
      ['\t', ' ', '`', '{', '\u007f', '😀'].map((char) => ({ SignText: `\${name}${char}a` })),
    );
    expect(made.map(({ id, title }) => [id, title])).toEqual([
      ['sign-text-character-u0009', 'SignText with a tab in it is refused'],
      ['sign-text-character-u0020', 'SignText with a space in it is refused'],
      ['sign-text-character-u0060', 'SignText with the character ` in it is refused'],
      ['sign-text-character-u007b', 'SignText with the character { in it is refused'],
      ['sign-text-character-u007f', 'SignText with U+007f in it is refused'],
      ['sign-text-character-u1f600', 'SignText with the character 😀 in it is refused'],
    ]);
    for (const one of made) {
      expect(one.controlChanges).toEqual({ SignText: '${name}za' });
      expect(one.controlDescription).toBe('that character replaced by a letter');
    }
  });

  it('puts only what stands next to the characters allowed inside it where none is named', () => {
    expect(cases([charset]).map(({ set }) => set)).toEqual([
      { SignText: '${name}`a' },
      { SignText: '${name}{a' },
    ]);
  });

  it('puts each mark at each end, and mends it with a letter outside', () => {
    expect(inputs([edges, { ...adjacent, chars: '.' }]).slice(0, 2)).toEqual([
      ['sign-text-starts-dot', 'SignText', '.${name}', 'a.${name}'],
      ['sign-text-ends-dot', 'SignText', '${name}.', '${name}.a'],
    ]);
    const [starts, ends] = cases([edges, { ...adjacent, chars: '.' }]);
    expect([starts?.title, starts?.controlDescription]).toEqual([
      'SignText that starts with . is refused',
      'a letter put before it',
    ]);
    expect([ends?.title, ends?.controlDescription]).toEqual([
      'SignText that ends with . is refused',
      'a letter put behind it',
    ]);
  });

  it('puts what is named outside at each end too, and mends it with a letter for it', () => {
    const made = cases([edges], undefined, { disallowedAtEnds: ['\n', ' ', 'é'] });
    expect(
      made.map(({ id, set = {}, controlChanges = {} }) => [
        id,
        ...Object.values(set),
        ...Object.values(controlChanges),
      ]),
    ).toEqual([
      ['sign-text-starts-line-end', '\n${name}', '${name}za'],
      ['sign-text-ends-line-end', '${name}\n', '${name}za'],
      ['sign-text-starts-space', ' ${name}', '${name}za'],
      ['sign-text-ends-space', '${name} ', '${name}za'],
      ['sign-text-starts-u00e9', 'é${name}', '${name}za'],
      ['sign-text-ends-u00e9', '${name}é', '${name}za'],
    ]);
    expect(made[0]?.title).toBe('SignText that starts with a line end is refused');
  });

  it('knows no mark to put at an end where no rule names one', () => {
    expect(cases([edges])).toEqual([]);
  });

  it('puts each mark beside each, and mends it with a letter between', () => {
    expect(inputs([{ ...adjacent, chars: '.-' }])).toEqual([
      ['sign-text-adjacent-dot-dot', 'SignText', '${name}..a', '${name}.a.a'],
      ['sign-text-adjacent-dot-dash', 'SignText', '${name}.-a', '${name}.a-a'],
      ['sign-text-adjacent-dash-dot', 'SignText', '${name}-.a', '${name}-a.a'],
      ['sign-text-adjacent-dash-dash', 'SignText', '${name}--a', '${name}-a-a'],
    ]);
    const [first] = cases([{ ...adjacent, chars: '.-' }]);
    expect([first?.title, first?.controlDescription]).toEqual([
      'SignText with .. in it is refused',
      'a letter put between the two',
    ]);
  });

  it('calls marks by their names, and one without a name by its code point', () => {
    const ids = cases([adjacent]).map(({ id }) => id.replace('sign-text-adjacent-', ''));
    expect(ids.slice(0, 4)).toEqual(['dot-dot', 'dot-underscore', 'dot-dash', 'dot-u007e']);
  });

  it('judges the rule where the error repeats it, too', () => {
    const twin: Rule = { ...address, clause: 'error.SignException.5' };
    const other: Rule = { ...charset, clause: 'error.SignException.2' };
    const made = cases([address], [other, twin]);
    for (const { clauses } of made) expect(clauses).toEqual(['request.SignText.7', 'error.SignException.5']);
  });

  it('refuses a rule that nobody has read', () => {
    expect(() => cases([{ kind: 'unread', clause: 'request.SignText.9' }])).toThrow(
      'the page states a rule for SignText (request.SignText.9) that src/page does not read yet',
    );
  });

  it('refuses a member without rules, or one that is not there', () => {
    const make = (name: string) => ruleCases(specOf([member('Label')]), 'SignException', { member: name });
    expect(() => make('Label')).toThrow('spec/triggers.yaml: the spec has no rules for Label');
    expect(() => make('Absent')).toThrow('spec/triggers.yaml: the spec has no rules for Absent');
  });

  it('makes cases for an exception that the spec does not have', () => {
    const spec = specOf([member('SignText', { rules: [address] })]);
    expect(ruleCases(spec, 'AbsentException', { member: 'SignText' })[0]?.clauses).toEqual([
      'request.SignText.7',
    ]);
  });
});

describe('outsiders', () => {
  it('are the neighbours of each range and of each single character', () => {
    expect(outsiders('b-dx')).toEqual(['a', 'e', 'w', 'y']);
  });

  it('are no characters that another range allows', () => {
    expect(outsiders('a-cd_')).toEqual(['^', '`', 'e']);
  });

  it('are each there once', () => {
    expect(outsiders('!#', ['$', '#', 'é', 'é'])).toEqual([' ', '"', '$', 'é']);
  });
});
