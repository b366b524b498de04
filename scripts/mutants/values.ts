import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Context = Parameters<Rule['violated']>[0];
type Tags = NonNullable<Context['request']['TagsList']>;

/** A mutant of one rule: it finds other requests wrong. */
function mutantOf(rule: Rule, fault: string, title: string, violated: Rule['violated']): Mutant {
  const { id, exception } = rule;
  return {
    id: `rule/${id}/${fault}`,
    family: 'rule',
    title: `${id} ${title}`,
    exception,
    options: { rules: (list) => list.map((one) => (one.id === id ? { ...one, violated } : one)) },
  };
}

/** The rule sees these tags instead of all. */
const onTags =
  (rule: Rule, choose: (tags: Tags) => Tags): Rule['violated'] =>
  (context, limit) =>
    rule.violated(
      { ...context, request: { ...context.request, TagsList: choose(context.request.TagsList ?? []) } },
      limit,
    );

/** What a pattern that is too strict leaves out, of what is allowed. */
const STRICT: readonly [fault: string, what: string, refused: RegExp][] = [
  ['refuses-capitals', 'capital letters', /[A-Z]/],
  ['refuses-digits', 'digits', /[0-9]/],
  ['refuses-marks', 'every mark but the slash', /[^\p{L}\p{N} /]/u],
  ['refuses-slashes', 'slashes', /\//],
];
const STRICT_TAGS: typeof STRICT = [
  ...STRICT,
  ['refuses-spaces', 'spaces', / /],
  ['refuses-other-letters', 'letters outside ASCII', /[^\0-~]/],
];

const tooStrict = (rule: Rule, strict: typeof STRICT, text: (context: Context) => string): Mutant[] =>
  strict.map(([fault, what, refused]) =>
    mutantOf(
      rule,
      fault,
      `refuses ${what} as well`,
      (context, limit) => rule.violated(context, limit) || refused.test(text(context)),
    ),
  );

const all = (member: 'Key' | 'Value') => (context: Context) =>
  (context.request.TagsList ?? []).map((tag) => tag[member] ?? '').join('');

const FIRST_OR_LAST = [
  ['first-tag-only', 'only looks at the first tag', (tags: Tags) => tags.slice(0, 1)],
  ['last-tag-only', 'only looks at the last tag', (tags: Tags) => tags.slice(-1)],
] as const;

/** A log group that begins with a name that nobody has. */
const beginsSo = ({ call, request }: Context): boolean => {
  const arn = request.CloudWatchLogsLogGroupArn?.replace(/:\*$/, '') ?? '';
  return [...call.state.logGroups.keys()].some((group) => group.startsWith(arn));
};

/** The role that has the last word of an ARN for its name, wherever it is. */
const roleByName = (context: Context): Context => {
  const { call, request } = context;
  const name = request.CloudWatchLogsRoleArn?.split('/').at(-1);
  const role = [...call.state.roles.values()].find((one) => one.name === name);
  return role ? { ...context, request: { ...request, CloudWatchLogsRoleArn: role.arn } } : context;
};

/** By rule, the mutants that know some values and not others. */
const MUTANTS: Readonly<Record<string, (rule: Rule) => Mutant[]>> = {
  'prefix.too-long': (rule) => tooStrict(rule, STRICT, ({ request }) => request.S3KeyPrefix ?? ''),
  'log-group.missing': (rule) => [
    mutantOf(
      rule,
      'begins-so',
      'finds a group with a longer name instead of the missing one',
      (context, limit) => rule.violated(context, limit) && !beginsSo(context),
    ),
  ],
  'log-group.role-missing': (rule) => [
    mutantOf(rule, 'path-ignored', 'does not read the path of a role', (context, limit) =>
      rule.violated(roleByName(context), limit),
    ),
  ],
  'topic-name.fifo': (rule) => [
    mutantOf(
      rule,
      'arns-ignored',
      'does not look at an ARN',
      (context, limit) => !context.request.SnsTopicName?.startsWith('arn:') && rule.violated(context, limit),
    ),
  ],
  'bucket.missing': (rule) => [
    mutantOf(
      rule,
      'own-account-only',
      'does not find the buckets of other accounts',
      (context, limit) =>
        rule.violated(context, limit) || context.bucket?.accountId !== context.call.caller.accountId,
    ),
  ],
  'tags.key-blank': someTags,
  'tags.key-too-long': (rule) => [...someTags(rule), inBytes(rule)],
  'tags.value-too-long': (rule) => [...someTags(rule), inBytes(rule)],
  'tags.key-characters': (rule) => tooStrict(rule, STRICT_TAGS, all('Key')),
  'tags.value-characters': (rule) => tooStrict(rule, STRICT_TAGS, all('Value')),
  'tags.key-duplicate': (rule) => [
    mutantOf(rule, 'neighbours-only', 'only compares neighbours', ({ request: { TagsList = [] } }) =>
      TagsList.some(({ Key }, index) => index > 0 && Key === TagsList[index - 1]?.Key),
    ),
    mutantOf(
      rule,
      'one-key',
      'only knows the key team',
      onTags(rule, (tags) => tags.filter(({ Key }) => Key === 'team')),
    ),
    mutantOf(
      rule,
      'same-value-only',
      'compares keys and values',
      ({ request: { TagsList = [] } }) =>
        new Set(TagsList.map(({ Key, Value }) => JSON.stringify([Key, Value]))).size < TagsList.length,
    ),
  ],
};

/** Counts what a text takes in UTF-8. */
function inBytes(rule: Rule): Mutant {
  const long = (text = '') => 'x'.repeat(Buffer.byteLength(text));
  const stretched = onTags(rule, (tags) =>
    tags.map(({ Key, Value }) => ({ Key: long(Key), Value: long(Value) })),
  );
  return mutantOf(rule, 'bytes', 'counts bytes', stretched);
}

function someTags(rule: Rule): Mutant[] {
  return FIRST_OR_LAST.map(([fault, title, choose]) => mutantOf(rule, fault, title, onTags(rule, choose)));
}

/** Mutants that are right for some values of a member and wrong for others, where a rule is about more than a limit. */
export function valueMutants(rules: readonly Rule[]): Mutant[] {
  return rules.flatMap((rule) => MUTANTS[rule.id]?.(rule) ?? []);
}
