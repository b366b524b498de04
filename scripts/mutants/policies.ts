import type { Rule } from '../../src/reference/index.ts';
import { CONDITION_MISREADINGS } from './misread-conditions.ts';
import { STATEMENT_MISREADINGS } from './misread-statements.ts';
import { type Misreading, PLAIN_MISREADINGS, type Statement } from './misreadings.ts';
import type { Mutant } from './mutant.ts';

type Context = Parameters<Rule['violated']>[0];
/** A policy as the reference keeps it, with the moments of its versions. */
type Text = NonNullable<Context['bucket']>['policy'];

const MISREADINGS = { ...PLAIN_MISREADINGS, ...CONDITION_MISREADINGS, ...STATEMENT_MISREADINGS };

type Fault = keyof typeof MISREADINGS;

/** What no policy of a bucket has. */
const NOT_OF_BUCKETS: Fault[] = [
  'any-value-unmet',
  'first-principal',
  'context-ignored',
  'aws-everyone-unknown',
  'any-stream',
  'any-region',
  'any-account',
];

/** All misreadings of the grammar but these. */
const grammarBut = (...left: Fault[]): Fault[] =>
  [...Object.keys(CONDITION_MISREADINGS), ...Object.keys(STATEMENT_MISREADINGS)].filter(
    (fault): fault is Fault => !left.includes(fault as Fault),
  );

/**
 * Which rules can misread what: one rule, or (with a * behind) those that ask the same policy for several actions and would
 * make up for each other.
 */
const READERS: Readonly<Record<string, readonly Fault[]>> = {
  'bucket-policy.get-acl': [
    'conditions-ignored',
    'conditions-any',
    'denials-ignored',
    'conditional-denials-ignored',
    'conditional-denials-met',
    'denials-of-everyone-ignored',
    'negated-as-positive',
    'negated-ignored',
    'first-principal',
    'conditions-unmet',
    'denials-in-full',
    'other-actions-ignored',
    'wildcards-of-actions',
    'lists-of-principals',
  ],
  'bucket-policy.put-object': [
    'conditions-ignored',
    'conditions-unmet',
    'source-arn-account-only',
    'source-arn-name-only',
    'whole-bucket-only',
    'denials-ignored',
    'denials-in-full',
    'other-actions-ignored',
    'letters-of-actions',
    'letters-of-keys',
    'first-value',
    'account-ignored',
    'acl-ignored',
    ...grammarBut(...NOT_OF_BUCKETS),
  ],
  'key.policy-generate-data-key': [
    'denials-ignored',
    'denials-in-full',
    'conditions-ignored',
    'conditions-unmet',
    'source-arn-account-only',
    'source-arn-name-only',
    'letters-of-actions',
    'wildcards-of-actions',
    'lists-of-principals',
    'other-actions-ignored',
    'context-ignored',
    'conditions-any',
    'keys-first',
    'negated-as-positive',
    'negated-ignored',
    'if-exists-as-plain',
    'absent-met',
    'null-ignored',
    'null-inverted',
    'any-value-unmet',
    'conditional-denials-ignored',
    'conditional-denials-met',
    'denials-of-everyone-ignored',
    'not-action-as-action',
    'not-action-unknown',
    'not-principal-as-principal',
    'not-principal-ignored',
    'not-principal-unknown',
    'any-principal',
    'one-kind-of-principal',
    'first-principal',
    'any-action',
    'statement-lists-only',
  ],
  'topic.policy': [
    'conditions-ignored',
    'conditions-unmet',
    'denials-ignored',
    'denials-in-full',
    'letters-of-actions',
    'lists-of-principals',
    'letters-of-keys',
    'first-value',
    'other-actions-ignored',
    'any-resource',
    'any-resource-alone',
    'conditions-any',
    'conditions-first',
    'negated-as-positive',
    'negated-ignored',
    'if-exists-as-plain',
    'absent-met',
    'dates-ignored',
    'conditional-denials-ignored',
    'conditional-denials-met',
    'denials-of-everyone-ignored',
    'not-action-as-action',
    'not-action-unknown',
    'not-principal-as-principal',
    'not-principal-ignored',
    'not-principal-unknown',
    'everyone-unknown',
    'aws-everyone-unknown',
    'everyone-always',
    'any-principal',
    'account-is-cloudtrail',
    'one-kind-of-principal',
    'first-principal',
    'any-action',
    'first-action',
    'statement-lists-only',
    'last-statement',
  ],
  'log-group.role-not-assumable': [
    'conditions-ignored',
    'conditions-unmet',
    'denials-ignored',
    'denials-in-full',
    'lists-of-principals',
    'first-statement',
    'account-ignored',
    'conditions-any',
    'conditions-first',
    'negated-as-positive',
    'negated-absent-unmet',
    'if-exists-as-plain',
    'absent-met',
    'dates-ignored',
    'dates-unmet',
    'conditional-denials-ignored',
    'conditional-denials-met',
    'denials-of-everyone-ignored',
    'any-principal',
    'account-is-cloudtrail',
    'one-kind-of-principal',
    'first-principal',
    'any-action',
    'first-action',
    'statement-lists-only',
    'last-statement',
  ],
  'log-group.role-may-not*': [
    'conditions-ignored',
    'conditions-unmet',
    'denials-ignored',
    'denials-in-full',
    'letters-of-actions',
    'first-statement',
    'any-resource',
    'any-resource-alone',
    'other-actions-ignored',
    'conditions-any',
    'conditions-first',
    'negated-as-positive',
    'negated-ignored',
    'if-exists-as-plain',
    'absent-met',
    'dates-ignored',
    'conditional-denials-ignored',
    'conditional-denials-met',
    'not-action-as-action',
    'not-action-unknown',
    'not-resource-as-resource',
    'not-resource-ignored',
    'not-resource-unknown',
    'question-mark-literal',
    'question-mark-any',
    'statement-lists-only',
    'last-statement',
    'any-stream',
    'any-region',
    'any-account',
  ],
};

/** Mutants that misread one part of a policy: its conditions, the trail that one names, its resource. */
export function policyMutants(rules: readonly Rule[]): Mutant[] {
  return Object.entries(READERS).flatMap(([readers, faults]) => {
    const stem = readers.replace('*', '');
    const reads = ({ id }: Rule) => (readers.endsWith('*') ? id.startsWith(stem) : id === readers);
    const exception = rules.find(reads)?.exception;
    if (exception === undefined) throw new Error(`no rule of the reference is called ${readers}`);
    return faults.map((fault): Mutant => {
      const [title, misread] = MISREADINGS[fault];
      return {
        id: `rule/${stem}/${fault}`,
        family: 'rule',
        title: `${stem} ${title}`,
        exception,
        options: {
          rules: (list) =>
            list.map((rule) =>
              reads(rule)
                ? { ...rule, violated: (context, limit) => rule.violated(misreads(context, misread), limit) }
                : rule,
            ),
        },
      };
    });
  });
}

/** The context with every policy in it misread. */
function misreads(context: Context, misread: Misreading): Context {
  const { call, bucket, trailArn } = context;
  const read = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const document = JSON.parse(text) as { Statement: Statement | Statement[] };
    const alone = !Array.isArray(document.Statement);
    return JSON.stringify({
      ...document,
      Statement: misread([document.Statement].flat(), { trailArn, alone }),
    });
  };
  const reread = ({ versions }: Text): Text => ({
    versions: versions.map(({ since, value }) => ({ since, value: read(value) })),
  });
  // Only what a rule looks at is read: most policies of a state are about other cases.
  const withPolicyMisread = <T extends { policy: Text }>(one: T): T => ({
    ...one,
    get policy() {
      return reread(one.policy);
    },
  });
  const roles = new Map(
    [...call.state.roles].map(([arn, role]) => [
      arn,
      {
        ...role,
        get trust() {
          return reread(role.trust);
        },
        get policies() {
          return new Map([...role.policies].map(([name, policy]) => [name, reread(policy)]));
        },
      },
    ]),
  );
  const all = <T extends Parameters<typeof withPolicyMisread>[0]>(map: Map<string, T>) =>
    new Map([...map].map(([arn, one]) => [arn, withPolicyMisread(one)]));
  const state = { ...call.state, keys: all(call.state.keys), topics: all(call.state.topics), roles };
  return { ...context, call: { ...call, state }, bucket: bucket && withPolicyMisread(bucket) };
}
