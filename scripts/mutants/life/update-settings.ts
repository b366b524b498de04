import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Call, type Input, type Row, type Run } from './fault.ts';
import { DONE } from './state-faults.ts';
import { namedIn } from './status-faults.ts';

/** A setting: the member of the request, that of the answer, and what the server stores. */
interface Setting {
  member: string;
  answered?: string;
  stored: readonly (keyof Trail)[];
  /** What a new trail has. */
  initial: unknown;
  /** Whether an empty text takes the setting away. */
  clears?: true;
}
export const SETTINGS: readonly Setting[] = [
  { member: 'S3BucketName', stored: ['bucketName'], initial: '' },
  { member: 'S3KeyPrefix', stored: ['keyPrefix'], initial: undefined },
  {
    member: 'SnsTopicName',
    answered: 'SnsTopicARN',
    stored: ['topicName', 'topicArn'],
    initial: undefined,
    clears: true,
  },
  { member: 'IncludeGlobalServiceEvents', stored: ['includeGlobalServiceEvents'], initial: true },
  { member: 'IsMultiRegionTrail', stored: ['multiRegion'], initial: false },
  {
    member: 'EnableLogFileValidation',
    answered: 'LogFileValidationEnabled',
    stored: ['logFileValidation'],
    initial: false,
  },
  { member: 'CloudWatchLogsLogGroupArn', stored: ['logGroupArn'], initial: undefined, clears: true },
  { member: 'CloudWatchLogsRoleArn', stored: ['roleArn'], initial: undefined, clears: true },
  { member: 'KmsKeyId', stored: ['keyArn'], initial: undefined, clears: true },
];

/** Changes what an accepted update has stored, or another operation, of the trail that `find` gives. */
export const stored =
  (
    change: (before: Trail, now: Trail, input: Input, call: Call) => Partial<Trail> | undefined,
    find: (input: Input, call: Call) => Trail | undefined = namedIn,
  ): Run =>
  (right, input, call) => {
    const found = find(input, call);
    const before = found && { ...found };
    const body = right(input);
    const now = before && call.state.trails.get(before.arn);
    const changed = before && now && change(before, now, input, call);
    if (now && changed) call.state.trails.set(now.arn, { ...now, ...changed });
    return body;
  };
const only = (trail: Trail, members: readonly (keyof Trail)[]): Partial<Trail> =>
  Object.fromEntries(members.map((member) => [member, trail[member]]));
export const has = (input: Input, member: string) => input[member] !== undefined && input[member] !== null;

/** Faults of one setting: it is not taken, not kept, reset, or kept though refused. */
export function ofSetting({ member, answered = member, stored: members, initial, clears }: Setting): Row[] {
  const clauses = [`request.${member}.*`, ...DONE];
  const reset = Object.fromEntries(members.map((name) => [name, initial]));
  return [
    [
      `${member}/not-kept`,
      `answers the new ${member} and keeps the old one`,
      clauses,
      stored((before, _, input) => (has(input, member) ? only(before, members) : undefined)),
    ],
    [`${member}/ignored`, `ignores ${member}`, clauses, (right, { [member]: _, ...input }) => right(input)],
    [
      `${member}/old-answered`,
      `answers the old ${member}`,
      [...clauses, `response.${answered}.*`],
      (right, input, call) => {
        const { [member]: _, ...rest } = input;
        const trail = namedIn(input, call);
        if (!trail || !has(input, member)) return right(input);
        const before = attempt(() => right(rest));
        call.state.trails.set(trail.arn, trail);
        const body = right(input);
        return before instanceof ServiceError ? body : { ...body, [answered]: before[answered] };
      },
    ],
    ...(member === 'S3BucketName'
      ? []
      : ([
          [
            `${member}/reset-when-omitted`,
            `resets ${member} where it is left out`,
            DONE,
            stored((_, __, input) => (has(input, member) ? undefined : reset)),
          ],
          [
            `${member}/reset-by-null`,
            `resets ${member} where it is null`,
            [],
            stored((_, __, input) => (input[member] === null ? reset : undefined)),
          ],
        ] satisfies Row[])),
    [
      `${member}/kept-though-refused`,
      `refuses an update and keeps its ${member}`,
      [],
      despiteOf(members, { [member]: (input) => input[member] }),
    ],
    ...(clears
      ? ([
          [
            `${member}/empty-ignored`,
            `ignores an empty ${member}`,
            DONE,
            stored((before, _, input) => (input[member] === '' ? only(before, members) : undefined)),
          ],
          [
            `${member}/empty-stored`,
            `keeps an empty text for ${member}`,
            DONE,
            stored((_, __, input) =>
              input[member] === '' ? Object.fromEntries(members.map((name) => [name, ' '])) : undefined,
            ),
          ],
        ] satisfies Row[])
      : []),
  ];
}

/** Keeps a member of an update that it refuses. */
function despiteOf(
  members: readonly (keyof Trail)[],
  given: Readonly<Record<string, (input: Input) => unknown>>,
): Run {
  return (right, input, call) => {
    const said = attempt(() => right(input));
    if (!(said instanceof ServiceError)) return said;
    const trail = namedIn(input, call);
    const [value] = Object.values(given).map((of) => of(input));
    if (trail && value !== undefined && value !== null)
      call.state.trails.set(trail.arn, {
        ...trail,
        ...Object.fromEntries(members.map((name) => [name, value])),
      });
    throw said;
  };
}
