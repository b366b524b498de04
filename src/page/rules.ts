import { charsListed, charsNamed } from './charset.ts';
import type { TextClause } from './clauses.ts';
import { clauseError } from './error.ts';
import { isCondition, statesLength } from './limits.ts';
import type { Rule } from './spec.ts';

const LEAD_IN = /\brequirements:$/i;
const ONLY = /\b(?:contain|consist of|consist|include|use|have)s? only (?:of )?(.+)$/i;

/**
 * Reads the bullets under a lead-in such as "… the following requirements:". Lengths are limits, not rules. A bullet that
 * can't be read becomes a rule of kind `unread`.
 * @throws PageError when a bullet names an unknown kind of character, or the lead-in has no bullets
 */
export function readRules(clauses: readonly TextClause[]): Rule[] | undefined {
  const rules: Rule[] = [];
  let leadIn: TextClause | undefined;
  let listed = 0;
  const assertListed = () => {
    if (leadIn === undefined || listed > 0) return;
    const what = `the requirements of ${leadIn.member} have no bullets. Copy the page with its bullets, as UTF-8.`;
    throw clauseError(leadIn, what);
  };
  for (const clause of clauses) {
    if (!clause.bullet) {
      assertListed();
      leadIn = LEAD_IN.test(clause.text) ? clause : undefined;
      listed = 0;
    } else if (leadIn !== undefined) {
      listed += 1;
      const condition = isCondition(leadIn.text) ? { conditional: true as const } : {};
      if (!statesLength(clause.text)) rules.push({ ...readRule(clause), ...condition });
    }
  }
  assertListed();
  return rules.length === 0 ? undefined : rules;
}

function readRule(clause: TextClause): Rule {
  const { text, id } = clause;
  const only = ONLY.exec(text)?.[1];
  if (only !== undefined) return { kind: 'charset', chars: charsListed(only, clause), clause: id };
  const edges = /^start with (.+?),? and end with (.+?)\.?$/i.exec(text);
  if (edges?.[1] !== undefined && edges[2] !== undefined) {
    return {
      kind: 'edges',
      start: charsNamed(edges[1], clause),
      end: charsNamed(edges[2], clause),
      clause: id,
    };
  }
  const adjacent =
    /^(?:have|show|contain) no adjacent ([^.]+?)(?:\.(?: Names like (.+?) (?:is|are) not valid\.?)?)?$/i.exec(
      text,
    );
  if (adjacent?.[1] !== undefined) {
    const examples = (adjacent[2] ?? '').split(/,? and |, /).filter((example) => example !== '');
    return { kind: 'noAdjacent', chars: charsNamed(adjacent[1], clause), examples, clause: id };
  }
  if (
    /^not (?:be in|be formatted as|look like) (?:an )?IP address(?: format)?(?: \([^)]*\))?\.?$/i.test(text)
  ) {
    const examples = text.match(/\b\d+(?:\.\d+){3}\b/g) ?? [];
    return { kind: 'notIpAddress', examples, clause: id };
  }
  return { kind: 'unread', clause: id };
}
