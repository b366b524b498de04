import type { RuleTests } from '../../generated/triggers.ts';
import type { Rule, Spec } from '../page/spec.ts';
import { type DerivedCase, kebab } from './boundaries.ts';

/**
 * Cases from the rules that the page states for the characters of a member. Each rule gives the inputs
 * at its edges: the characters next to every allowed range, each mark at each end, each pair of marks; and those that
 * triggers.yaml names beside them.
 */
export function ruleCases(spec: Spec, exception: string, tried: RuleTests): DerivedCase[] {
  const { member } = tried;
  const rules = spec.request.members.find(({ name }) => name === member)?.rules;
  if (!rules) throw new Error(`spec/triggers.yaml: the spec has no rules for ${member}`);
  const marks = rules.flatMap((rule) => (rule.kind === 'noAdjacent' ? [...rule.chars] : []));
  const repeated = spec.errors.find(({ name }) => name === exception)?.rules ?? [];
  return rules.flatMap((rule) => {
    // The page states the rules of a name twice, at the member and at its error: a case judges both.
    const twin = repeated.filter(({ kind }) => kind === rule.kind).map(({ clause }) => clause);
    return casesOf(rule, tried, marks).map((testCase) => ({
      ...testCase,
      clauses: [...testCase.clauses, ...twin],
    }));
  });
}

/** One control for all addresses: what is fixed is that there are letters before it. */
const WITH_ADDRESS = '${name}-192.168.5.4';
const LETTER_FOR_IT = 'that character replaced by a letter';
const WITH_LETTER = '${name}za';

function casesOf(
  rule: Rule,
  { member, disallowed = [], disallowedAtEnds = [], addresses = [] }: RuleTests,
  marks: readonly string[],
): DerivedCase[] {
  const label = kebab(member);
  const refused = (
    id: string,
    what: string,
    value: string,
    controlDescription: string,
    fixed: string,
  ): DerivedCase => ({
    id: `${label}-${id}`,
    title: `${member} ${what} is refused`,
    clauses: [rule.clause],
    set: { [member]: value },
    controlChanges: { [member]: fixed },
    controlDescription,
  });
  const starting = (char: string, shown: string, controlDescription: string, fixed: string) =>
    refused(
      `starts-${word(char)}`,
      `that starts with ${shown}`,
      `${char}\${name}`,
      controlDescription,
      fixed,
    );
  const ending = (char: string, shown: string, controlDescription: string, fixed: string) =>
    refused(`ends-${word(char)}`, `that ends with ${shown}`, `\${name}${char}`, controlDescription, fixed);
  switch (rule.kind) {
    case 'unread':
      throw new Error(
        `the page states a rule for ${member} (${rule.clause}) that src/page does not read yet`,
      );
    case 'charset':
      return outsiders(rule.chars, disallowed).map((char) =>
        refused(
          `character-${codePoint(char)}`,
          `with ${printable(char)} in it`,
          `\${name}${char}a`,
          LETTER_FOR_IT,
          WITH_LETTER,
        ),
      );
    case 'edges':
      return [
        ...marks.flatMap((mark) => [
          starting(mark, mark, 'a letter put before it', `a${mark}\${name}`),
          ending(mark, mark, 'a letter put behind it', `\${name}${mark}a`),
        ]),
        ...disallowedAtEnds.flatMap((char) => [
          starting(char, printable(char), LETTER_FOR_IT, WITH_LETTER),
          ending(char, printable(char), LETTER_FOR_IT, WITH_LETTER),
        ]),
      ];
    case 'noAdjacent':
      return marks.flatMap((first) =>
        marks.map((second) =>
          refused(
            `adjacent-${word(first)}-${word(second)}`,
            `with ${first}${second} in it`,
            `\${name}${first}${second}a`,
            'a letter put between the two',
            `\${name}${first}a${second}a`,
          ),
        ),
      );
    case 'notIpAddress':
      return [
        ...[...rule.examples, '0.0.0.0', '255.255.255.255', ...addresses].map((address) =>
          refused(
            `ip-address-${address}`,
            `formatted as the IP address ${address}`,
            address,
            'letters put before an address',
            WITH_ADDRESS,
          ),
        ),
        refused(
          'ip-address-drawn',
          'formatted as an IP address that was drawn for this run',
          '${address}',
          'letters put before an address',
          WITH_ADDRESS,
        ),
      ];
  }
}

/** Characters that a charset such as `a-zA-Z0-9._-` leaves out: the neighbours of each range, and `others` unless it allows them. */
export function outsiders(chars: string, others: readonly string[] = []): string[] {
  const allowed = new RegExp(`^[${chars}]$`);
  const ends = [...chars.matchAll(/(.)-(.)|(.)/gsu)].flatMap(([, from, to, single]) => [
    from ?? single,
    to ?? single,
  ]);
  const neighbours = ends.flatMap((end = '') => {
    const point = end.codePointAt(0) ?? 0;
    return [String.fromCodePoint(point - 1), String.fromCodePoint(point + 1)];
  });
  return [...new Set([...neighbours, ...others])].filter((char) => !allowed.test(char)).sort();
}

function codePoint(char: string): string {
  return `u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

function printable(char: string): string {
  const name = { ' ': 'a space', '\t': 'a tab', '\n': 'a line end' }[char];
  return name ?? (/\p{C}/u.test(char) ? codePoint(char).replace('u', 'U+') : `the character ${char}`);
}

function word(char: string): string {
  return (
    { '.': 'dot', _: 'underscore', '-': 'dash', ' ': 'space', '\n': 'line-end' }[char] ?? codePoint(char)
  );
}
