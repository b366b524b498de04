import type { Body, HttpResponse, ReferenceOptions } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { fault, instead, messaging, mutantOf } from './fault.ts';

/** The operations beside CreateTrail with what they answer to a success; those without output answer nothing. */
export const OUTPUT: Readonly<Record<string, string | undefined>> = {
  GetTrail: 'Trail',
  DescribeTrails: 'trailList',
  ListTrails: 'Trails',
  GetTrailStatus: 'IsLogging',
  ListTags: 'ResourceTagList',
  AddTags: undefined,
  RemoveTags: undefined,
  StartLogging: undefined,
  StopLogging: undefined,
  DeleteTrail: undefined,
  UpdateTrail: 'TrailARN',
  GetEventSelectors: 'EventSelectors',
  PutEventSelectors: 'EventSelectors',
  GetInsightSelectors: 'InsightSelectors',
  PutInsightSelectors: 'InsightSelectors',
};

/** What a success that does nothing answers where that is no list. */
const EMPTY: Readonly<Record<string, unknown>> = { IsLogging: false, Trail: {}, TrailARN: '' };

/** A success that does nothing and has nothing to tell. */
export function emptySuccess(operation: string): Body {
  const output = OUTPUT[operation];
  return output ? { [output]: EMPTY[output] ?? [] } : {};
}

type Kind = 'accepted' | 'rejected';
type Change = (response: HttpResponse, body: Record<string, unknown>) => HttpResponse;

const TYPE = 'application/x-amz-json-1.1';
const body = (response: HttpResponse, value: unknown): HttpResponse => ({
  ...response,
  body: typeof value === 'string' ? value : JSON.stringify(value),
});
const header = (response: HttpResponse, name: string, value: string): HttpResponse => ({
  ...response,
  headers: { ...response.headers, [name]: value },
});
const HTML = '<!doctype html><title>Error</title><h1>Something went wrong</h1>';

function changed(operation: string, kind: Kind, change: Change): Partial<ReferenceOptions> {
  return messaging(operation, (response) => {
    if (response.headers['content-type'] !== TYPE || response.status < 300 !== (kind === 'accepted'))
      return response;
    return change(response, JSON.parse(String(response.body)) as Record<string, unknown>);
  });
}

type Row = [kind: Kind, id: string, title: string, change: Change];
const BOTH = (['accepted', 'rejected'] as const).flatMap((kind): Row[] => [
  [kind, 'no-request-id', 'leaves the request id out', (r) => header(r, 'x-amzn-requestid', '')],
  [kind, 'content-type', 'has another content type', (r) => header(r, 'content-type', 'text/html')],
  [kind, 'html', 'answers HTML', (r) => header(body(r, HTML), 'content-type', 'text/html')],
  [kind, 'broken-json', 'breaks the JSON off', (r) => body(r, String(r.body).slice(0, -1))],
  [kind, 'list', 'answers a list', (r, b) => body(r, [b])],
  [kind, 'status-500', 'has status 500', (r) => ({ ...r, status: 500 })],
  [kind, 'null', 'answers null', (r) => body(r, 'null')],
]);
const ROWS: readonly Row[] = [
  ...BOTH,
  ['accepted', 'status-201', 'answers a success with 201', (r) => ({ ...r, status: 201 })],
  ['accepted', 'status-204', 'answers a success with 204', (r) => ({ ...r, status: 204 })],
  [
    'accepted',
    'error-in-success',
    'answers a success with the body of an error',
    (r) => body(r, { __type: 'InternalFailure', Message: 'It failed.' }),
  ],
  ['rejected', 'status-200', 'answers an error with 200', (r) => ({ ...r, status: 200 })],
  ['rejected', 'status-403', 'answers every error with 403', (r) => ({ ...r, status: 403 })],
  ['rejected', 'no-type', 'leaves __type out', (r, { __type: _, ...rest }) => body(r, rest)],
  [
    'rejected',
    'type-without-suffix',
    'writes __type without Exception',
    (r, b) => body(r, { ...b, __type: String(b.__type).replace(/Exception$/, '') }),
  ],
  [
    'rejected',
    'code-for-type',
    'names the error in code',
    (r, { __type, ...rest }) => body(r, { ...rest, code: __type }),
  ],
  [
    'rejected',
    'header-disagrees',
    'names another error in the header',
    (r) => header(r, 'x-amzn-errortype', 'InternalFailure'),
  ],
  [
    'rejected',
    'xml',
    'answers errors as XML',
    (r, b) =>
      header(body(r, `<Error><Code>${String(b.__type)}</Code></Error>`), 'content-type', 'application/xml'),
  ],
  [
    'rejected',
    'one-code-for-all',
    'answers every refusal with InternalFailure',
    (r, b) => body(r, { ...b, __type: 'InternalFailure' }),
  ],
];

/** Faults of the form of a success with output. */
const WITH_OUTPUT = (member: string): Row[] => [
  ['accepted', 'empty-body', 'answers nothing', (r) => body(r, '')],
  ['accepted', 'empty-object', 'answers an empty object', (r) => body(r, {})],
  ['accepted', 'wrapped', 'wraps the body in an object', (r, b) => body(r, { Result: b })],
  ['accepted', 'member-null', `answers null for ${member}`, (r, b) => body(r, { ...b, [member]: null })],
];

const statusKind = 'response.status';

function formOf(operation: string): Mutant[] {
  const output = OUTPUT[operation];
  const rows = [...ROWS, ...(output ? WITH_OUTPUT(output) : [])];
  return [
    ...rows.map(([kind, id, title, change]) =>
      mutantOf(
        operation,
        `form/${kind}/${id}`,
        title,
        kind === 'accepted' && /status/.test(id) ? [statusKind] : [],
        changed(operation, kind, change),
      ),
    ),
    ...(['long', 'short'] as const).map((form) =>
      mutantOf(
        operation,
        `client/${form}-target-unknown`,
        `does not know the ${form} form of its X-Amz-Target`,
        [],
        messaging(operation, (response, { request }) =>
          request.headers['x-amz-target']?.startsWith('com.') === (form === 'long')
            ? body({ ...response, status: 400 }, { __type: 'UnknownOperationException' })
            : response,
        ),
      ),
    ),
    ...(['long', 'short'] as const).map((form) =>
      fault(
        operation,
        `client/${form}-target-unchecked`,
        `refuses nothing in the ${form} form of X-Amz-Target`,
        [],
        (right, input, call) => {
          const isLong = call.headers['x-amz-target']?.startsWith('com.') ?? false;
          return isLong === (form === 'long')
            ? instead(
                () => right(input),
                undefined,
                () => emptySuccess(operation),
              )
            : right(input);
        },
      ),
    ),
  ];
}

export const formMutants: readonly Mutant[] = Object.keys(OUTPUT).flatMap(formOf);
