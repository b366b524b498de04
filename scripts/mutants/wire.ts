import type { Exchange, HttpResponse, ReferenceOptions } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

const JSON_TYPE = 'application/x-amz-json-1.1';
type Change = (response: HttpResponse, body: Record<string, unknown>) => HttpResponse;

/** Changes the answers of CreateTrail of one kind; those to needs and reads stay right. */
function changed(kind: 'accepted' | 'rejected' | 'any', change: Change): Partial<ReferenceOptions> {
  return {
    response: (response, exchange) => {
      if (!isCreate(exchange) || response.headers['content-type'] !== JSON_TYPE) return response;
      const is = response.status < 300 ? 'accepted' : 'rejected';
      if (kind !== 'any' && kind !== is) return response;
      return change(response, JSON.parse(String(response.body)) as Record<string, unknown>);
    },
  };
}

export function isCreate({ request }: Exchange): boolean {
  return request.headers['x-amz-target']?.endsWith('.CreateTrail') ?? false;
}

/** Changes the answers only to one form of X-Amz-Target. */
function inForm(form: 'long' | 'short', change: Change): Partial<ReferenceOptions> {
  const { response } = changed('any', change);
  return {
    response: (answer, exchange) => {
      const isLong = exchange.request.headers['x-amz-target']?.startsWith('com.') ?? false;
      return response && isLong === (form === 'long') ? response(answer, exchange) : answer;
    },
  };
}

/** Changes the answers only of one error. */
const ofError = (code: string, change: Change): Partial<ReferenceOptions> =>
  changed('rejected', (r, b) => (b.__type === code ? change(r, b) : r));

const headers = (response: HttpResponse, others: Record<string, string | undefined>): HttpResponse => {
  const all = Object.entries({ ...response.headers, ...others });
  return {
    ...response,
    headers: Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
};
const body = (response: HttpResponse, value: unknown): HttpResponse => ({
  ...response,
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

const HTML = '<!doctype html><title>Error</title><h1>Something went wrong</h1>';

type Row = [id: string, title: string, options: Partial<ReferenceOptions>];
const ROWS: readonly Row[] = [
  ['short-target-only', 'knows only the short form of X-Amz-Target', { targets: (all) => all.slice(1) }],
  ['long-target-only', 'knows only the long form of X-Amz-Target', { targets: (all) => all.slice(0, 1) }],
  ...(['accepted', 'rejected'] as const).flatMap((kind): Row[] => [
    [
      `${kind}/no-request-id`,
      'leaves the request id out',
      changed(kind, (r) => headers(r, { 'x-amzn-requestid': undefined })),
    ],
    [
      `${kind}/empty-request-id`,
      'has an empty request id',
      changed(kind, (r) => headers(r, { 'x-amzn-requestid': '' })),
    ],
    [
      `${kind}/content-type-1.0`,
      'has the content type of JSON 1.0',
      changed(kind, (r) => headers(r, { 'content-type': 'application/x-amz-json-1.0' })),
    ],
    [
      `${kind}/content-type-html`,
      'has the content type of HTML',
      changed(kind, (r) => headers(r, { 'content-type': 'text/html' })),
    ],
    [
      `${kind}/no-content-type`,
      'has no content type',
      changed(kind, (r) => headers(r, { 'content-type': undefined })),
    ],
    [
      `${kind}/html`,
      'answers HTML',
      changed(kind, (r) => headers(body(r, HTML), { 'content-type': 'text/html' })),
    ],
    [`${kind}/empty-body`, 'answers nothing', changed(kind, (r) => body(r, ''))],
    [`${kind}/empty-object`, 'answers an empty object', changed(kind, (r) => body(r, {}))],
    [
      `${kind}/wrapped`,
      'wraps the body in an object',
      changed(kind, (r, b) => body(r, { CreateTrailResponse: b })),
    ],
    [
      `${kind}/broken-json`,
      'breaks the JSON off',
      changed(kind, (r) => body(r, String(r.body).slice(0, -1))),
    ],
    [`${kind}/status-500`, 'has status 500', changed(kind, (r) => ({ ...r, status: 500 }))],
  ]),
  ...(['long', 'short'] as const).flatMap((form): Row[] => [
    [
      `${form}-target/empty-success`,
      `answers a success to the ${form} form of X-Amz-Target with an empty object`,
      inForm(form, (r) => (r.status < 300 ? body(r, {}) : r)),
    ],
    [
      `${form}-target/success-without-arn`,
      `leaves TrailARN out of a success to the ${form} form of X-Amz-Target`,
      inForm(form, (r, { TrailARN: _, ...rest }) => (r.status < 300 ? body(r, rest) : r)),
    ],
    [
      `${form}-target/one-code-for-all`,
      `answers every refusal in the ${form} form of X-Amz-Target with InternalFailure`,
      inForm(form, (r, b) => (r.status < 300 ? r : body(r, { ...b, __type: 'InternalFailure' }))),
    ],
  ]),
  ['accepted/status-201', 'answers a success with 201', changed('accepted', (r) => ({ ...r, status: 201 }))],
  ['accepted/status-202', 'answers a success with 202', changed('accepted', (r) => ({ ...r, status: 202 }))],
  [
    'accepted/echo',
    'answers the request as it came',
    {
      response: (response, exchange) =>
        isCreate(exchange) && response.status === 200
          ? { ...response, body: exchange.request.body }
          : response,
    },
  ],
  ['rejected/status-200', 'answers an error with 200', changed('rejected', (r) => ({ ...r, status: 200 }))],
  [
    'rejected/status-403',
    'answers every error with 403',
    changed('rejected', (r) => ({ ...r, status: 403 })),
  ],
  [
    'rejected/no-type',
    'leaves __type out',
    changed('rejected', (r, { __type: _, ...rest }) => body(r, rest)),
  ],
  [
    'rejected/type-empty',
    'has an empty __type',
    changed('rejected', (r, b) => body(r, { ...b, __type: '' })),
  ],
  [
    'rejected/type-lower-case',
    'writes __type in lower case',
    changed('rejected', (r, b) => body(r, { ...b, __type: String(b.__type).toLowerCase() })),
  ],
  [
    'rejected/type-without-suffix',
    'writes __type without Exception',
    changed('rejected', (r, b) => body(r, { ...b, __type: String(b.__type).replace(/Exception$/, '') })),
  ],
  [
    'rejected/code-for-type',
    'names the error in code',
    changed('rejected', (r, { __type, ...rest }) => body(r, { ...rest, code: __type })),
  ],
  [
    'rejected/header-for-type',
    'names the error only in a header',
    changed('rejected', (r, { __type, ...rest }) =>
      headers(body(r, rest), { 'x-amzn-errortype': String(__type) }),
    ),
  ],
  [
    'rejected/header-disagrees',
    'names another error in the header x-amzn-errortype',
    changed('rejected', (r) => headers(r, { 'x-amzn-errortype': 'InternalFailure' })),
  ],
  [
    'rejected/code-disagrees',
    'names another error in code',
    changed('rejected', (r, b) => body(r, { ...b, code: 'InternalFailure' })),
  ],
  [
    'rejected/capital-code-disagrees',
    'names another error in Code',
    changed('rejected', (r, b) => body(r, { ...b, Code: 'InternalFailure' })),
  ],
  ...['S3BucketDoesNotExistException', 'TrailAlreadyExistsException', 'InvalidTrailNameException'].flatMap(
    (code): Row[] => [
      [
        `rejected/header-disagrees/${code}`,
        `names another error than ${code} in the header x-amzn-errortype`,
        ofError(code, (r) => headers(r, { 'x-amzn-errortype': 'InternalFailure' })),
      ],
    ],
  ),
  // Servers check a request itself in one layer, and what it needs of other services in another.
  ...['S3BucketDoesNotExistException', 'InvalidTrailNameException'].flatMap((code): Row[] => [
    [
      `rejected/no-request-id/${code}`,
      `leaves the request id out of ${code}`,
      ofError(code, (r) => headers(r, { 'x-amzn-requestid': undefined })),
    ],
    [
      `rejected/content-type-html/${code}`,
      `has the content type of HTML where it answers ${code}`,
      ofError(code, (r) => headers(r, { 'content-type': 'text/html' })),
    ],
  ]),
  [
    'rejected/xml',
    'answers errors as XML',
    changed('rejected', (r, { __type }) =>
      headers(body(r, `<Error><Code>${String(__type)}</Code></Error>`), {
        'content-type': 'application/xml',
      }),
    ),
  ],
  [
    'rejected/one-code-for-all',
    'answers every refusal with the same error',
    changed('rejected', (r, b) => body(r, { ...b, __type: 'InvalidTrailNameException' })),
  ],
  [
    'rejected/retired-code',
    'answers a taken name with a retired error',
    changed('rejected', (r, b) =>
      body(r, b.__type === 'TrailAlreadyExistsException' ? { ...b, __type: 'TrailNotProvidedException' } : b),
    ),
  ],
  [
    'rejected/retired-key',
    'answers a wrong bucket name with a retired error',
    changed('rejected', (r, b) =>
      body(r, b.__type === 'InvalidS3BucketNameException' ? { ...b, __type: 'KmsKeyDisabledException' } : b),
    ),
  ],
];

/** Mutants of the message itself: target, status, headers, form of the body. */
export const wireMutants: readonly Mutant[] = ROWS.map(([id, title, options]) => ({
  id: `wire/${id}`,
  family: 'wire',
  title,
  options,
}));
