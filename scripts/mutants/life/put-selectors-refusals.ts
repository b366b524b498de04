import { type Input, instead, listOf, type Row, type Run, refuse, textOf } from './fault.ts';
import { advancedOf, basicOf, fieldsOf, INVALID, resourcesOf, storing } from './selector-requests.ts';
import { namedIn } from './status-faults.ts';

const CODE = 'InvalidEventSelectorsException';

/** Takes what the reference refuses. */
const lenient =
  (is: (input: Input) => boolean): Run =>
  (right, input, call) =>
    instead(
      () => right(input),
      [CODE],
      (error) => {
        const trail = namedIn(input, call);
        if (!trail || !is(input)) throw error;
        trail.eventSelectors = storing(input);
        return { TrailARN: trail.arn, ...trail.eventSelectors };
      },
    );
const strict =
  (is: (input: Input) => boolean, code = CODE): Run =>
  (right, input) =>
    is(input) ? refuse(code) : right(input);
const valuesOf = (field: Record<string, unknown>) =>
  Object.values(field).flatMap((value) => (Array.isArray(value) ? value : []));
const count = (input: Input) => resourcesOf(input).flatMap(({ Values }) => listOf(Values)).length;

const TAKEN: readonly [id: string, title: string, is: (input: Input) => boolean][] = [
  [
    'both-kinds',
    'takes both kinds of selectors',
    (input) => !!input.EventSelectors && !!input.AdvancedEventSelectors,
  ],
  ['none', 'takes an empty list', (input) => basicOf(input).length === 0 && advancedOf(input).length === 0],
  ['six', 'takes six selectors', (input) => basicOf(input).length === 6],
  [
    'resources-one-selector',
    'counts the data resources of no selector',
    (input) => count(input) > 250 && basicOf(input).length === 1,
  ],
  [
    'resources-per-selector',
    'counts the data resources of each selector alone',
    (input) => count(input) > 250 && basicOf(input).length > 1,
  ],
  [
    'read-write',
    'takes any word for the kind of events',
    (input) =>
      basicOf(input).some(
        ({ ReadWriteType = 'All' }) => !['All', 'ReadOnly', 'WriteOnly'].includes(textOf(ReadWriteType)),
      ),
  ],
  [
    'read-write-case',
    'takes the kind of events in lower case',
    (input) => basicOf(input).some(({ ReadWriteType }) => textOf(ReadWriteType) === 'all'),
  ],
  [
    'read-write-empty',
    'takes an empty kind of events',
    (input) => basicOf(input).some(({ ReadWriteType }) => ReadWriteType === ''),
  ],
  [
    'second',
    'checks the first selector only',
    (input) =>
      basicOf(input).length > 1 &&
      basicOf(input)[0]?.ReadWriteType === 'WriteOnly' &&
      basicOf(input)[1]?.ReadWriteType === 'read-only',
  ],
  [
    'type',
    'takes any type of data resource',
    (input) => resourcesOf(input).some(({ Type }) => textOf(Type).includes('SNS')),
  ],
  [
    'star',
    'takes a star in an ARN',
    (input) =>
      resourcesOf(input).some(({ Values }) => listOf(Values).some((value) => textOf(value).includes('*'))),
  ],
  [
    'no-slash',
    'takes a bucket without a slash',
    (input) =>
      resourcesOf(input).some(({ Values }) =>
        listOf(Values).some((value) => /:s3:::[^/*]+$/.test(textOf(value))),
      ),
  ],
  [
    'no-arn',
    'takes what is no ARN',
    (input) =>
      resourcesOf(input).some(({ Values }) =>
        listOf(Values).some((value) => !textOf(value).startsWith('arn:')),
      ),
  ],
  [
    'source',
    'excludes any source',
    (input) =>
      basicOf(input).some((one) => listOf(one.ExcludeManagementEventSources).includes('ec2.amazonaws.com')),
  ],
  [
    'values',
    'counts no values',
    (input) => advancedOf(input).length === 1 && fieldsOf(input).flatMap(valuesOf).length > 500,
  ],
  [
    'values-per-selector',
    'counts the values of each selector alone',
    (input) => advancedOf(input).length === 2 && fieldsOf(input).flatMap(valuesOf).length > 500,
  ],
  [
    'no-category',
    'needs no category of events',
    (input) =>
      advancedOf(input).length === 1 &&
      !fieldsOf(input).some(({ Field }) => Field === 'eventCategory') &&
      fieldsOf(input).length > 0,
  ],
  [
    'no-category-in-second',
    'needs a category of events in the first selector only',
    (input) => advancedOf(input).length > 1,
  ],
  [
    'category-operator',
    'takes any operator for the category',
    (input) => fieldsOf(input).some(({ Field, StartsWith }) => Field === 'eventCategory' && StartsWith),
  ],
  [
    'read-only-operator',
    'takes any operator for read-only events',
    (input) => fieldsOf(input).some(({ Field, NotEquals }) => Field === 'readOnly' && NotEquals),
  ],
  [
    'type-operator',
    'takes any operator for the type',
    (input) => fieldsOf(input).some(({ Field, StartsWith }) => Field === 'resources.type' && StartsWith),
  ],
  [
    'no-fields',
    'takes a selector without fields',
    (input) => advancedOf(input).some(({ FieldSelectors }) => FieldSelectors === undefined),
  ],
  [
    'empty-fields',
    'takes a selector with no field in it',
    (input) =>
      advancedOf(input).some(({ FieldSelectors }) => listOf(FieldSelectors).length === 0 && FieldSelectors),
  ],
  [
    'no-field',
    'takes a field selector without a field',
    (input) => fieldsOf(input).some(({ Field }) => Field === undefined),
  ],
];
const REFUSED: readonly [id: string, title: string, is: (input: Input) => boolean][] = [
  ['five', 'refuses five selectors', (input) => basicOf(input).length === 5],
  ['resources-250', 'refuses 250 data resources', (input) => count(input) === 250],
  ['values-500', 'refuses 500 values', (input) => fieldsOf(input).flatMap(valuesOf).length === 500],
  ['advanced', 'refuses advanced selectors', (input) => advancedOf(input).length > 0],
  ['second', 'refuses two selectors', (input) => basicOf(input).length === 2],
  [
    'all-of-a-type',
    'refuses what stands for all functions',
    (input) =>
      resourcesOf(input).some(({ Values }) => listOf(Values).some((value) => /:lambda$/.test(textOf(value)))),
  ],
  [
    'tables',
    'refuses tables',
    (input) => resourcesOf(input).some(({ Type }) => textOf(Type).includes('DynamoDB')),
  ],
  [
    'rdsdata',
    'refuses to exclude the data API of RDS',
    (input) =>
      basicOf(input).some((one) =>
        listOf(one.ExcludeManagementEventSources).includes('rdsdata.amazonaws.com'),
      ),
  ],
  [
    'no-resources',
    'needs data resources',
    (input) => basicOf(input).some((one) => listOf(one.DataResources).length === 0),
  ],
  [
    'defaults',
    'needs the kind of events',
    (input) => basicOf(input).some(({ ReadWriteType }) => ReadWriteType === undefined),
  ],
  ['operators', 'refuses NotEndsWith', (input) => fieldsOf(input).some(({ NotEndsWith }) => NotEndsWith)],
];

/** Faults of what PutEventSelectors takes and refuses. */
export const REFUSALS: readonly Row[] = [
  ...TAKEN.map(([id, title, is]): Row => [`taken/${id}`, title, INVALID, lenient(is)]),
  ...REFUSED.map(
    ([id, title, is]): Row => [
      `refused/${id}`,
      title,
      ['overview.*', 'request.*.*', 'structure.*.*'],
      strict(is),
    ],
  ),
];
