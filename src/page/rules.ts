import type { TextClause } from './clauses.ts';
import { clauseError } from './error.ts';
import type { Rule } from './spec.ts';

/** The page's words for kinds of characters, and these characters as in the brackets of a regular expression. */
const CLASSES: readonly [word: RegExp, chars: string][] = [
  [/\bletters?\b/i, 'a-zA-Z'],
  [/\b(?:numbers?|digits?)\b/i, '0-9'],
  [/\bperiods?\b/i, '.'],
  [/\bunderscores?\b/i, '_'],
  [/\b(?:dash(?:es)?|hyphens?)\b/i, '-'],
];
const LEAD_IN = /\brequirements:$/i;
const LENGTH = /\bcharacters$/i;

/**
 * Reads the bullets under a lead-in such as "… the following requirements:". Lengths are limits, not rules. A bullet that
 * can't be read becomes a rule of kind `unread`.
 * @throws PageError when a bullet names an unknown kind of character
 */
export function readRules(clauses: readonly TextClause[]): Rule[] | undefined {
  const rules: Rule[] = [];
  let listed = false;
  for (const clause of clauses) {
    if (!clause.bullet) listed = LEAD_IN.test(clause.text);
    else if (listed && !LENGTH.test(clause.text)) rules.push(readRule(clause));
  }
  return rules.length === 0 ? undefined : rules;
}

function readRule(clause: TextClause): Rule {
  const { text, id } = clause;
  if (/\bonly\b/i.test(text)) {
    // The characters themselves are in brackets: "letters (a-z, A-Z), periods (.)".
    const groups = [...text.matchAll(/\(([^)]+)\)/g)].map((match) => match[1]?.replace(/,?\s/g, '') ?? '');
    if (groups.length > 0) return { kind: 'charset', chars: groups.join(''), clause: id };
  }
  const edges = /\bstart with (.+?),? and end with (.+)/i.exec(text);
  if (edges !== null) {
    return { kind: 'edges', start: classOf(edges[1], clause), end: classOf(edges[2], clause), clause: id };
  }
  const adjacent = /\bno adjacent ([^.]+)(?:\.|$)/i.exec(text);
  if (adjacent !== null) {
    const named = /\bnames like (.+?) (?:is|are) not valid/i.exec(text)?.[1] ?? '';
    const examples = named.split(/,? and |, /).filter((example) => example !== '');
    return { kind: 'noAdjacent', chars: classOf(adjacent[1], clause), examples, clause: id };
  }
  if (/\bnot\b.*\bIP address\b/i.test(text)) {
    const examples = text.match(/\b\d+(?:\.\d+){3}\b/g) ?? [];
    return { kind: 'notIpAddress', examples, clause: id };
  }
  return { kind: 'unread', clause: id };
}

/** Every listed word must be known: a rule that leaves out a kind of character would accept too much. */
function classOf(words: string | undefined, clause: TextClause): string {
  const listed = (words ?? '').split(/,? (?:or|and) |, /);
  const chars = listed.map((word) => {
    const known = CLASSES.find(([pattern]) => pattern.test(word));
    if (known !== undefined) return known[1];
    throw clauseError(
      clause,
      `'${word}' is an unknown kind of character. Add it to the classes in src/page/rules.ts.`,
    );
  });
  return chars.join('');
}
