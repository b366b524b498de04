import { partitionOf } from '../arn.ts';
import type { HttpRequest } from '../http/message.ts';
import { parseAuthorization, signatureMatches } from './signature.ts';

/** Who calls: the account behind the access key, and where, by the credential scope of the signature. */
export interface Caller {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly partition: string;
  readonly service: string;
  /** ARN of the identity: the account's root, or an assumed role. */
  readonly arn: string;
}

/** A key the reference knows. `sessionToken` is set on keys that AssumeRole gave out. */
export interface Credential {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly arn?: string;
}

/** Why a request is not authenticated; each protocol has its own code for each. */
export type Refusal = 'missing' | 'incomplete' | 'unknown-key' | 'bad-signature';

/** Verifies the SigV4 header of a request with lower-case header names. Dates are not compared with the clock. */
export function authenticate(
  request: HttpRequest,
  credential: (accessKeyId: string) => Credential | undefined,
): Caller | Refusal {
  const header = request.headers.authorization;
  if (header === undefined || header === '') return 'missing';
  const authorization = parseAuthorization(header);
  if (authorization === undefined) return 'incomplete';
  const known = credential(authorization.accessKeyId);
  if (known === undefined) return 'unknown-key';
  if (known.sessionToken !== undefined && known.sessionToken !== request.headers['x-amz-security-token']) {
    return 'unknown-key';
  }
  if (!signatureMatches(request, authorization, known.secretAccessKey)) return 'bad-signature';
  const { region, service, accessKeyId } = authorization;
  const partition = partitionOf(region);
  const arn = known.arn ?? `arn:${partition}:iam::${known.accountId}:root`;
  return { accountId: known.accountId, accessKeyId, region, partition, service, arn };
}
