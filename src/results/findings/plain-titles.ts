import type { Case } from '../../../generated/case-table.ts';
import { FIRST_OPERATION } from '../../contract/operations.ts';
import { idOf } from './cause.ts';
import { namesOf } from './names.ts';
import type { Told } from './told.ts';

/** A finding that has a plainer title than its kind gives it. */
interface PlainTitle {
  id: RegExp;
  /** What each of its cases must be, where the id doesn't say enough. */
  every?: (row: Case, told: Told) => boolean;
  /** `where` is the operations whose answers show it. */
  title: (where: string) => string;
}

/** What a maintainer would call it. The first that fits counts; a new one is a line here, and its id stays what it was. */
const PLAIN: readonly PlainTitle[] = [
  {
    id: /^value\.TagsList\.entries-of-a-deleted-trail$/,
    title: () => 'Tags stay when their trail is deleted, and the next trail of its name has them',
  },
  {
    id: /^value\.TagsList\.more-entries$/,
    title: (where) => `${where}: tags that were removed are still there`,
  },
  {
    id: /^value\.trailList\.more-entries$/,
    every: isOfOtherRegion,
    title: (where) => `${where}: trails of other Regions are listed`,
  },
  {
    id: /^value\.trailList\.more-entries$/,
    title: (where) => `${where}: trails that were not asked for are listed`,
  },
  {
    id: /^(refuses|read-refused)\.(\w+\.)?TrailNotFoundException$/,
    every: isOfOtherRegion,
    title: (where) => `${where}: a multi-Region trail is not found outside its home Region`,
  },
  {
    id: /^(refuses|read-refused)\.(\w+\.)?TrailNotFoundException$/,
    every: isByArn,
    title: (where) => `${where}: a trail is not found by its ARN`,
  },
  {
    id: /^refuses\.TrailAlreadyExistsException$/,
    every: isOfOtherRegion,
    title: () => 'CreateTrail refuses a name that a trail of another Region has',
  },
  {
    id: /^refuses\.(\w+\.)?S3BucketDoesNotExistException$/,
    every: isOfOtherAccount,
    title: (where) => `${where}: a bucket of another account is refused`,
  },
  {
    id: /^refuses\.(\w+\.)?InsufficientSnsTopicPolicyException$/,
    every: isTopicByArn,
    title: (where) => `${where}: a topic that is given by its ARN is refused`,
  },
  {
    id: /^refuses\.AddTags\./,
    every: hasTagWithoutValue,
    title: () => 'AddTags refuses a tag without a value',
  },
  { id: /^loses\.TagsList$/, every: uses('AddTags'), title: () => 'Tags are lost when others are added' },
  { id: /^loses\.TagsList$/, every: isTaggedByCreate, title: () => 'The tags of CreateTrail are not kept' },
  {
    id: /^value\.IsLogging\.false\.true$/,
    every: uses('StopLogging'),
    title: () => 'A trail is still logging after StopLogging',
  },
  {
    id: /^value\.IsLogging\.true\.false$/,
    every: uses('StartLogging'),
    title: () => 'A trail is not logging after StartLogging',
  },
  { id: /^value\.a-boolean\.text$/, title: () => 'A boolean that is sent as text is kept as text' },
  {
    id: /^value\.KmsKeyId\.another-value$/,
    title: () => 'KmsKeyId is not the ARN of the key that was given',
  },
  {
    id: /^value\.SnsTopicARN\.another-value$/,
    title: () => 'SnsTopicARN is not the ARN of the topic that was given',
  },
];

/** The plain title of a finding, or undefined where its kind has to do. */
export function plainTitle(told: Told): string | undefined {
  const id = idOf(told.cause);
  const found = PLAIN.find((plain) => {
    const isEvery = plain.every;
    return (
      plain.id.test(id) &&
      (!isEvery || (told.rows.length > 0 && told.rows.every((row) => isEvery(row, told))))
    );
  });
  return found?.title(namesOf(told.operations));
}

function uses(wanted: string): (row: Case) => boolean {
  return ({ operation, before, probes }) =>
    operation === wanted || [...before, ...probes].some(({ call }) => call === wanted);
}

function inputsOf({ operation, before, request }: Case, call: string): unknown[] {
  const own = (operation ?? FIRST_OPERATION) === call ? [request.input] : [];
  return [...own, ...before.filter((step) => step.call === call).map(({ input }) => input)];
}

/** Whether a case deletes trails, each by its ARN. */
export function deletesByArn(row: Case): boolean {
  const deleted = inputsOf(row, 'DeleteTrail').map(
    (input) => (input as { Name?: unknown } | undefined)?.Name,
  );
  return deleted.length > 0 && deleted.every((name) => /^(arn:|\$\{[\w-]+\.TrailARN\}$)/.test(String(name)));
}

function isTaggedByCreate(row: Case): boolean {
  return inputsOf(row, FIRST_OPERATION).some((input) => JSON.stringify(input).includes('"TagsList"'));
}

function hasTagWithoutValue(row: Case): boolean {
  return inputsOf(row, 'AddTags').some((input) => {
    const { TagsList: tags } = (input ?? {}) as { TagsList?: unknown };
    return Array.isArray(tags) && tags.some((tag) => tag && !('Value' in Object(tag)));
  });
}

function isByArn({ request, probes }: Case): boolean {
  return JSON.stringify([request.input, ...probes.map(({ input }) => input)]).includes('TrailARN');
}

function isTopicByArn({ request }: Case): boolean {
  const { SnsTopicName: topic } = (request.input ?? {}) as { SnsTopicName?: unknown };
  return /^(arn:|\$\{[\w-]+\.arn\}$)/.test(String(topic));
}

function isOfOtherAccount({ places = [] }: Case): boolean {
  return places.includes('account.other');
}

function isOfOtherRegion({ places = [] }: Case): boolean {
  return places.includes('region.other');
}
