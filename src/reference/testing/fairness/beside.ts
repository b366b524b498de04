import { KNOWN_MEMBERS, type KnownMembers } from '../../../../generated/known-members.ts';
import { bodyOf, operationOf, rewrite, type Variant } from './variants.ts';

let answers = 0;

/** Right servers whose successes have, at every depth, more than the documents list or null for what is absent. */
export const BESIDE: readonly Variant[] = [
  atEveryDepth('an unknown member at every depth', (one) => ({ ...one, Fresh: 'x' })),
  atEveryDepth('an unknown structure first, at every depth', (one) => ({ Fresh: { Key: [null] }, ...one })),
  {
    name: 'an unknown member at every depth, another in each answer',
    change: (answer) => {
      answers += 1;
      const fresh = { Fresh: answers };
      return answer.status < 300
        ? rewrite(answer, (body) => JSON.stringify(deep(body, (one) => ({ ...one, ...fresh }))))
        : answer;
    },
  },
  {
    name: 'null for whatever is absent, at every depth',
    change: (answer, request) => {
      const body = bodyOf(answer);
      const known = KNOWN_MEMBERS[operationOf(request)];
      return answer.status < 300 && body && known
        ? rewrite(answer, () => JSON.stringify(spelledOut(body, known)))
        : answer;
    },
  },
];

type Members = Record<string, unknown>;

function atEveryDepth(name: string, change: (one: Members) => Members): Variant {
  return {
    name,
    change: (answer) =>
      answer.status < 300 ? rewrite(answer, (body) => JSON.stringify(deep(body, change))) : answer,
  };
}

function deep(value: unknown, change: (one: Members) => Members): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner, change)])),
  );
}

function spelledOut(value: unknown, known: KnownMembers): unknown {
  if (known === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return 'list' in known ? value.map((item) => spelledOut(item, known.list)) : value;
  if (!('members' in known)) return value;
  return Object.fromEntries(
    Object.entries(known.members).map(([name, below]) => [
      name,
      spelledOut((value as Members)[name] ?? null, below),
    ]),
  );
}
