import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Context = Parameters<Rule['violated']>[0];
interface Statement {
  Effect: string;
  Resource?: unknown;
  Condition?: unknown;
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
} satisfies Record<string, [title: string, misread: Misreading]>;

/** Which rule can misread what. That a topic is refused for the trail that its policy names was never observed. */
const READERS: Readonly<Record<string, readonly (keyof typeof MISREADINGS)[]>> = {
  'bucket-policy.get-acl': ['conditions-unmet'],
  'bucket-policy.put-object': [
    'conditions-ignored',
    'conditions-unmet',
    'source-arn-account-only',
    'source-arn-name-only',
    'whole-bucket-only',
  ],
  'key.policy-generate-data-key': [
    'conditions-ignored',
    'conditions-unmet',
    'source-arn-account-only',
    'source-arn-name-only',
  ],
  'topic.policy': ['conditions-unmet'],
};

/** Mutants that misread one part of a policy: its conditions, the trail that one names, its resource. */
export function policyMutants(rules: readonly Rule[]): Mutant[] {
  return rules.flatMap(({ id, exception }) =>
    (READERS[id] ?? []).map((fault): Mutant => {
      const [title, misread] = MISREADINGS[fault];
      return {
        id: `rule/${id}/${fault}`,
        family: 'rule',
        title: `${id} ${title}`,
        exception,
        options: {
          rules: (list) =>
            list.map((rule) =>
              rule.id === id
                ? { ...rule, violated: (context, limit) => rule.violated(misreads(context, misread), limit) }
                : rule,
            ),
        },
      };
    }),
  );
}

/** The context with every policy in it misread. */
function misreads(context: Context, misread: Misreading): Context {
  const { call, bucket, trailArn } = context;
  const read = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const document = JSON.parse(text) as { Statement: Statement[] };
    return JSON.stringify({ ...document, Statement: misread(document.Statement, trailArn) });
  };
  const bent = <T extends { policy: NonNullable<Context['bucket']>['policy'] }>(one: T): T => ({
    ...one,
    policy: { versions: one.policy.versions.map(({ since, value }) => ({ since, value: read(value) })) },
  });
  const all = <T extends Parameters<typeof bent>[0]>(map: Map<string, T>) =>
    new Map([...map].map(([arn, one]) => [arn, bent(one)]));
  const state = { ...call.state, keys: all(call.state.keys), topics: all(call.state.topics) };
  return { ...context, call: { ...call, state }, bucket: bucket && bent(bucket) };
}
