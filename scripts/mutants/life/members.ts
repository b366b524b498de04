import type { Body } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { answering, listOf, objectOf } from './fault.ts';

/** Where an operation answers members of one kind: how to change them, and what the page calls the clauses about them. */
interface Place {
  operation: string;
  /** Between the operation and the member in a mutant's id. */
  where: string;
  clause: (member: string) => string;
  members: readonly string[];
  change: (body: Body, change: (members: Body) => Body) => Body;
}

const TRAIL = [
  ...['Name', 'S3BucketName', 'S3KeyPrefix', 'SnsTopicName', 'SnsTopicARN', 'IncludeGlobalServiceEvents'],
  ...[
    'IsMultiRegionTrail',
    'HomeRegion',
    'TrailARN',
    'LogFileValidationEnabled',
    'CloudWatchLogsLogGroupArn',
  ],
  ...[
    'CloudWatchLogsRoleArn',
    'KmsKeyId',
    'HasCustomEventSelectors',
    'HasInsightSelectors',
    'IsOrganizationTrail',
  ],
];
const STATUS = [
  ...['IsLogging', 'StartLoggingTime', 'StopLoggingTime', 'TimeLoggingStarted', 'TimeLoggingStopped'],
  ...['LatestDeliveryAttemptTime', 'LatestNotificationAttemptTime'],
];
const BASIC = ['ReadWriteType', 'IncludeManagementEvents', 'DataResources', 'ExcludeManagementEventSources'];
const FIELDS = ['Field', 'Equals', 'StartsWith', 'NotEquals', 'NotEndsWith'];
const each =
  (list: string): Place['change'] =>
  (body, change) => ({ ...body, [list]: listOf(body[list]).map((one) => change(objectOf(one))) });
const inTrail = (member: string) => `structure.Trail.${member}.*`;

const PLACES: readonly Place[] = [
  {
    ...{ operation: 'GetTrail', where: 'Trail', clause: inTrail, members: TRAIL },
    change: (body, change) => ({ ...body, Trail: change(objectOf(body.Trail)) }),
  },
  {
    operation: 'DescribeTrails',
    where: 'trailList',
    clause: inTrail,
    members: TRAIL,
    change: each('trailList'),
  },
  {
    ...{ operation: 'ListTrails', where: 'Trails', clause: (member) => `structure.TrailInfo.${member}.*` },
    ...{ members: ['TrailARN', 'Name', 'HomeRegion'], change: each('Trails') },
  },
  {
    ...{
      operation: 'GetTrailStatus',
      where: 'status',
      clause: (member) => `response.${member}.*`,
      members: STATUS,
    },
    change: (body, change) => change(body),
  },
  {
    ...{
      operation: 'ListTags',
      where: 'ResourceTagList',
      clause: (member) => `structure.ResourceTag.${member}.*`,
    },
    ...{ members: ['ResourceId', 'TagsList'], change: each('ResourceTagList') },
  },
  {
    ...{ operation: 'ListTags', where: 'TagsList', clause: (member) => `structure.Tag.${member}.*` },
    members: ['Key', 'Value'],
    change: (body, change) => each('ResourceTagList')(body, (one) => each('TagsList')(one, change)),
  },
  {
    ...{ operation: 'UpdateTrail', where: 'answer', clause: (member) => `response.${member}.*` },
    members: TRAIL.filter((member) => member !== 'HomeRegion' && !member.startsWith('Has')),
    change: (body, change) => change(body),
  },
  ...['GetEventSelectors', 'PutEventSelectors'].flatMap((operation): Place[] => [
    {
      ...{ operation, where: 'answer', clause: (member) => `response.${member}.*` },
      ...{
        members: ['TrailARN', 'EventSelectors', 'AdvancedEventSelectors'],
        change: (body, change) => change(body),
      },
    },
    {
      ...{ operation, where: 'EventSelectors', clause: (member) => `structure.EventSelector.${member}.*` },
      ...{ members: BASIC, change: each('EventSelectors') },
    },
    {
      ...{ operation, where: 'DataResources', clause: (member) => `structure.DataResource.${member}.*` },
      members: ['Type', 'Values'],
      change: (body, change) => each('EventSelectors')(body, (one) => each('DataResources')(one, change)),
    },
    {
      ...{ operation, where: 'AdvancedEventSelectors' },
      clause: (member) => `structure.AdvancedEventSelector.${member}.*`,
      ...{ members: ['Name', 'FieldSelectors'], change: each('AdvancedEventSelectors') },
    },
    {
      ...{
        operation,
        where: 'FieldSelectors',
        clause: (member) => `structure.AdvancedFieldSelector.${member}.*`,
      },
      members: FIELDS,
      change: (body, change) =>
        each('AdvancedEventSelectors')(body, (one) => each('FieldSelectors')(one, change)),
    },
  ]),
];

/** A fault of a member: its new value, or undefined where a value can't have it. */
type Fault = [id: string, title: string, change: (value: unknown) => unknown];

const GONE = Symbol('left out');
const FAULTS: readonly Fault[] = [
  ['missing', 'is left out', (value) => (value === undefined ? undefined : GONE)],
  ['null', 'is null', (value) => (value === undefined ? undefined : null)],
  ['empty', 'is empty', (value) => (typeof value === 'string' && value !== '' ? '' : undefined)],
  ['wrong-type', 'has another type', otherType],
  ['wrong-value', 'has another value', otherValue],
  [
    'lower-case',
    'comes in lower case',
    (value) => (typeof value === 'string' ? value.toLowerCase() : undefined),
  ],
  [
    'null-when-unset',
    'is null where there is nothing to tell',
    (value) => (value === undefined ? null : undefined),
  ],
  [
    'empty-when-unset',
    'is empty where there is nothing to tell',
    (value) => (value === undefined ? '' : undefined),
  ],
];

function otherType(value: unknown): unknown {
  if (value === undefined) return undefined;
  return typeof value === 'string' || Array.isArray(value) ? { value } : String(value);
}

function otherValue(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 7_200;
  if (Array.isArray(value)) return [...value, { Key: 'invented', Value: '' }];
  return value === undefined || value === '' ? undefined : `${String(value)}x`;
}

function changed(members: Body, member: string, change: Fault[2]): Body {
  const value = change(members[member]);
  if (value === undefined) return members;
  const { [member]: _, ...rest } = members;
  return value === GONE ? rest : { ...members, [member]: value };
}

function misspelt(members: Body, member: string): Body {
  const { [member]: value, ...rest } = members;
  const first = member.charAt(0);
  const flipped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return value === undefined ? members : { ...rest, [`${flipped}${member.slice(1)}`]: value };
}

/** Values with no fault to find in what a member has: a boolean is never empty, a required member never unset. */
const OPTIONAL = /^(S3KeyPrefix|SnsTopicARN|CloudWatchLogs.*|KmsKeyId|St(art|op)LoggingTime)$/;
const TEXT =
  /^(Name|S3.*|Sns.*|HomeRegion|TrailARN|CloudWatch.*|KmsKeyId|TimeLogging.*|ResourceId|Key|Value)$/;

function fits(fault: string, member: string): boolean {
  if (fault.endsWith('-when-unset')) return OPTIONAL.test(member);
  if (fault === 'empty' || fault === 'lower-case') return TEXT.test(member) && member !== 'HomeRegion';
  return fault !== 'wrong-value' || !/Attempt/.test(member);
}

/** Mutants of each member that the reads answer. */
export const memberMutants: readonly Mutant[] = PLACES.flatMap(
  ({ operation, where, clause, members, change }) =>
    members.flatMap((member) => [
      ...FAULTS.filter(([id]) => fits(id, member)).map(([id, title, of]) =>
        answering(
          operation,
          `member/${where}.${member}/${id}`,
          `${member} ${title}`,
          [clause(member)],
          (body) => change(body, (one) => changed(one, member, of)),
        ),
      ),
      answering(
        operation,
        `member/${where}.${member}/wrong-case`,
        `${member} is spelt with another first letter`,
        [clause(member)],
        (body) => change(body, (one) => misspelt(one, member)),
      ),
    ]),
);
