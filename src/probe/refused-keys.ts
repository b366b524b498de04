import type { AnswerMessage } from '../contract/exchange.ts';
import type { Sending } from '../lanes/sdk.ts';

/**
 * Codes with which services refuse the keys or the signature of a request, by AWS's lists of common errors and those of S3 and
 * STS. Longer ones first, as some begin with others.
 */
const REFUSALS = [
  ...['InvalidClientTokenId', 'UnrecognizedClientException', 'UnrecognizedClient', 'InvalidAccessKeyId'],
  ...['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignatureException'],
  ...['IncompleteSignature', 'MissingAuthenticationTokenException', 'MissingAuthenticationToken'],
  ...['ExpiredTokenException', 'ExpiredToken', 'InvalidToken', 'AuthFailure'],
];
const REFUSAL = new RegExp(`\\b(?:${REFUSALS.join('|')})\\b`);

/** A body that names such a code names it near its beginning. */
const LOOKED_AT = 16_384;

/**
 * The code with which an answer refuses the keys, or undefined. It may come in the form of another protocol, such as XML to a JSON
 * request, or as a page: a gateway before the services refuses before it knows who is asked.
 */
export function keyRefusal({ seen, answer }: Pick<Sending, 'seen' | 'answer'>): string | undefined {
  if (seen.kind === 'rejected') return REFUSAL.exec(seen.code)?.[0];
  if (seen.kind !== 'unreadable' || answer === undefined || !isRefusal(answer)) return undefined;
  return (
    REFUSAL.exec(answer.body.slice(0, LOOKED_AT))?.[0] ?? (answer.status === 401 ? 'status 401' : undefined)
  );
}

function isRefusal({ status }: AnswerMessage): boolean {
  return status >= 400 && status < 500;
}

/** The code with which an error of an SDK client refuses the keys, or undefined. */
export function refusalIn(error: unknown): string | undefined {
  const { name, Code, message } = error as { name?: unknown; Code?: unknown; message?: unknown };
  return [name, Code, message].flatMap((text) =>
    typeof text === 'string' ? (REFUSAL.exec(text)?.[0] ?? []) : [],
  )[0];
}
