import { ACCOUNT_ID, parseArn, REGION } from '../arn.ts';
import type { RuleContext } from './rule.ts';

/** The topic a request names: its bare name, and its ARN in the caller's account and Region when it gave only a name. */
export interface TopicReference {
  readonly name: string;
  readonly arn: string;
}

/**
 * Reads SnsTopicName, a bare name or an ARN (ARNs are accepted by AWS, though the page speaks of the name only).
 * An empty string counts as not given. @returns `undefined` when not given, `'malformed'` for a text that begins as an
 * ARN but isn't one of a topic.
 */
export function topicReference({
  request,
  call,
}: Pick<RuleContext, 'request' | 'call'>): TopicReference | 'malformed' | undefined {
  const given = request.SnsTopicName;
  if (given === undefined || given === '') return undefined;
  const { partition, region, accountId } = call.caller;
  if (!given.startsWith('arn:'))
    return { name: given, arn: `arn:${partition}:sns:${region}:${accountId}:${given}` };
  const arn = parseArn(given);
  if (arn?.service !== 'sns' || !REGION.test(arn.region) || !ACCOUNT_ID.test(arn.accountId))
    return 'malformed';
  return { name: arn.resource, arn: given };
}
