import type { Tag } from '../request.ts';
import type { Rule, RuleContext } from '../rule.ts';

const exception = 'InvalidTagParameterException';
const tags = ({ request }: RuleContext): readonly Tag[] => request.TagsList ?? [];
/** As in the model of 2016. Today's names no characters, so AWS may have dropped the rule. */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Two limits meet here: the request's list takes 200 items, a trail 50 tags. The list's own limit is the tag parameter's
 * fault, the trail's has an exception of its own. An absent or empty Value is accepted (the SDK's model wants one
 * character at least; no refusal was ever seen).
 */
export const tagRules: readonly Rule[] = [
  {
    id: 'tags.list-too-long',
    exception,
    limit: 200,
    violated: (context, limit) => tags(context).length > limit,
    message: (context, limit) => `The tag list has ${tags(context).length} items, ${limit} are allowed.`,
  },
  {
    id: 'tags.key-blank',
    exception,
    violated: (context) => tags(context).some(({ Key }) => Key === undefined || Key === ''),
    message: () => 'A tag has no key.',
  },
  {
    id: 'tags.key-too-long',
    exception,
    limit: 128,
    violated: (context, limit) => tags(context).some(({ Key }) => (Key ?? '').length > limit),
    message: (_context, limit) => `A tag key is longer than ${limit} characters.`,
  },
  {
    id: 'tags.value-too-long',
    exception,
    limit: 256,
    violated: (context, limit) => tags(context).some(({ Value }) => (Value ?? '').length > limit),
    message: (_context, limit) => `A tag value is longer than ${limit} characters.`,
  },
  {
    id: 'tags.key-characters',
    exception,
    violated: (context) => tags(context).some(({ Key }) => !CHARACTERS.test(Key ?? '')),
    message: () => 'A tag key has a character that is not allowed.',
  },
  {
    id: 'tags.value-characters',
    exception,
    violated: (context) => tags(context).some(({ Value }) => !CHARACTERS.test(Value ?? '')),
    message: () => 'A tag value has a character that is not allowed.',
  },
  {
    id: 'tags.key-reserved',
    exception,
    violated: (context) => tags(context).some(({ Key }) => /^aws:/i.test(Key ?? '')),
    message: () => 'Tag keys that begin with aws: are reserved.',
  },
  {
    id: 'tags.key-duplicate',
    exception,
    violated: (context) => new Set(tags(context).map(({ Key }) => Key)).size < tags(context).length,
    message: () => 'Two tags have the same key.',
  },
  {
    id: 'tags.too-many',
    exception: 'TagsLimitExceededException',
    limit: 50,
    violated: (context, limit) => tags(context).length > limit,
    message: (context, limit) => `A trail has ${limit} tags at most, ${tags(context).length} were given.`,
  },
];
