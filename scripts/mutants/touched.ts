import { isDeepStrictEqual } from 'node:util';
import { updateRules } from '../../src/reference/cloudtrail/update.ts';
import type { ReferenceOptions, Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';
import { tried } from './trial.ts';

type Context = Parameters<Rule['violated']>[0];

/** The rules as CreateTrail and UpdateTrail ask them. */
const ASKED: readonly ((rules: readonly Rule[]) => readonly Rule[])[] = [(rules) => rules, updateRules];

/** Stands for a case while needs are provided. */
const NEEDS = '';

/**
 * Finds the cases that a mutant can change, in one run of the reference: each hook of the reference also asks the hooks of
 * all mutants, which see what they would see if they were in its place. A case in which a mutant decides everything as the
 * reference does, comes out the same on both.
 */
export class TouchedCases {
  /** By mutant, the cases in which it would have done something else. */
  readonly #touched = new Map<string, Set<string>>();
  readonly #mutants: readonly Mutant[];
  readonly #shadows: Shadow[];
  #watching = true;
  /** The case under way. */
  current = NEEDS;

  constructor(mutants: readonly Mutant[]) {
    this.#mutants = mutants;
    this.#shadows = mutants.map((mutant) => new Shadow(mutant));
  }

  /** Options of the reference that the cases run on, which is as right as without them. */
  options(): Partial<ReferenceOptions> {
    const ask = (hook: keyof ReferenceOptions, result: unknown, ...args: unknown[]) => {
      for (const { id, options } of this.#shadows) {
        const asked = options[hook] as ((...given: unknown[]) => unknown) | undefined;
        if (asked && !isDeepStrictEqual(asked(...args), result)) this.#mark(id);
      }
    };
    return {
      rules: (rules) => this.#watched(rules),
      operations: (all) =>
        tried(all, this.#mutants, {
          has: (id) => this.#isMarked(id),
          add: (id) => this.#mark(id),
          without: (act) => this.#without(act),
        }),
      createBody: (body, trail) => {
        ask('createBody', body, body, trail);
        return body;
      },
      storedTrail: (trail) => {
        ask('storedTrail', trail, trail);
        return trail;
      },
      trailAfterRejection: (trail, rule, context) => {
        ask('trailAfterRejection', undefined, trail, rule, context);
        return undefined;
      },
      readBody: (operation, body) => {
        ask('readBody', body, operation, body);
        return body;
      },
      response: (response, exchange) => {
        ask('response', response, response, exchange);
        return response;
      },
    };
  }

  /** The cases of a mutant; undefined for all of them. */
  of({ id, options }: Mutant): ReadonlySet<string> | undefined {
    // Whether a message comes to CloudTrail at all is not asked case by case.
    if (options.targets) return undefined;
    const cases = this.#touched.get(id) ?? new Set();
    return cases.has(NEEDS) ? undefined : cases;
  }

  /** The rules, with one before them that never refuses and lets all mutants decide too. */
  #watched(rules: readonly Rule[]): readonly Rule[] {
    const remembered = rules.map(remembering);
    const asked = ASKED.map((of) => of(remembered));
    for (const shadow of this.#shadows) shadow.open(remembered);
    const watch: Rule = {
      id: 'watch',
      exception: '',
      message: () => '',
      violated: (context) => {
        if (!this.#watching) return false;
        const decided = asked.map((list) => decision(list, context));
        for (const { id, rules: own } of this.#shadows) {
          if (this.#isMarked(id)) continue;
          if (own?.some((list, at) => decision(list, context) !== decided[at])) this.#mark(id);
        }
        return false;
      },
    };
    return [watch, ...remembered];
  }

  /** Does something about which the rules of no mutant are asked. */
  #without<T>(act: () => T): T {
    this.#watching = false;
    try {
      return act();
    } finally {
      this.#watching = true;
    }
  }

  #isMarked(id: string): boolean {
    return this.#touched.get(id)?.has(this.current) === true;
  }

  #mark(id: string): void {
    const cases = this.#touched.get(id) ?? new Set();
    this.#touched.set(id, cases.add(this.current));
  }
}

/** The hooks of one mutant. */
class Shadow {
  readonly id: string;
  readonly options: Mutant['options'];
  /** Its rules as each operation asks them, if they are not those of the reference. */
  rules: readonly (readonly Rule[])[] | undefined;

  constructor({ id, options }: Mutant) {
    this.id = id;
    this.options = options;
  }

  open(rules: readonly Rule[]): void {
    const own = this.options.rules?.(rules);
    this.rules = own && ASKED.map((asked) => asked(own));
  }
}

/** All that a refusal by a rule decides, but for the wording. */
function decision(rules: readonly Rule[], context: Context): string {
  const rule = rules.find((one) => one.violated(context, one.limit ?? Number.NaN));
  return rule ? `${rule.id} ${rule.exception} ${rule.status ?? 400}` : 'accepted';
}

/** A rule that is asked once for each request, however many mutants have it too. */
function remembering(rule: Rule): Rule {
  const answers = new WeakMap<Context, Map<number, boolean>>();
  return {
    ...rule,
    violated: (context, limit) => {
      const known = answers.get(context) ?? new Map<number, boolean>();
      answers.set(context, known);
      const answer = known.get(limit) ?? rule.violated(context, limit);
      known.set(limit, answer);
      return answer;
    },
  };
}
