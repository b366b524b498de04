import type { Rule } from './spec.ts';

/** A pattern that a valid value matches, or with `not` one that it doesn't match. */
export interface RulePattern {
  pattern: string;
  not: boolean;
}

/** A rule as regular expressions; none for a rule that the parser could not read. */
export function patternsOf(rule: Rule): RulePattern[] {
  switch (rule.kind) {
    case 'charset':
      return [{ pattern: `^[${rule.chars}]*$`, not: false }];
    case 'edges':
      return [
        { pattern: `^[${rule.start}]`, not: false },
        { pattern: `[${rule.end}]$`, not: false },
      ];
    case 'noAdjacent':
      return [{ pattern: `[${rule.chars}]{2}`, not: true }];
    case 'notIpAddress':
      return [{ pattern: '^\\d{1,3}(\\.\\d{1,3}){3}$', not: true }];
    case 'unread':
      return [];
  }
}
