import { ServiceError } from '../error.ts';
import type { Refusal } from './authenticate.ts';

/** The three ways in which services write that a request isn't authenticated. */
export type Dialect = 'json' | 'query' | 's3';

const JSON_CODES: Readonly<Record<Refusal, readonly [code: string, message: string]>> = {
  missing: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  incomplete: [
    'IncompleteSignatureException',
    'The Authorization header is not a complete Signature Version 4.',
  ],
  'unknown-key': ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  'bad-signature': [
    'InvalidSignatureException',
    'The signature does not fit the request and the secret key.',
  ],
};

const QUERY_CODES: Readonly<Record<Refusal, string>> = {
  missing: 'MissingAuthenticationToken',
  incomplete: 'IncompleteSignature',
  'unknown-key': 'InvalidClientTokenId',
  'bad-signature': 'SignatureDoesNotMatch',
};

const S3_CODES: Readonly<Record<Refusal, string>> = {
  missing: 'AccessDenied',
  incomplete: 'AuthorizationHeaderMalformed',
  'unknown-key': 'InvalidAccessKeyId',
  'bad-signature': 'SignatureDoesNotMatch',
};

/** The error for a refused request: 400 in JSON services, 403 elsewhere. */
export function refusalError(refusal: Refusal, dialect: Dialect): ServiceError {
  const [code, message] = JSON_CODES[refusal];
  if (dialect === 'json') return new ServiceError(code, message);
  return new ServiceError((dialect === 'query' ? QUERY_CODES : S3_CODES)[refusal], message, 403);
}
