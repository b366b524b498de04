import type { Rule } from '../../src/reference/index.ts';

/** What a rule is asked about. */
export type RuleContext = Parameters<Rule['violated']>[0];

/** Rules of which some are asked about something else than the request as it came. */
export function reread(
  rules: readonly Rule[],
  isMisled: (rule: Rule) => boolean,
  change: (context: RuleContext) => RuleContext,
): Rule[] {
  return rules.map((rule) =>
    isMisled(rule) ? { ...rule, violated: (context, limit) => rule.violated(change(context), limit) } : rule,
  );
}
