import type { Trail } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { attempt, type Call, fault, type Input, listOf, type Run, textOf, trailsOf } from './fault.ts';
import { begin, end } from './state-faults.ts';
import { minus, type Tags, tagsIn, union } from './tag-faults.ts';

/** What a change of one trail does to another one, or to what it should leave alone. */
const WRITES = ['overview.*', 'request.*.*'];

const named = (input: Input, call: Call): Trail | undefined => {
  const id = textOf(input.Name ?? input.ResourceId);
  return (
    call.state.trails.get(id) ??
    trailsOf(call).find(({ name, homeRegion }) => name === id && homeRegion === call.caller.region)
  );
};

/** Does to the trails of the same name in other Regions what was asked for one. */
const namesakes =
  (change: (trail: Trail, call: Call, input: Input) => void): Run =>
  (right, input, call) => {
    const body = right(input);
    const trail = named(input, call);
    for (const other of trailsOf(call))
      if (trail && other.name === trail.name && other.arn !== trail.arn) change(other, call, input);
    return body;
  };

/** Changes a setting of the trail beside what was asked. */
const losing =
  (change: Partial<Trail>, when: (input: Input) => boolean = () => true): Run =>
  (right, input, call) => {
    const body = right(input);
    const trail = named(input, call);
    if (trail && when(input)) Object.assign(trail, change);
    return body;
  };

const mutants = (operation: string, list: readonly [id: string, title: string, run: Run][]): Mutant[] =>
  list.map(([id, title, run]) => fault(operation, `beside/${id}`, title, WRITES, run));

const LOST: readonly [id: string, title: string, run: Run][] = [
  ['prefix-lost', 'takes the prefix of the trail away', losing({ keyPrefix: undefined })],
  ['topic-lost', 'takes the topic of the trail away', losing({ topicName: undefined, topicArn: undefined })],
  ['key-lost', 'takes the key of the trail away', losing({ keyArn: undefined })],
  [
    'logs-lost',
    'takes the log group of the trail away',
    losing({ logGroupArn: undefined, roleArn: undefined }),
  ],
  ['validation-lost', 'turns log file validation off', losing({ logFileValidation: false })],
  ['events-lost', 'takes the event selectors of the trail away', losing({ eventSelectors: undefined })],
];
const INSIGHTS: [id: string, title: string, run: Run] = [
  'insights-lost',
  'takes the Insights of the trail away',
  losing({ insightSelectors: [] }),
];
const OTHERS_EVENTS: [id: string, title: string, run: Run] = [
  'others-events',
  'takes the event selectors of the other trails away',
  (right, input, call) => {
    const body = right(input);
    for (const trail of trailsOf(call)) trail.eventSelectors = undefined;
    return body;
  },
];

const STOPS: [id: string, title: string, run: Run] = [
  'logging-lost',
  'stops the trail',
  losing({ logging: false }),
];
const EMPTY = (input: Input): boolean => Array.isArray(input.TagsList) && listOf(input.TagsList).length === 0;
const EMPTIES: [id: string, title: string, run: Run] = [
  'list-empty-all',
  'removes all tags for an empty list',
  losing({ tags: [] }, EMPTY),
];

/** Removes all tags where the list of tags is missing, and refuses. */
const missingRemoves: Run = (right, input, call) => {
  const said = attempt(() => right(input));
  const trail = named(input, call);
  if (trail && input.TagsList === undefined) trail.tags = [];
  if (said instanceof Error) throw said;
  return said;
};

const tagsOfTheName: Run = (right, input, call) => {
  const body = right(input);
  const all = listOf(body.ResourceTagList) as { ResourceId: string }[];
  const ofName = (id: string): Tags =>
    trailsOf(call)
      .filter(({ name }) => id.endsWith(`/${name}`))
      .reduce((sum: Tags, { tags }) => union(sum, tags), []);
  return { ...body, ResourceTagList: all.map((item) => ({ ...item, TagsList: ofName(item.ResourceId) })) };
};

/** Mutants that touch more than the trail, or more of the trail, than they were asked to. */
export const besideTrailMutants: readonly Mutant[] = [
  ...mutants('StartLogging', [
    ['namesake', 'starts trails of the same name in other Regions', namesakes(begin)],
    ...LOST,
    INSIGHTS,
  ]),
  ...mutants('StopLogging', [
    ['namesake', 'stops trails of the same name in other Regions', namesakes(end)],
    ...LOST,
    INSIGHTS,
  ]),
  ...mutants('AddTags', [
    [
      'namesake',
      'adds tags to trails of the same name in other Regions',
      namesakes((trail, _call, input) => Object.assign(trail, { tags: union(trail.tags, tagsIn(input)) })),
    ],
    ['list-missing-all', 'refuses a missing list of tags, and removes all tags', missingRemoves],
    EMPTIES,
    STOPS,
    ...LOST,
    INSIGHTS,
  ]),
  ...mutants('RemoveTags', [
    [
      'namesake',
      'removes tags from trails of the same name in other Regions',
      namesakes((trail, _call, input) => Object.assign(trail, { tags: minus(trail.tags, tagsIn(input)) })),
    ],
    EMPTIES,
    STOPS,
    ...LOST,
    INSIGHTS,
  ]),
  ...mutants('PutEventSelectors', [INSIGHTS]),
  ...mutants('UpdateTrail', [INSIGHTS]),
  ...mutants('DeleteTrail', [OTHERS_EVENTS]),
  ...mutants('ListTags', [['namesake', 'lists the tags of all trails of the name', tagsOfTheName]]),
];
