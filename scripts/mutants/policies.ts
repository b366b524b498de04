import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Context = Parameters<Rule['violated']>[0];
/** A policy as the reference keeps it, with the moments of its versions. */
type Text = NonNullable<Context['bucket']>['policy'];
interface Statement {
  Effect: string;
  Principal?: unknown;
  Action?: unknown;
  NotAction?: unknown;
  Resource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}
/** Reads the statements of a policy wrongly; `trailArn` is the trail that asks. */
type Misreading = (statements: Statement[], trailArn: string) => Statement[];

const SOURCE_ARN = /"(arn:[^":]*:cloudtrail:[^":]*:)([^":]*)(:trail\/)([^"]*)"/g;

/** Each trail that a condition names becomes another one. */
const named =
  (change: (own: Parts, theirs: Parts) => Parts): Misreading =>
  (statements, trailArn) => {
    const own = partsOf(JSON.stringify(trailArn));
    const text = JSON.stringify(statements).replace(SOURCE_ARN, (found) =>
      JSON.stringify(Object.values(change(own, partsOf(found))).join('')),
    );
    return JSON.parse(text) as Statement[];
  };

interface Parts {
  head: string;
  account: string;
  middle: string;
  name: string;
}

function partsOf(text: string): Parts {
  const [, head = '', account = '', middle = '', name = ''] = [...text.matchAll(SOURCE_ARN)][0] ?? [];
  return { head, account, middle, name };
}

const words = (value: unknown): string[] => [value].flat().map(String);

/** Reads only those statements. */
const only =
  (isRead: (statement: Statement) => boolean): Misreading =>
  (all) =>
    all.filter(isRead);

/** Every key of a condition with its values, changed or, for undefined, left out. */
const conditions =
  (change: (key: string, values: unknown) => unknown): Misreading =>
  (all) =>
    all.map(({ Condition, ...rest }) => {
      const read = Object.entries(Condition ?? {}).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, change(key, values)])),
      ]);
      // What is left undefined does not survive as JSON.
      return Condition ? { ...rest, Condition: Object.fromEntries(read) } : rest;
    });

const MISREADINGS = {
  'conditions-ignored': ['reads no condition', (all) => all.map(({ Condition: _, ...rest }) => rest)],
  'conditions-unmet': [
    'takes any condition for unmet',
    (all) => all.filter(({ Effect, Condition }) => Effect !== 'Allow' || Condition === undefined),
  ],
  'source-arn-account-only': [
    'compares the account of aws:SourceArn and not the trail',
    named((own, theirs) => ({ ...theirs, name: own.name })),
  ],
  'source-arn-name-only': [
    'compares the trail of aws:SourceArn and not the account',
    named((own, theirs) => ({ ...theirs, account: own.account })),
  ],
  'whole-bucket-only': [
    'knows the resource BUCKET/* alone',
    (all) =>
      all.filter(({ Resource }) => !/\/./.test(String(Resource)) || /^[^/]*\/\*$/.test(String(Resource))),
  ],
  'denials-ignored': ['reads no denial', only(({ Effect }) => Effect !== 'Deny')],
  'denials-in-full': [
    'takes every denial for one of everything',
    (all) =>
      all.map((one) => {
        if (one.Effect !== 'Deny') return one;
        const { Condition: _, NotAction: __, ...rest } = one;
        return { ...rest, Action: '*' };
      }),
  ],
  'other-actions-ignored': [
    'reads NotAction as if there were none',
    (all) => all.map(({ NotAction, ...rest }) => (NotAction === undefined ? rest : { ...rest, Action: '*' })),
  ],
  'letters-of-actions': [
    'compares actions letter by letter',
    only(
      ({ Action }) => Action === undefined || !words(Action).some((one) => /:(?:[a-z]|[A-Z]+$)/.test(one)),
    ),
  ],
  'wildcards-of-actions': [
    'knows no wildcard in an action',
    only(({ Effect, Action }) => Effect === 'Deny' || !words(Action).some((one) => one.endsWith('*'))),
  ],
  'lists-of-principals': [
    'knows no list of principals',
    only(({ Principal }) => !Array.isArray((Principal as { Service?: unknown } | undefined)?.Service)),
  ],
  'letters-of-keys': [
    'compares the keys of a condition letter by letter',
    only(
      ({ Condition = {} }) => !Object.values(Condition).some((keys) => /"AWS:/.test(JSON.stringify(keys))),
    ),
  ],
  'first-value': [
    'compares with the first value of a condition',
    conditions((_, values) => words(values)[0]),
  ],
  'first-statement': ['reads the first statement alone', (all) => all.slice(0, 1)],
  'account-ignored': [
    'does not read aws:SourceAccount',
    conditions((key, values) => (/SourceAccount/i.test(key) ? undefined : values)),
  ],
  'acl-ignored': [
    'does not read s3:x-amz-acl',
    conditions((key, values) => (/x-amz-acl/i.test(key) ? undefined : values)),
  ],
  'any-resource': ['reads no resource', (all) => all.map((one) => ({ ...one, Resource: '*' }))],
  'any-resource-alone': ['knows the resource * alone', only(({ Resource }) => String(Resource) === '*')],
} satisfies Record<string, [title: string, misread: Misreading]>;

/**
 * Which rules can misread what: one rule, or (with a * behind) those that ask the same policy for several actions and would
 * make up for each other. That a topic is refused for the trail that its policy names was never observed.
 */
const READERS: Readonly<Record<string, readonly (keyof typeof MISREADINGS)[]>> = {
  'bucket-policy.get-acl': [
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
  ],
  'key.policy-generate-data-key': [
    'denials-ignored',
    'denials-in-full',
    'conditions-ignored',
    'conditions-unmet',
    'source-arn-account-only',
    'source-arn-name-only',
  ],
  'topic.policy': [
    'conditions-unmet',
    'denials-ignored',
    'denials-in-full',
    'letters-of-actions',
    'lists-of-principals',
    'letters-of-keys',
    'first-value',
  ],
  'log-group.role-not-assumable': ['denials-ignored', 'lists-of-principals', 'first-statement'],
  'log-group.role-may-not*': [
    'denials-ignored',
    'wildcards-of-actions',
    'first-statement',
    'any-resource',
    'any-resource-alone',
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
    const document = JSON.parse(text) as { Statement: Statement[] };
    return JSON.stringify({ ...document, Statement: misread(document.Statement, trailArn) });
  };
  const reread = ({ versions }: Text): Text => ({
    versions: versions.map(({ since, value }) => ({ since, value: read(value) })),
  });
  const bent = <T extends { policy: Text }>(one: T): T => ({
    ...one,
    policy: reread(one.policy),
  });
  const roles = new Map(
    [...call.state.roles].map(([arn, role]) => [
      arn,
      {
        ...role,
        trust: reread(role.trust),
        policies: new Map([...role.policies].map(([name, policy]) => [name, reread(policy)])),
      },
    ]),
  );
  const all = <T extends Parameters<typeof bent>[0]>(map: Map<string, T>) =>
    new Map([...map].map(([arn, one]) => [arn, bent(one)]));
  const state = { ...call.state, keys: all(call.state.keys), topics: all(call.state.topics), roles };
  return { ...context, call: { ...call, state }, bucket: bucket && bent(bucket) };
}
