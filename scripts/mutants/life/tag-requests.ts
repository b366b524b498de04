import { listOf, type Row, refuse, trailsOf } from './fault.ts';
import { loggingKept } from './logging-kept.ts';
import { DONE, given, kept, lenient, strict, TAGS, type Tags, tagsIn, trailIn } from './tag-faults.ts';

/** Faults of the list of tags that adding and removing have in common; `does` is what the operation should do. */
export function tagRequests(does: (before: Tags, tags: Tags) => Tags): Row[] {
  return [
    ...loggingKept(trailIn),
    ['not-kept', 'is accepted and changes nothing', DONE, kept((_after, before) => before)],
    ['first-only', 'looks at the first tag only', DONE, given((tags) => tags.slice(0, 1))],
    ['last-only', 'looks at the last tag only', DONE, given((tags) => tags.slice(-1))],
    ['two-only', 'looks at two tags only', DONE, given((tags) => tags.slice(0, 2))],
    [
      'all-trails',
      'changes the tags of all trails',
      DONE,
      (right, input, call) => {
        const body = right(input);
        for (const trail of trailsOf(call)) trail.tags = does(trail.tags, tagsIn(input));
        return body;
      },
    ],
    [
      'other-trail',
      'changes the tags of another trail',
      DONE,
      (right, input, call) => {
        const trail = trailIn(input, call);
        const before = trail?.tags ?? [];
        const body = right(input);
        if (trail) trail.tags = before;
        const other = trailsOf(call).find(({ arn }) => arn !== trail?.arn);
        if (other) other.tags = does(other.tags, tagsIn(input));
        return body;
      },
    ],
    [
      'keys-lower-case',
      'keeps keys in lower case',
      ['structure.Tag.Key.*'],
      given((tags) =>
        tags.map((tag) => ({ ...tag, ...(tag.Key === undefined ? {} : { Key: tag.Key.toLowerCase() }) })),
      ),
    ],
    [
      'keys-any-case',
      'does not tell capitals in keys',
      ['structure.Tag.Key.*'],
      kept((_after, before, tags) =>
        does(
          before.filter(({ Key }) => !tags.some((tag) => tag.Key?.toLowerCase() === Key?.toLowerCase())),
          tags,
        ),
      ),
    ],
    [
      'answers-tags',
      'answers the tags',
      ['response.status'],
      (right, input, call) => ({ ...right(input), TagsList: trailIn(input, call)?.tags ?? [] }),
    ],
    [
      'settings-changed',
      'turns log file validation on',
      [],
      (right, input, call) => {
        const body = right(input);
        Object.assign(trailIn(input, call) ?? {}, { logFileValidation: true });
        return body;
      },
    ],
    [
      'started',
      'starts the logging',
      [],
      (right, input, call) => {
        const body = right(input);
        Object.assign(trailIn(input, call) ?? {}, { logging: true, startedAt: call.now });
        return body;
      },
    ],
    [
      'list-missing',
      'takes a request without TagsList',
      TAGS,
      lenient(
        ({ TagsList }) => TagsList === undefined || TagsList === null,
        (before) => before,
      ),
    ],
    [
      'list-missing-crash',
      'answers a missing TagsList with status 500',
      TAGS,
      strict('InternalFailure', (_tags, { TagsList }) => TagsList === undefined, 500),
    ],
    [
      'list-is-a-map',
      'takes a map for TagsList',
      ['request.TagsList.type'],
      lenient(
        ({ TagsList }) => typeof TagsList === 'object' && TagsList !== null && !Array.isArray(TagsList),
        (before) => before,
      ),
    ],
    [
      'list-crash',
      'answers another type for TagsList with status 500',
      ['request.TagsList.type'],
      strict(
        'InternalFailure',
        (_tags, { TagsList = [] }) => !Array.isArray(TagsList) && TagsList !== null,
        500,
      ),
    ],
    [
      'tags-are-texts',
      'takes texts for tags',
      ['request.TagsList.type'],
      given((tags, _call, input) =>
        listOf(input.TagsList).map((tag, index) =>
          typeof tag === 'string' ? { Key: tag, Value: '' } : (tags[index] ?? {}),
        ),
      ),
    ],
    [
      'key-number',
      'takes a number for a key',
      ['structure.Tag.Key.*'],
      given((tags) =>
        tags.map((tag) => ({ ...tag, ...(typeof tag.Key === 'number' ? { Key: String(tag.Key) } : {}) })),
      ),
    ],
    [
      'value-number',
      'takes a number for a value',
      ['structure.Tag.Value.*'],
      given((tags) =>
        tags.map((tag) => ({
          ...tag,
          ...(typeof tag.Value === 'number' ? { Value: String(tag.Value) } : {}),
        })),
      ),
    ],
    [
      'unknown-member-refused',
      'refuses a member that it does not know',
      [],
      (right, input) =>
        Object.keys(input).some((member) => !['ResourceId', 'TagsList'].includes(member))
          ? refuse('ValidationException')
          : right(input),
    ],
    [
      'value-missing-crash',
      'answers a tag without a value with status 500',
      ['overview.*', 'structure.Tag.Value.*'],
      strict('InternalFailure', (tags) => tags.some(({ Value }) => Value === undefined), 500),
    ],
    [
      'value-missing-refused',
      'refuses a tag without a value',
      ['overview.*', 'structure.Tag.Value.*'],
      strict('InvalidTagParameterException', (tags) =>
        tags.some((tag) => tag.Key !== undefined && tag.Value === undefined),
      ),
    ],
    [
      'key-missing-taken',
      'takes a tag without a key',
      TAGS,
      lenient(
        (input) => tagsIn(input).some(({ Key }) => Key === undefined),
        (before) => before,
      ),
    ],
    [
      'key-empty-taken',
      'takes an empty key',
      TAGS,
      lenient(
        (input) => tagsIn(input).some(({ Key }) => Key === ''),
        (before) => before,
      ),
    ],
    [
      'key-missing-crash',
      'answers a tag without a key with status 500',
      TAGS,
      strict('InternalFailure', (tags) => tags.some(({ Key }) => Key === undefined), 500),
    ],
  ];
}
