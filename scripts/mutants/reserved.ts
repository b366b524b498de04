import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

const EXISTS = 'trail.exists';

/** Kinds of what a request may point to or hold, with the rules (`TOPIC.fact`) that refuse it. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  bucket: ['bucket', 'bucket-policy'],
  prefix: ['prefix'],
  topic: ['topic-name', 'topic'],
  key: ['key-id', 'key'],
  'log-group': ['log-group'],
  tags: ['tags'],
  combination: ['combination'],
};

/** Mutants that refuse a request and keep its name taken: nothing is listed, and a second try meets a trail that isn't there. */
export const reservedMutants: readonly Mutant[] = Object.entries(KINDS).map(([kind, topics]) => ({
  id: `state/name-reserved/${kind}`,
  family: 'state',
  title: `a request that is refused for its ${kind} keeps its name taken`,
  options: { rules: (list) => reserving(list, topics) },
}));

function reserving(rules: readonly Rule[], topics: readonly string[]): readonly Rule[] {
  const reserved = new Set<string>();
  return rules.map((rule) => {
    if (rule.id === EXISTS) {
      return {
        ...rule,
        violated: (context, limit) => reserved.has(context.trailArn) || rule.violated(context, limit),
      };
    }
    if (!topics.includes(rule.id.split('.')[0] ?? '')) return rule;
    return {
      ...rule,
      violated: (context, limit) => {
        const found = rule.violated(context, limit);
        if (found) reserved.add(context.trailArn);
        return found;
      },
    };
  });
}
