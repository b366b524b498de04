import type { Exchange, HttpResponse } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';
import { isCreate } from './wire.ts';

type Body = Record<string, unknown>;
type Answer = (body: Body) => { status: number; body: Body };

const created: Answer = ({ Name, S3BucketName }) => ({
  status: 200,
  body: {
    Name,
    S3BucketName,
    TrailARN: `arn:aws:cloudtrail:us-east-1:123456789012:trail/${Name}`,
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: false,
    IsOrganizationTrail: false,
    LogFileValidationEnabled: false,
  },
});
const crashed: Answer = () => ({
  status: 500,
  body: { __type: 'InternalFailure', Message: 'Internal error' },
});
/** What languages do in which every text that is not empty is true. */
const truthy: Answer = (body) => {
  const read = (member: string) => (body[member] === undefined ? undefined : Boolean(body[member]));
  const { body: usual, status } = created(body);
  const flags = {
    IsMultiRegionTrail: read('IsMultiRegionTrail') ?? false,
    IncludeGlobalServiceEvents: read('IncludeGlobalServiceEvents') ?? true,
    LogFileValidationEnabled: read('EnableLogFileValidation') ?? false,
  };
  return { status, body: { ...usual, ...flags } };
};

const some = (is: (value: unknown) => boolean) => (body: Body) => Object.values(body).some(is);
const inTags = (is: (tag: Body) => boolean) => (body: Body) =>
  Array.isArray(body.TagsList) && body.TagsList.some((tag: unknown) => is(Object(tag) as Body));
const TEXTS = ['Name', 'S3BucketName', 'S3KeyPrefix', 'SnsTopicName', 'KmsKeyId'];

const MUTANTS: readonly [id: string, title: string, is: (body: Body) => boolean, answer: Answer][] = [
  [
    'boolean-for-text',
    'a boolean is taken for a text',
    (body) => TEXTS.some((name) => body[name] === true),
    created,
  ],
  [
    'list-for-text',
    'a list is taken for a text',
    (body) => TEXTS.some((name) => Array.isArray(body[name])),
    created,
  ],
  [
    'number-in-tag',
    'a number is taken for the value of a tag',
    inTags(({ Value }) => typeof Value === 'number'),
    created,
  ],
  ['false-is-true', 'the text "false" is read as true', some((value) => value === 'false'), truthy],
  [
    'null-name-crashes',
    'null for the name ends in an error of the server',
    ({ Name }) => Name === null,
    crashed,
  ],
  [
    'null-bucket-crashes',
    'null for the bucket ends in an error of the server',
    ({ S3BucketName }) => S3BucketName === null,
    crashed,
  ],
];

/** Mutants that read a value of another JSON type as if it were right, or end on it. */
export const typeMutants: readonly Mutant[] = MUTANTS.map(([id, title, is, answer]) => ({
  id: `wire/types/${id}`,
  family: 'wire',
  title,
  options: { response: (response, exchange) => reread(response, exchange, is, answer) },
}));

function reread(
  response: HttpResponse,
  exchange: Exchange,
  is: (body: Body) => boolean,
  answer: Answer,
): HttpResponse {
  if (!isCreate(exchange) || response.status === 200) return response;
  try {
    const body = JSON.parse(new TextDecoder().decode(exchange.request.body)) as Body | null;
    if (typeof body !== 'object' || body === null || !is(body)) return response;
    const { status, body: answered } = answer(body);
    return { ...response, status, body: JSON.stringify(answered) };
  } catch {
    // Not JSON: what the reference answered stays.
    return response;
  }
}
