import type { Rule, Trail } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Violated = Rule['violated'];

/** Kinds of trail that a server can overlook. */
const KINDS: readonly [id: string, what: string, is: (trail: Trail) => boolean][] = [
  ['multi-region', 'of all Regions', ({ multiRegion }) => multiRegion],
  ['single-region', 'of one Region', ({ multiRegion }) => !multiRegion],
  ['validated', 'with log file validation', ({ logFileValidation }) => logFileValidation],
  ['not-validated', 'without log file validation', ({ logFileValidation }) => !logFileValidation],
  ['with-prefix', 'with a prefix', ({ keyPrefix }) => keyPrefix !== undefined],
  ['without-prefix', 'without a prefix', ({ keyPrefix }) => keyPrefix === undefined],
  ['without-global', 'without global events', ({ includeGlobalServiceEvents: is }) => !is],
];

/** Rules that look at the trails that exist. */
const RULES = ['trail.exists', 'trail.too-many'];

/** Mutants of the quota and of the duplicates that don't see one kind of trail. */
export function kindMutants(rules: readonly Rule[]): Mutant[] {
  return rules
    .filter(({ id }) => RULES.includes(id))
    .flatMap(({ id, exception }) =>
      KINDS.map(([kind, what, is]) => ({
        id: `rule/${id}/blind-to-${kind}`,
        family: 'rule' as const,
        title: `${id} doesn't see trails ${what}`,
        exception,
        options: {
          rules: (list: readonly Rule[]) =>
            list.map((rule) => (rule.id === id ? { ...rule, violated: blindTo(is, rule.violated) } : rule)),
        },
      })),
    );
}

function blindTo(is: (trail: Trail) => boolean, violated: Violated): Violated {
  return (context, limit) => {
    const { call } = context;
    const trails = new Map([...call.state.trails].filter(([, trail]) => !is(trail)));
    return violated({ ...context, call: { ...call, state: { ...call.state, trails } } }, limit);
  };
}
