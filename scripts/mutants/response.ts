import type { Body, ReferenceOptions } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

interface Fault {
  name: string;
  title: string;
  /** The body with the fault, or undefined where this body can't have it. */
  apply(body: Body, member: string): Body | undefined;
}

const set = (body: Body, member: string, value: unknown): Body => ({ ...body, [member]: value });
/** A fault of a member that is there. */
const ofValue =
  (change: (value: unknown) => unknown): Fault['apply'] =>
  (body, member) => {
    const value = body[member];
    const changed = value === undefined ? undefined : change(value);
    return changed === undefined ? undefined : set(body, member, changed);
  };

const FAULTS: readonly Fault[] = [
  {
    name: 'missing',
    title: 'is left out',
    apply: (body, member) => (body[member] === undefined ? undefined : set(body, member, undefined)),
  },
  { name: 'null', title: 'is null', apply: ofValue(() => null) },
  {
    name: 'empty',
    title: 'is empty',
    apply: ofValue((value) => (typeof value === 'string' ? '' : undefined)),
  },
  {
    name: 'wrong-type',
    title: 'has another type',
    apply: ofValue((value) => (typeof value === 'string' ? [value] : String(value))),
  },
  {
    name: 'wrong-value',
    title: 'has another value',
    apply: ofValue((value) => (typeof value === 'boolean' ? !value : `${String(value)}x`)),
  },
  {
    name: 'lower-case',
    title: 'comes back in lower case',
    apply: ofValue((value) => {
      const lower = typeof value === 'string' ? value.toLowerCase() : value;
      return lower === value ? undefined : lower;
    }),
  },
  {
    name: 'wrong-case',
    title: 'is spelt with a small first letter',
    apply: (body, member) => {
      const value = body[member];
      if (value === undefined) return undefined;
      const small = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
      return { ...set(body, member, undefined), [small]: value };
    },
  },
  {
    name: 'null-when-unset',
    title: 'is null where it was not asked for',
    apply: (body, member) => (body[member] === undefined ? set(body, member, null) : undefined),
  },
  {
    name: 'empty-when-unset',
    title: 'is empty where it was not asked for',
    apply: (body, member) => (body[member] === undefined ? set(body, member, '') : undefined),
  },
];

const NAMED = /[._]|[A-Z]|^.{1,18}$|^.{24,}$/;
/** Only names of a certain form have the fault. */
const named = (change: (arn: string) => string): Partial<ReferenceOptions> => ({
  createBody: (body) =>
    NAMED.test(String(body.Name)) ? { ...body, TrailARN: change(String(body.TrailARN)) } : body,
});

/** Faults of a value that is right for most requests. */
const ROWS: readonly [id: string, title: string, member: string, options: Partial<ReferenceOptions>][] = [
  ['unusual-name/nonsense', 'is no ARN where the name is unusual', 'TrailARN', named(() => 'arn:nope')],
  [
    'unusual-name/missing-account',
    'has no account where the name is unusual',
    'TrailARN',
    named((arn) => arn.replace(/:\d{12}:/, '::')),
  ],
  [
    'cut-off',
    'ends after 100 characters',
    'TrailARN',
    { createBody: (body) => ({ ...body, TrailARN: String(body.TrailARN).slice(0, 100) }) },
  ],
  [
    'without-dots',
    'has a dash for each dot',
    'TrailARN',
    { createBody: (body) => ({ ...body, TrailARN: String(body.TrailARN).replaceAll('.', '-') }) },
  ],
  [
    'cut-off',
    'ends after 120 characters',
    'SnsTopicARN',
    {
      createBody: (body) =>
        body.SnsTopicARN === undefined
          ? body
          : { ...body, SnsTopicARN: String(body.SnsTopicARN).slice(0, 120) },
    },
  ],
  [
    'region-built-in',
    'has us-east-1, whatever the Region',
    'TrailARN',
    {
      createBody: (body) => ({
        ...body,
        TrailARN: String(body.TrailARN).replace(/^(arn:[^:]*:cloudtrail:)[^:]*/, '$1us-east-1'),
      }),
    },
  ],
  [
    'partition-built-in',
    'has aws, whatever the partition',
    'TrailARN',
    { createBody: (body) => ({ ...body, TrailARN: String(body.TrailARN).replace(/^arn:[^:]*/, 'arn:aws') }) },
  ],
];

/** Mutants of single values, beside those that each member has. */
export const responseValueMutants: readonly Mutant[] = ROWS.map(([id, title, member, options]) => ({
  id: `response/${member}/${id}`,
  family: 'response',
  title: `${member} ${title}`,
  member,
  options,
}));

/**
 * Mutants of each member of the response. `bodies` are successes of the reference itself: a fault that none of them can
 * have makes no mutant.
 */
export function responseMutants(bodies: readonly Body[]): Mutant[] {
  const members = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
  return members.flatMap((member) =>
    FAULTS.filter(({ apply }) => bodies.some((body) => apply(body, member) !== undefined)).map(
      ({ name, title, apply }): Mutant => ({
        id: `response/${member}/${name}`,
        family: 'response',
        title: `${member} ${title}`,
        member,
        options: { createBody: (body) => apply(body, member) ?? body },
      }),
    ),
  );
}
