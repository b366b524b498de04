import type { Rule, RuleContext } from '../rule.ts';

const exception = 'InvalidTrailNameException';
const name = ({ request }: RuleContext): string => request.Name ?? '';

/**
 * The page's requirements for a trail's name. The order blank, length, start, end, characters and the texts follow what
 * was observed; that a missing Name counts as a blank one, and the order of the last two rules, are our choice.
 */
export const nameRules: readonly Rule[] = [
  {
    id: 'name.blank',
    exception,
    violated: (context) => name(context) === '',
    message: () => 'Trail name cannot be blank!',
  },
  {
    id: 'name.too-short',
    exception,
    limit: 3,
    violated: (context, limit) => name(context) !== '' && name(context).length < limit,
    message: (context, limit) =>
      `Trail name too short. Minimum allowed length: ${limit} characters. Specified name length: ${name(context).length} characters.`,
  },
  {
    id: 'name.too-long',
    exception,
    limit: 128,
    violated: (context, limit) => name(context).length > limit,
    message: (context, limit) =>
      `Trail name too long. Maximum allowed length: ${limit} characters. Specified name length: ${name(context).length} characters.`,
  },
  {
    id: 'name.start',
    exception,
    violated: (context) => /^[^A-Za-z0-9]/.test(name(context)),
    message: () => 'Trail name must starts with a letter or number.',
  },
  {
    id: 'name.end',
    exception,
    violated: (context) => /[^A-Za-z0-9]$/.test(name(context)),
    message: () => 'Trail name must ends with a letter or number.',
  },
  {
    id: 'name.characters',
    exception,
    violated: (context) => /[^A-Za-z0-9._-]/.test(name(context)),
    message: () =>
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  },
  {
    id: 'name.adjacent',
    exception,
    violated: (context) => /[._-]{2}/.test(name(context)),
    message: () => 'Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_).',
  },
  {
    id: 'name.ip-address',
    exception,
    violated: (context) => /^\d{1,3}(\.\d{1,3}){3}$/.test(name(context)),
    message: () => 'Trail names must not be formatted as an IP address.',
  },
];
