import type { WireOptions } from '../../../generated/case-table.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { shellWord } from '../../text/shell.ts';

/** Headers that decide what the request is; the others are made by curl or say nothing of it. */
const KEPT = ['content-type', 'x-amz-target'];

const USER: Record<NonNullable<WireOptions['signature']>, string | undefined> = {
  good: '"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
  wrong: '"$AWS_ACCESS_KEY_ID:not-$AWS_SECRET_ACCESS_KEY"',
  none: undefined,
};

/** The recorded request as a line of curl, signed again with the reader's own credentials. */
export function curlLine(
  { sent }: Pick<Exchange, 'sent'>,
  {
    service,
    region,
    signature = 'good',
    hasCa = false,
  }: { service: string; region: string; hasCa?: boolean } & Pick<WireOptions, 'signature'>,
): string {
  const user = USER[signature];
  const signed = user
    ? ['--aws-sigv4', shellWord(`aws:amz:${region}:${service.toLowerCase()}`), '--user', user]
    : [];
  const headers = KEPT.flatMap((name) => {
    const value = sent.headers[name];
    return value === undefined ? [] : ['-H', shellWord(`${name}: ${value}`)];
  });
  return [
    hasCa ? 'curl -sS -i --cacert "$AWS_CA_BUNDLE" -X' : 'curl -sS -i -X',
    shellWord(sent.method),
    shellWord(sent.url),
    ...signed,
    ...headers,
    '--data-binary',
    shellWord(sent.body),
  ].join(' ');
}
