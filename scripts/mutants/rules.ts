import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

/** An error of CloudTrail that CreateTrail never throws: no case can accept it. */
const WRONG_CODE = 'InvalidEventSelectorsException';
const WRONG_STATUS = 500;

/** Mutants of each rule of the reference: absent, another code or status, its limit off by one or a single value, a trail kept. */
export function ruleMutants(rules: readonly Rule[]): Mutant[] {
  return rules.flatMap((rule) => {
    const { id, exception, limit } = rule;
    const change = (fault: string, title: string, changed: Partial<Rule> | undefined): Mutant => ({
      id: `rule/${id}/${fault}`,
      family: 'rule',
      title: `${id} ${title}`,
      exception,
      options: { rules: (list) => list.flatMap((one) => replaced(one, id, changed)) },
    });
    const mutants = [
      change('absent', 'is not asked', undefined),
      change('wrong-code', `answers ${WRONG_CODE}`, { exception: WRONG_CODE }),
      change('wrong-status', `answers ${WRONG_STATUS}`, { status: WRONG_STATUS }),
    ];
    // A rule without a finite limit has none to be wrong.
    if (limit !== undefined && Number.isFinite(limit)) {
      mutants.push(change('limit-plus-one', `with ${limit + 1} for ${limit}`, { limit: limit + 1 }));
      mutants.push(change('limit-minus-one', `with ${limit - 1} for ${limit}`, { limit: limit - 1 }));
      // What is beyond the limit on its one side or its other is further from it than one.
      mutants.push(
        change('next-to-limit-only', `refuses one beyond ${limit} and nothing further`, {
          violated: (context, at) =>
            rule.violated(context, at) && !(rule.violated(context, at + 1) && rule.violated(context, at - 1)),
        }),
      );
    }
    mutants.push({
      id: `rule/${id}/trail-kept`,
      family: 'rule',
      title: `${id} refuses and creates the trail`,
      exception,
      options: {
        trailAfterRejection: (trail, refusing) => (refusing.id === id ? trail : undefined),
      },
    });
    return mutants;
  });
}

function replaced(rule: Rule, id: string, changed: Partial<Rule> | undefined): Rule[] {
  if (rule.id !== id) return [rule];
  return changed ? [{ ...rule, ...changed }] : [];
}

/**
 * Mutants with two neighbours swapped. Neighbours with the same exception are left out: all that could tell the order
 * is the message, which is never asserted.
 */
export function orderMutants(rules: readonly Rule[]): Mutant[] {
  return rules.flatMap((rule, index): Mutant[] => {
    const next = rules[index + 1];
    if (!next || next.exception === rule.exception) return [];
    return [
      {
        id: `order/${next.id}-before-${rule.id}`,
        family: 'order',
        title: `${next.id} is asked before ${rule.id}`,
        exception: rule.exception,
        options: {
          rules: (list) => {
            const swapped = list.filter(({ id }) => id !== next.id);
            const moved = list.filter(({ id }) => id === next.id);
            const place = swapped.findIndex(({ id }) => id === rule.id);
            return [...swapped.slice(0, place), ...moved, ...swapped.slice(place)];
          },
        },
      },
    ];
  });
}
