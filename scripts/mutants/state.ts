import { isDeepStrictEqual } from 'node:util';
import type { Body, ReferenceOptions, Trail } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

function state(id: string, title: string, options: Partial<ReferenceOptions>, exception?: string): Mutant {
  return { id: `state/${id}`, family: 'state', title, options, ...(exception ? { exception } : {}) };
}

const stored = (change: (trail: Trail) => Trail | undefined): Partial<ReferenceOptions> => ({
  storedTrail: change,
});

/** The trails in the body of a read, changed. */
function readTrails(operation: string, change: (trail: Body) => Body): Partial<ReferenceOptions> {
  return {
    readBody: (called, body) => {
      if (called !== operation) return body;
      return Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.map((one: Body) => change(one)) : change(value as Body),
        ]),
      );
    },
  };
}

/** Trails are remembered wrongly. */
const MEMORY: readonly Mutant[] = [
  state(
    'nothing-stored',
    'an accepted request stores nothing',
    stored(() => undefined),
  ),
  state('any-rejection-keeps', 'every refusal creates the trail', {
    trailAfterRejection: (trail) => trail,
  }),
  state(
    'duplicate-refused-but-overwrites',
    'a duplicate is refused, and its settings replace those of the first',
    {
      trailAfterRejection: (trail, { exception }) =>
        exception === 'TrailAlreadyExistsException' ? trail : undefined,
    },
    'TrailAlreadyExistsException',
  ),
  ...(
    [
      ['prefix', 'keyPrefix'],
      ['tags', 'tags'],
    ] as const
  ).map(([called, setting]) =>
    state(
      `duplicate-overwrites-${called}`,
      `a duplicate is refused, and what the first had for ${called} is overwritten`,
      {
        trailAfterRejection: (trail, { exception }, { call }) => {
          const first = call.state.trails.get(trail.arn);
          if (exception !== 'TrailAlreadyExistsException' || !first) return undefined;
          return { ...first, [setting]: trail[setting] };
        },
      },
      'TrailAlreadyExistsException',
    ),
  ),
  state(
    'tags-cut',
    'long tags are cut: keys at 64 characters, values at 128',
    stored((trail) => ({
      ...trail,
      tags: trail.tags.map(({ Key, Value }) => ({ Key: Key?.slice(0, 64), Value: Value?.slice(0, 128) })),
    })),
  ),
  state(
    'tags-lost',
    'tags are forgotten',
    stored((trail) => ({ ...trail, tags: [] })),
  ),
  state(
    'last-tag-lost',
    'the last tag is forgotten',
    stored((trail) => ({ ...trail, tags: trail.tags.slice(0, -1) })),
  ),
  state(
    'tag-values-lost',
    'tags keep their keys and lose their values',
    stored((trail) => ({ ...trail, tags: trail.tags.map(({ Key }) => ({ Key })) })),
  ),
  state(
    'logging-on',
    'a new trail is logging',
    stored((trail) => ({ ...trail, logging: true, startedAt: 0 })),
  ),
  state(
    'name-in-lower-case',
    'names are stored in lower case',
    stored((trail) => ({ ...trail, name: trail.name.toLowerCase() })),
  ),
];

/** What a trail is without each of its settings; one that it was not given can't be lost. */
const SETTINGS: Readonly<Record<string, Partial<Trail>>> = {
  prefix: { keyPrefix: undefined },
  topic: { topicName: undefined, topicArn: undefined },
  key: { keyArn: undefined },
  logs: { logGroupArn: undefined, roleArn: undefined },
  validation: { logFileValidation: false },
  regions: { multiRegion: false },
  tags: { tags: [] },
};

/** Mutants that lose one of two settings of a trail that has both; one of them are the tags, which CreateTrail does not answer. */
const LOST_BESIDE: readonly Mutant[] = Object.keys(SETTINGS)
  .filter((setting) => setting !== 'tags')
  .flatMap((setting) => [lostBeside('tags', setting), lostBeside(setting, 'tags')]);

function lostBeside(lost: string, beside: string): Mutant {
  return state(
    `${lost}-lost-beside-${beside}`,
    `the ${lost} of a trail is forgotten where it has ${beside}`,
    stored((trail) => {
      const hasNone = isDeepStrictEqual({ ...trail, ...SETTINGS[beside] }, trail);
      return hasNone ? trail : { ...trail, ...SETTINGS[lost] };
    }),
  );
}

/** What a read of the trail may get wrong about each setting. */
const CHANGES: readonly { fault: string; apply(trail: Body, member: string): Body }[] = [
  {
    fault: 'missing',
    apply: (trail, member) => ({ ...trail, [member]: undefined }),
  },
  {
    fault: 'differs',
    apply: (trail, member) => {
      const value = trail[member];
      if (value === undefined) return trail;
      return { ...trail, [member]: typeof value === 'boolean' ? !value : `${String(value)}x` };
    },
  },
];

/** Mutants of what the service remembers. `operations` are the reads that answer trails, `members` what a trail has. */
export function stateMutants(members: readonly string[], operations: readonly string[]): Mutant[] {
  const reads = operations.flatMap((operation) =>
    members.flatMap((member) =>
      CHANGES.map(({ fault, apply }) =>
        state(
          `${operation}/${member}-${fault}`,
          `${operation} answers another ${member} than the create (${fault})`,
          readTrails(operation, (trail) => apply(trail, member)),
        ),
      ),
    ),
  );
  return [...MEMORY, ...LOST_BESIDE, ...reads];
}
