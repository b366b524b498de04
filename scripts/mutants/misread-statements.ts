import { conditionsOf, text, withConditions } from './misread-conditions.ts';
import { type Misreading, type Misreadings, only, type Statement, words } from './misreadings.ts';

/** Each statement with other members. */
const each =
  (change: (statement: Statement) => Statement): Misreading =>
  (all) =>
    all.map(change);

/** Each resource read as another. */
const resources = (read: (resource: string) => string): Misreading =>
  each((one) => (one.Resource === undefined ? one : { ...one, Resource: words(one.Resource).map(read) }));

/** Misreadings of what a statement says besides its conditions, and of denials. */
export const STATEMENT_MISREADINGS = {
  'conditional-denials-ignored': [
    'does not read denials with a condition',
    only(({ Effect, Condition }) => Effect !== 'Deny' || Condition === undefined),
  ],
  'conditional-denials-met': [
    'takes the conditions of a denial for met',
    each((one) => (one.Effect === 'Deny' ? withConditions(one, []) : one)),
  ],
  'denials-any': [
    'takes one of several conditions of a denial for enough',
    (all) =>
      all.flatMap((one) => {
        const list = conditionsOf(one);
        return one.Effect === 'Deny' && list.length > 1
          ? list.map((part) => withConditions(one, [part]))
          : [one];
      }),
  ],
  'denials-of-everyone-ignored': [
    'does not read denials of everyone',
    only(({ Effect, Principal }) => Effect !== 'Deny' || Principal !== '*'),
  ],
  'last-match-wins': [
    'lets a later statement win over a denial',
    (all) => {
      const last = all.findLastIndex(({ Effect }) => Effect === 'Allow');
      return all.filter(({ Effect }, at) => Effect === 'Allow' || at > last);
    },
  ],
  'not-action-as-action': [
    'reads NotAction as Action',
    each(({ NotAction, ...one }) => (NotAction === undefined ? one : { ...one, Action: NotAction })),
  ],
  'not-action-unknown': ['knows no NotAction', only(({ NotAction }) => NotAction === undefined)],
  'not-resource-as-resource': [
    'reads NotResource as Resource',
    each(({ NotResource, ...one }) => (NotResource === undefined ? one : { ...one, Resource: NotResource })),
  ],
  'not-resource-ignored': [
    'reads NotResource as if there were none',
    each(({ NotResource, ...one }) => (NotResource === undefined ? one : { ...one, Resource: '*' })),
  ],
  'not-resource-unknown': ['knows no NotResource', only(({ NotResource }) => NotResource === undefined)],
  'not-principal-as-principal': [
    'reads NotPrincipal as Principal',
    each(({ NotPrincipal, ...one }) =>
      NotPrincipal === undefined ? one : { ...one, Principal: NotPrincipal },
    ),
  ],
  'not-principal-ignored': [
    'reads NotPrincipal as everyone',
    each(({ NotPrincipal, ...one }) => (NotPrincipal === undefined ? one : { ...one, Principal: '*' })),
  ],
  'not-principal-unknown': ['knows no NotPrincipal', only(({ NotPrincipal }) => NotPrincipal === undefined)],
  'everyone-unknown': ['knows no principal *', only(({ Principal }) => Principal !== '*')],
  'aws-everyone-unknown': [
    'knows no principal { AWS: * }',
    only(({ Effect, Principal }) => Effect === 'Deny' || !/"AWS":"\*"/.test(text(Principal))),
  ],
  'everyone-always': [
    'asks no condition of a statement for everyone',
    each((one) => (one.Principal === '*' && one.Effect === 'Allow' ? withConditions(one, []) : one)),
  ],
  'any-principal': [
    'reads no principal',
    each((one) => (one.Principal === undefined ? one : { ...one, Principal: '*' })),
  ],
  'account-is-cloudtrail': [
    'takes the account for CloudTrail',
    each((one) => (/"AWS":/.test(text(one.Principal)) ? { ...one, Principal: '*' } : one)),
  ],
  'one-kind-of-principal': [
    'only reads the first kind of principal',
    each((one) => {
      const [first] = Object.entries((one.Principal ?? {}) as object);
      return first && typeof one.Principal === 'object'
        ? { ...one, Principal: Object.fromEntries([first]) }
        : one;
    }),
  ],
  'first-principal': [
    'only reads the first of several principals',
    each((one) => {
      const { Service } = (one.Principal ?? {}) as { Service?: unknown };
      return Array.isArray(Service) ? { ...one, Principal: { Service: Service[0] } } : one;
    }),
  ],
  'any-action': ['reads no action', each((one) => ({ ...one, NotAction: undefined, Action: '*' }))],
  'first-action': [
    'only reads the first of several actions',
    each((one) => (Array.isArray(one.Action) ? { ...one, Action: one.Action[0] } : one)),
  ],
  'question-mark-literal': [
    'knows no ? in a pattern',
    each((one) => JSON.parse(JSON.stringify(one).replaceAll('?', '#')) as Statement),
  ],
  'question-mark-any': [
    'reads ? as *',
    each((one) => JSON.parse(JSON.stringify(one).replaceAll('?', '*')) as Statement),
  ],
  'any-stream': ['reads no log stream', resources((one) => one.replace(/:log-stream:.*/, ':log-stream:*'))],
  'any-region': [
    'reads no Region in the ARN of a resource',
    resources((one) =>
      one.replace(/^(arn:[^:]*:[^:]*:)[^:]*/, '$1*').replace(/(_CloudTrail_)[a-z0-9-]+/, '$1'),
    ),
  ],
  'any-account': [
    'reads no account in the ARN of a resource',
    resources((one) => one.replace(/^(arn:[^:]*:[^:]*:[^:]*:)[^:]*/, '$1*')),
  ],
  'statement-lists-only': ['reads no statement outside a list', (all, { single }) => (single ? [] : all)],
  'last-statement': ['only reads the last statement', (all) => all.slice(-1)],
} satisfies Misreadings;
