import type { Body, Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import {
  type Call,
  type Input,
  listOf,
  mutantOf,
  objectOf,
  type Row,
  type Run,
  rows,
  serving,
  textOf,
} from './fault.ts';
import { READ_TAGS } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

const ANSWER = ['overview.*', 'response.*.*'];
const DEFAULT = ['structure.EventSelector.2', 'structure.EventSelector.*.3', 'overview.1'];
const BASIC = 'EventSelectors';
const ADVANCED = 'AdvancedEventSelectors';
const USUAL = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};

/** Changes the answer by what is known of the trail. */
const answered =
  (change: (body: Body, trail: Trail, input: Input, call: Call) => Body): Run =>
  (right, input, call) => {
    const body = right(input);
    const trail = namedIn(input, call) ?? call.state.trails.get(textOf(body.TrailARN));
    return trail ? change(body, trail, input, call) : body;
  };
const ofDefault = (change: (body: Body) => Body): Run =>
  answered((body, { eventSelectors }) => (eventSelectors ? body : change(body)));
const each = (body: Body, list: string, change: (one: Record<string, unknown>) => unknown): Body =>
  body[list] === undefined
    ? body
    : { ...body, [list]: listOf(body[list]).map((one) => change(objectOf(one))) };

const ROWS: readonly Row[] = [
  [
    'default/none',
    'answers no selectors by default',
    DEFAULT,
    ofDefault((body) => ({ ...body, [BASIC]: [] })),
  ],
  [
    'default/absent',
    'leaves the selectors out by default',
    DEFAULT,
    ofDefault(({ TrailARN }) => ({ TrailARN })),
  ],
  [
    'default/read-only',
    'answers read-only events by default',
    DEFAULT,
    ofDefault((body) => each(body, BASIC, (one) => ({ ...one, ReadWriteType: 'ReadOnly' }))),
  ],
  [
    'default/no-management',
    'answers no management events by default',
    DEFAULT,
    ofDefault((body) => each(body, BASIC, (one) => ({ ...one, IncludeManagementEvents: false }))),
  ],
  [
    'default/data-events',
    'answers all objects of S3 by default',
    DEFAULT,
    ofDefault((body) =>
      each(body, BASIC, (one) => ({
        ...one,
        DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
      })),
    ),
  ],
  [
    'default/excluded',
    'answers excluded sources by default',
    DEFAULT,
    ofDefault((body) =>
      each(body, BASIC, (one) => ({ ...one, ExcludeManagementEventSources: ['kms.amazonaws.com'] })),
    ),
  ],
  [
    'default/advanced',
    'answers an advanced selector by default',
    DEFAULT,
    ofDefault(({ TrailARN }) => ({
      TrailARN,
      [ADVANCED]: [{ Name: 'all', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
    })),
  ],
  [
    'default/twice',
    'answers the default selector twice',
    DEFAULT,
    ofDefault((body) => ({ ...body, [BASIC]: [USUAL, USUAL] })),
  ],
  [
    'always-default',
    'answers the default whatever was put',
    ANSWER,
    answered(({ TrailARN }) => ({ TrailARN, [BASIC]: [USUAL] })),
  ],
  [
    'basic-beside-advanced',
    'answers the default selector beside advanced ones',
    ANSWER,
    answered((body) => (body[ADVANCED] ? { ...body, [BASIC]: [USUAL] } : body)),
  ],
  [
    'advanced-beside-basic',
    'answers an advanced selector beside basic ones',
    ANSWER,
    answered((body) =>
      body[BASIC]
        ? { ...body, [ADVANCED]: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }] }
        : body,
    ),
  ],
  [
    'first-only',
    'answers the first selector only',
    ANSWER,
    answered((body) => ({ ...body, ...firsts(body) })),
  ],
  [
    'by-arn-default',
    'answers the default where it is asked by ARN',
    ['request.Name.*', ...ANSWER],
    answered((body, _trail, { Name }) =>
      textOf(Name).startsWith('arn:') ? { TrailARN: body.TrailARN, [BASIC]: [USUAL] } : body,
    ),
  ],
  [
    'arn-is-name',
    'answers the name of the trail for its ARN',
    ['response.TrailARN.*'],
    answered((body, { name }) => ({ ...body, TrailARN: name })),
  ],
  [
    'fields-lost',
    'loses the last field of a selector',
    ['structure.AdvancedEventSelector.FieldSelectors.*', ...ANSWER],
    answered((body) =>
      each(body, ADVANCED, (one) => ({ ...one, FieldSelectors: listOf(one.FieldSelectors).slice(0, -1) })),
    ),
  ],
  [
    'values-first',
    'answers the first ARN of a data resource only',
    ['structure.DataResource.Values.*', ...ANSWER],
    answered((body) =>
      each(body, BASIC, (one) =>
        each(one, 'DataResources', (of) => ({ ...of, Values: listOf(of.Values).slice(0, 1) })),
      ),
    ),
  ],
  [
    'other-trail',
    'answers the selectors of any trail of the account',
    ANSWER,
    answered((body, trail, _input, { state }) => {
      const other = [...state.trails.values()].find(
        ({ arn, accountId, eventSelectors }) =>
          arn !== trail.arn && accountId === trail.accountId && eventSelectors,
      );
      return { TrailARN: body.TrailARN, ...(other?.eventSelectors ?? body) } as Body;
    }),
  ],
  [
    'lost-by-update',
    'answers the default once a trail has a prefix',
    ANSWER,
    answered((body, { keyPrefix }) => (keyPrefix ? { TrailARN: body.TrailARN, [BASIC]: [USUAL] } : body)),
  ],
  [
    'lost-by-start',
    'answers the default once a trail has logged',
    ANSWER,
    answered((body, { startedAt }) => (startedAt ? { TrailARN: body.TrailARN, [BASIC]: [USUAL] } : body)),
  ],
  [
    'lost-by-tags',
    'answers the default once a trail has tags',
    ANSWER,
    answered((body, { tags }) => (tags.length > 0 ? { TrailARN: body.TrailARN, [BASIC]: [USUAL] } : body)),
  ],
  [
    'shadow-default',
    'answers the default in another Region',
    ['request.Name.*', ...ANSWER],
    answered((body, { homeRegion }, _input, { caller }) =>
      homeRegion === caller.region ? body : { TrailARN: body.TrailARN, [BASIC]: [USUAL] },
    ),
  ],
  [
    'read-starts',
    'starts the logging by reading',
    [],
    answered((body, trail, _input, { now }) => {
      Object.assign(trail, { logging: true, startedAt: now });
      return body;
    }),
  ],
  READ_TAGS,
  [
    'read-puts',
    'puts the default by reading',
    [],
    answered((body, trail) => {
      trail.eventSelectors ??= { EventSelectors: [USUAL] };
      return body;
    }),
  ],
];

function firsts(body: Body): Body {
  return Object.fromEntries(
    [BASIC, ADVANCED].flatMap((list) =>
      body[list] ? [[list, listOf(body[list]).slice(0, 1)] as const] : [],
    ),
  );
}

/** Selectors that outlive their trail: what was known of a name counts for the next trail of the name. */
const OUTLIVE = mutantOf(
  'GetEventSelectors',
  'selectors/outlive',
  'remembers the selectors of a deleted trail for the next one',
  DEFAULT,
  serving('GetEventSelectors', () => {
    const known = new Map<string, Trail['eventSelectors']>();
    return (right, input, call) => {
      for (const { arn, eventSelectors } of call.state.trails.values())
        if (eventSelectors) known.set(arn, eventSelectors);
      const body = right(input);
      return { ...body, ...known.get(textOf(body.TrailARN)) } as Body;
    };
  }),
);

/** Mutants of what GetEventSelectors answers. */
export const getSelectorsMutants: readonly Mutant[] = [
  ...rows('GetEventSelectors', 'selectors', ROWS),
  OUTLIVE,
];
