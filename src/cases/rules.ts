import type { RuleTests } from '../../generated/triggers.ts';
import type { Rule, Spec } from '../page/spec.ts';
import { kebab } from '../text/kebab.ts';
import type { DerivedCase } from './boundaries.ts';
import { codePoint, nameOf, outsiders, showCharacter } from './characters.ts';

/**
 * Cases from the rules that the page states for the characters of a member. Each rule gives the inputs at its edges: the
 * characters next to every allowed range, each mark at each end, each pair of marks; and those listed in triggers.yaml.
 */
export function ruleCases(spec: Spec, exception: string, tests: RuleTests): DerivedCase[] {
  const { member } = tests;
  const rules = spec.request.members.find(({ name }) => name === member)?.rules;
  if (!rules) throw new Error(`triggers.yaml: the spec has no rules for ${member}`);
  const marks = rules.flatMap((rule) => (rule.kind === 'noAdjacent' ? [...rule.chars] : []));
  const repeated = spec.errors.find(({ name }) => name === exception)?.rules ?? [];
  return rules.flatMap((rule) => {
    // The page states the rules of a name twice, at the member and at its error: a case judges both.
    const twins = repeated.filter(({ kind }) => kind === rule.kind).map(({ clause }) => clause);
    return violationsOf(rule, tests, marks).map(({ id, what, value, fix, fixed }) => ({
      id: `${kebab(member)}-${id}`,
      title: `${member} ${what} is refused`,
      clauses: [rule.clause, ...twins],
      set: { [member]: value },
      controlChanges: { [member]: fixed },
      controlDescription: fix,
    }));
  });
}

/** A value that breaks a rule, and the same value with the fault fixed. */
interface Violation {
  id: string;
  /** What is wrong with the value, for the title. */
  what: string;
  value: string;
  /** What the control fixes. */
  fix: string;
  fixed: string;
}

function violationsOf(rule: Rule, tests: RuleTests, marks: readonly string[]): Violation[] {
  switch (rule.kind) {
    case 'unread':
      throw new Error(
        `The page states a rule for ${tests.member} (${rule.clause}) that src/page can't read yet. Add it to src/page/rules.ts.`,
      );
    case 'charset':
      return outsiders(rule.chars, tests.disallowed).map((char) => ({
        id: `character-${codePoint(char)}`,
        what: `with ${showCharacter(char)} in it`,
        value: `\${name}${char}a`,
        ...LETTER_INSTEAD,
      }));
    case 'edges':
      return [
        ...marks.flatMap(markAtEnds),
        ...(tests.disallowedAtEnds ?? []).flatMap((char) =>
          atEnds(char, showCharacter(char)).map((violation) => ({ ...violation, ...LETTER_INSTEAD })),
        ),
      ];
    case 'noAdjacent':
      return marks.flatMap((first) => marks.map((second) => adjacent(first, second)));
    case 'notIpAddress':
      return [
        ...[...rule.examples, '0.0.0.0', '255.255.255.255', ...(tests.addresses ?? [])].map((value) =>
          address(value, value, `formatted as the IP address ${value}`),
        ),
        address('drawn', '${address}', 'formatted as a random IP address'),
      ];
  }
}

const LETTER_INSTEAD = { fix: 'that character replaced by a letter', fixed: '${name}za' };

/** The same control for all addresses, so that it is sent only once. */
const LETTERS_BEFORE = { fix: 'letters added before an address', fixed: '${name}-192.168.5.4' };

function atEnds(char: string, shown: string): Pick<Violation, 'id' | 'what' | 'value'>[] {
  return [
    { id: `starts-${nameOf(char)}`, what: `that starts with ${shown}`, value: `${char}\${name}` },
    { id: `ends-${nameOf(char)}`, what: `that ends with ${shown}`, value: `\${name}${char}` },
  ];
}

function markAtEnds(mark: string): Violation[] {
  return atEnds(mark, mark).map((violation, index) =>
    index === 0
      ? { ...violation, fix: 'the mark removed', fixed: '${name}' }
      : { ...violation, fix: 'a letter added after it', fixed: `\${name}${mark}a` },
  );
}

function adjacent(first: string, second: string): Violation {
  return {
    id: `adjacent-${nameOf(first)}-${nameOf(second)}`,
    what: `with ${first}${second} in it`,
    value: `\${name}${first}${second}a`,
    // The control of a name that ends with the first mark, so that it is sent only once.
    fix: 'the second mark removed',
    fixed: `\${name}${first}a`,
  };
}

function address(id: string, value: string, what: string): Violation {
  return { id: `ip-address-${id}`, what, value, ...LETTERS_BEFORE };
}
