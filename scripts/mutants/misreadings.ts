/** A statement of a policy, as far as it can be misread. */
export interface Statement {
  Effect: string;
  Principal?: unknown;
  NotPrincipal?: unknown;
  Action?: unknown;
  NotAction?: unknown;
  Resource?: unknown;
  NotResource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}
/** Reads the statements of a policy wrongly. */
export type Misreading = (statements: Statement[], policy: Policy) => Statement[];

/** What else is known of a policy that is read. */
export interface Policy {
  /** The trail that asks. */
  trailArn: string;
  /** Whether its only statement stands outside a list. */
  single: boolean;
}

/** A misreading with its title. */
export type Misreadings = Record<string, [title: string, misread: Misreading]>;

const SOURCE_ARN = /"(arn:[^":]*:cloudtrail:[^":]*:)([^":]*)(:trail\/)([^"]*)"/g;

/** Each trail that a condition names becomes another one. */
const named =
  (change: (own: Parts, theirs: Parts) => Parts): Misreading =>
  (statements, { trailArn }) => {
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

export const words = (value: unknown): string[] => [value].flat().map(String);

/** Reads only those statements. */
export const only =
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

/** Misreadings of what most policies have. */
export const PLAIN_MISREADINGS = {
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
    'only knows the resource BUCKET/*',
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
      ({ Action }) => Action === undefined || !words(Action).some((one) => /:(?:[a-z]|[A-Z]+\*?$)/.test(one)),
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
  'first-statement': ['only reads the first statement', (all) => all.slice(0, 1)],
  'account-ignored': [
    'does not read aws:SourceAccount',
    conditions((key, values) => (/SourceAccount/i.test(key) ? undefined : values)),
  ],
  'acl-ignored': [
    'does not read s3:x-amz-acl',
    conditions((key, values) => (/x-amz-acl/i.test(key) ? undefined : values)),
  ],
  'any-resource': ['reads no resource', (all) => all.map((one) => ({ ...one, Resource: '*' }))],
  'any-resource-alone': ['only knows the resource *', only(({ Resource }) => String(Resource) === '*')],
} satisfies Misreadings;
