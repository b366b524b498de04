import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { findTrail, findTrailAtHome } from './find.ts';
import {
  type Advanced,
  advancedShape,
  type Basic,
  basicShape,
  type EventSelectors,
  type Field,
} from './selector-shapes.ts';
import type { Trail } from './trail.ts';

/** A trail without selectors of its own logs all management events and no others. */
const USUAL: EventSelectors = { EventSelectors: [basicWithDefaults({})] };

const MOST_SELECTORS = 5;
const MOST_DATA_RESOURCES = 250;
const MOST_VALUES = 500;
const LONGEST_NAME = 1000;
const READ_WRITE_TYPES = ['All', 'ReadOnly', 'WriteOnly'];
const EXCLUDED_SOURCES = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];
/** The ARNs of a type of data resource, and what stands for all of them. */
const DATA_RESOURCES: Readonly<Record<string, RegExp>> = {
  'AWS::S3::Object': /^arn:[^:*]+:s3(?::::(?:[^/*]+\/[^*]*)?)?$/,
  'AWS::Lambda::Function': /^arn:[^:*]+:lambda(?::[^:*]+:\d{12}:function:[^*]+)?$/,
  'AWS::DynamoDB::Table': /^arn:[^:*]+:dynamodb(?::[^:*]+:\d{12}:table\/[^*]+)?$/,
};
const OPERATORS = ['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith'] as const;
const EQUALS_ONLY = ['eventCategory', 'readOnly', 'resources.type'];
const CATEGORIES = ['Management', 'Data', 'NetworkActivity'];

/** PutEventSelectors and GetEventSelectors. */
export const selectorOperations: Operations = {
  GetEventSelectors: operation({ TrailName: 'string' }, (call, { TrailName }) =>
    answer(findTrail(call, TrailName)),
  ),

  PutEventSelectors: operation(
    { TrailName: 'string', EventSelectors: basicShape, AdvancedEventSelectors: advancedShape },
    (call, { TrailName, EventSelectors, AdvancedEventSelectors }) => {
      const trail = findTrailAtHome(call, TrailName);
      trail.eventSelectors = checked(call, EventSelectors, AdvancedEventSelectors);
      return answer(trail);
    },
  ),
};

function answer(trail: Trail): object {
  return { TrailARN: trail.arn, ...(trail.eventSelectors ?? USUAL) };
}

/** @throws ServiceError InvalidEventSelectorsException */
function checked(call: Call, basic: Basic | undefined, advanced: Advanced | undefined): EventSelectors {
  if (basic && advanced) {
    refuse('You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.');
  }
  if (advanced) {
    assertAdvanced(advanced);
    return { AdvancedEventSelectors: advanced.map(withSortedFields) };
  }
  return { EventSelectors: assertBasic(call, basic ?? []) };
}

function assertBasic({ caller }: Call, selectors: Basic): Basic {
  if (selectors.length < 1 || selectors.length > MOST_SELECTORS) {
    refuse(`Specify a valid number of selectors (1 to ${MOST_SELECTORS}) for your trail`);
  }
  const resources = selectors.flatMap(({ DataResources = [] }) => DataResources);
  const values = resources.flatMap(({ Values = [] }) => Values);
  if (values.length > MOST_DATA_RESOURCES) {
    refuse(
      `Specify a valid number of DataResources.Values (0 to ${MOST_DATA_RESOURCES}) for all your selectors`,
    );
  }
  for (const { ReadWriteType = 'All', ExcludeManagementEventSources = [] } of selectors) {
    assertOneOf(READ_WRITE_TYPES, ReadWriteType, 'ReadWriteType');
    for (const source of ExcludeManagementEventSources) {
      assertOneOf(EXCLUDED_SOURCES, source, 'ExcludeManagementEventSources');
    }
  }
  for (const { Type = '', Values = [] } of resources) {
    assertOneOf(Object.keys(DATA_RESOURCES), Type, 'DataResources.Type');
    const isValid = (value: string) =>
      DATA_RESOURCES[Type]?.test(value) && value.startsWith(`arn:${caller.partition}:`);
    for (const value of Values) if (!isValid(value)) refuse(invalid(value, 'DataResources.Values'));
  }
  return selectors.map(basicWithDefaults);
}

function basicWithDefaults(selector: Basic[number]): Basic[number] {
  return {
    ReadWriteType: selector.ReadWriteType ?? 'All',
    IncludeManagementEvents: selector.IncludeManagementEvents ?? true,
    DataResources: selector.DataResources ?? [],
    ExcludeManagementEventSources: selector.ExcludeManagementEventSources ?? [],
  };
}

function assertAdvanced(selectors: Advanced): void {
  const fields = selectors.flatMap(({ FieldSelectors = [] }) => FieldSelectors);
  const count = fields.flatMap(valuesOf).length;
  if (count < 1 || count > MOST_VALUES) {
    refuse(`Specify between 1 and ${MOST_VALUES} selectors for your trail.`);
  }
  for (const { Name = '', FieldSelectors = [] } of selectors) {
    if (Name.length > LONGEST_NAME) refuse(`A name has at most ${LONGEST_NAME} characters.`);
    const category = FieldSelectors.find(({ Field }) => Field === 'eventCategory');
    if (!category) refuse('The following fields are required: [eventCategory].');
    for (const one of FieldSelectors) assertField(one);
    for (const value of category?.Equals ?? []) assertOneOf(CATEGORIES, value, 'eventCategory');
  }
}

function assertField(field: Field): void {
  const { Field: name } = field;
  if (!name) refuse('A field selector has no field.');
  const operators = OPERATORS.filter((operator) => field[operator] !== undefined);
  if (operators.length === 0) refuse(`The field ${name} has no operator.`);
  if (operators.some((operator) => field[operator]?.length === 0)) refuse(`The field ${name} has no value.`);
  if (EQUALS_ONLY.includes(name ?? '') && operators.some((operator) => operator !== 'Equals')) {
    refuse(`The field ${name} takes the operator Equals only.`);
  }
}

const valuesOf = (field: Field): string[] => OPERATORS.flatMap((operator) => field[operator] ?? []);

/** The fields come back by name, as was seen. */
function withSortedFields({ FieldSelectors = [], ...selector }: Advanced[number]): Advanced[number] {
  const sorted = FieldSelectors.toSorted(({ Field: a = '' }, { Field: b = '' }) => (a < b ? -1 : 1));
  return { ...selector, FieldSelectors: sorted };
}

function assertOneOf(valid: readonly string[], value: string, member: string): void {
  if (!valid.includes(value)) refuse(invalid(value, member));
}

function invalid(value: string, member: string): string {
  return `Value ${value} for ${member} is invalid.`;
}

function refuse(message: string): never {
  throw new ServiceError('InvalidEventSelectorsException', message);
}
