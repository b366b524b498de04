import { describe, expect, it } from 'vitest';
import type { RuleTests } from '../../generated/triggers.ts';
import type { Rule } from '../page/spec.ts';
import { ruleCases } from './rules.ts';
import { errorShape, member, specOf } from './testing/samples.ts';

const adjacent: Rule = { kind: 'noAdjacent', chars: '._-~', examples: [], clause: 'request.SignText.6' };
const edges: Rule = { kind: 'edges', start: 'a-z', end: 'a-z', clause: 'request.SignText.4' };
const charset: Rule = { kind: 'charset', chars: 'a-z', clause: 'request.SignText.3' };
const address: Rule = { kind: 'notIpAddress', examples: ['10.1.2.3'], clause: 'request.SignText.7' };

const cases = (rules: Rule[], repeated?: Rule[], tests: Partial<RuleTests> = {}) =>
  ruleCases(
    specOf(
      [member('Label'), member('SignText', { rules })],
      [errorShape('OtherException'), errorShape('SignException', repeated ? { rules: repeated } : {})],
    ),
    'SignException',
    { member: 'SignText', ...tests },
  );
const inputs = (rules: Rule[]) =>
  cases(rules).map(({ id, set = {}, controlChanges = {} }) => [
    id,
    ...Object.entries(set).flat(),
    ...Object.values(controlChanges),
  ]);

describe('ruleCases', () => {
  it('gives a refusal and its fix', () => {
    expect(cases([address])[0]).toEqual({
      id: 'sign-text-ip-address-10.1.2.3',
      title: 'SignText formatted as the IP address 10.1.2.3 is refused',
      clauses: ['request.SignText.7'],
      set: { SignText: '10.1.2.3' },
      controlChanges: { SignText: '${name}-192.168.5.4' },
      controlDescription: 'letters added before an address',
    });
  });

  it("tests the page's own addresses, the lowest, the highest, the listed ones and a random one", () => {
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
      title: 'SignText formatted as a random IP address is refused',
      set: { SignText: '${address}' },
      controlDescription: 'letters added before an address',
    });
  });

  it('fixes all addresses the same way, so that they share one control', () => {
    expect(new Set(cases([address]).map(({ controlChanges }) => JSON.stringify(controlChanges))).size).toBe(
      1,
    );
  });

  it('puts each disallowed character inside the name, and a letter into its control', () => {
    const derived = cases([charset], undefined, { disallowed: ['\t', ' ', '\u007f', '😀', 'b', '{'] });
    expect(derived.map(({ set }) => set)).toEqual(
      ['\t', ' ', '`', '{', '\u007f', '😀'].map((char) => ({ SignText: `\${name}${char}a` })),
    );
    expect(derived.map(({ id, title }) => [id, title])).toEqual([
      ['sign-text-character-u0009', 'SignText with a tab in it is refused'],
      ['sign-text-character-u0020', 'SignText with a space in it is refused'],
      ['sign-text-character-u0060', 'SignText with the character ` in it is refused'],
      ['sign-text-character-u007b', 'SignText with the character { in it is refused'],
      ['sign-text-character-u007f', 'SignText with U+007f in it is refused'],
      ['sign-text-character-u1f600', 'SignText with the character 😀 in it is refused'],
    ]);
    for (const testCase of derived) {
      expect(testCase.controlChanges).toEqual({ SignText: '${name}za' });
      expect(testCase.controlDescription).toBe('that character replaced by a letter');
    }
  });

  it('tests only the neighbours of the allowed characters if no character is listed', () => {
    expect(cases([charset]).map(({ set }) => set)).toEqual([
      { SignText: '${name}`a' },
      { SignText: '${name}{a' },
    ]);
  });

  it('puts each mark at each end, and fixes it', () => {
    expect(inputs([edges, { ...adjacent, chars: '.' }]).slice(0, 2)).toEqual([
      ['sign-text-starts-dot', 'SignText', '.${name}', '${name}'],
      ['sign-text-ends-dot', 'SignText', '${name}.', '${name}.a'],
    ]);
    const [starts, ends] = cases([edges, { ...adjacent, chars: '.' }]);
    expect([starts?.title, starts?.controlDescription]).toEqual([
      'SignText that starts with . is refused',
      'the mark removed',
    ]);
    expect([ends?.title, ends?.controlDescription]).toEqual([
      'SignText that ends with . is refused',
      'a letter added after it',
    ]);
  });

  it('puts each listed character at each end, and fixes it with a letter instead', () => {
    const derived = cases([edges], undefined, { disallowedAtEnds: ['\n', ' ', 'é'] });
    expect(
      derived.map(({ id, set = {}, controlChanges = {} }) => [
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
    expect(derived[0]?.title).toBe('SignText that starts with a line end is refused');
  });

  it('gives no case if no rule names a mark', () => {
    expect(cases([edges])).toEqual([]);
  });

  it('puts each mark beside each, and fixes it by removing the second', () => {
    expect(inputs([{ ...adjacent, chars: '.-' }])).toEqual([
      ['sign-text-adjacent-dot-dot', 'SignText', '${name}..a', '${name}.a'],
      ['sign-text-adjacent-dot-dash', 'SignText', '${name}.-a', '${name}.a'],
      ['sign-text-adjacent-dash-dot', 'SignText', '${name}-.a', '${name}-a'],
      ['sign-text-adjacent-dash-dash', 'SignText', '${name}--a', '${name}-a'],
    ]);
    const [first] = cases([{ ...adjacent, chars: '.-' }]);
    expect([first?.title, first?.controlDescription]).toEqual([
      'SignText with .. in it is refused',
      'the second mark removed',
    ]);
  });

  it('uses the names of marks in ids, or else their code points', () => {
    const ids = cases([adjacent]).map(({ id }) => id.replace('sign-text-adjacent-', ''));
    expect(ids.slice(0, 4)).toEqual(['dot-dot', 'dot-underscore', 'dot-dash', 'dot-u007e']);
  });

  it('also judges the clause of the error that repeats the rule', () => {
    const repeated: Rule = { ...address, clause: 'error.SignException.5' };
    const other: Rule = { ...charset, clause: 'error.SignException.2' };
    const derived = cases([address], [other, repeated]);
    for (const { clauses } of derived)
      expect(clauses).toEqual(['request.SignText.7', 'error.SignException.5']);
  });

  it('refuses a rule that the parser could not read', () => {
    expect(() => cases([{ kind: 'unread', clause: 'request.SignText.9' }])).toThrow(
      "The page states a rule for SignText (request.SignText.9) that src/page can't read yet.",
    );
  });

  it('refuses a member without rules, and an unknown member', () => {
    const make = (name: string) => ruleCases(specOf([member('Label')]), 'SignException', { member: name });
    expect(() => make('Label')).toThrow('triggers.yaml: the spec has no rules for Label');
    expect(() => make('Absent')).toThrow('triggers.yaml: the spec has no rules for Absent');
  });

  it("gives cases for an exception that the spec doesn't have", () => {
    const spec = specOf([member('SignText', { rules: [address] })]);
    expect(ruleCases(spec, 'AbsentException', { member: 'SignText' })[0]?.clauses).toEqual([
      'request.SignText.7',
    ]);
  });
});
