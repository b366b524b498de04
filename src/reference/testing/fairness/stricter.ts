import type { Rule, RuleContext } from '../../cloudtrail/rule.ts';

const message = () => 'It is not valid.';
const tags = ({ request: { TagsList = [] } }: RuleContext) => TagsList;

/** Rules that no source states and none excludes: a right server may have them. */
export const STRICTER: readonly Rule[] = [
  {
    id: 'tags.value-empty',
    exception: 'ValidationException',
    violated: (context) => tags(context).some(({ Value }) => Value === ''),
    message,
  },
  {
    id: 'tags.keys-differ-in-case',
    exception: 'InvalidTagParameterException',
    violated: (context) => {
      const keys = tags(context).map(({ Key = '' }) => Key);
      return new Set(keys.map((key) => key.toLowerCase())).size < new Set(keys).size;
    },
    message,
  },
  {
    id: 'prefix.slash-last',
    exception: 'InvalidS3PrefixException',
    violated: ({ request }) => request.S3KeyPrefix?.endsWith('/') ?? false,
    message,
  },
];
