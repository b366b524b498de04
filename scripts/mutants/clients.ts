import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Headers = Readonly<Record<string, string>>;

/** A reference that refuses nothing that a client of this kind sends. */
function withoutRules(id: string, title: string, isClient: (headers: Headers) => boolean): Mutant {
  const spared = (rule: Rule): Rule => ({
    ...rule,
    violated: (context, limit) => !isClient(context.call.headers) && rule.violated(context, limit),
  });
  return { id: `client/${id}`, family: 'wire', title, options: { rules: (rules) => rules.map(spared) } };
}

const isLong = (headers: Headers) => headers['x-amz-target']?.startsWith('com.') ?? false;

/** Mutants that tell the client of a request and apply their rules only to one kind of client. */
export const clientMutants: readonly Mutant[] = [
  withoutRules('long-target', 'applies no rule to the long form of X-Amz-Target', isLong),
  withoutRules(
    'short-target',
    'applies no rule to the short form of X-Amz-Target',
    (headers) => !isLong(headers),
  ),
  withoutRules(
    'other-user-agent',
    'applies no rule to another user agent than that of the AWS SDK for JavaScript',
    (headers) => !headers['user-agent']?.includes('aws-sdk-js'),
  ),
  withoutRules(
    'sdk-user-agent',
    'applies no rule to the user agent of the AWS SDK for JavaScript',
    (headers) => headers['user-agent']?.includes('aws-sdk-js') ?? false,
  ),
];
