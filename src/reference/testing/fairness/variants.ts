import type { DirectAnswer, DirectRequest, Handle } from '../../../lanes/in-process.ts';

/** A way in which a right server may differ from the reference without an SDK caller noticing. */
export interface Variant {
  name: string;
  /** Changes one answer of CloudTrail. */
  change(answer: DirectAnswer, request: DirectRequest): DirectAnswer | Promise<DirectAnswer>;
}

type Body = Record<string, unknown>;

/** Servers that are right and different. None may fail a check at level core. */
export const BENIGN: readonly Variant[] = [
  success('an unknown member', (body) => ({ ...body, Fresh: { Deep: [1, 2] } })),
  success('the member RecursiveLogging', (body) => ({ ...body, RecursiveLogging: true })),
  success('the member HomeRegion', (body) => ({ ...body, HomeRegion: 'us-east-1' })),
  success('members in reverse order', (body) => Object.fromEntries(Object.entries(body).reverse())),
  success('SnsTopicName left out, as the page has it', ({ SnsTopicName: _, ...body }) => body),
  success('no home Region in GetTrail', (body) => readTrail(body, ({ HomeRegion: _, ...trail }) => trail)),
  success('null in GetTrail for what was not given', (body) =>
    readTrail(body, (trail) => ({ ...NOTHING, ...trail })),
  ),
  success('tags in another order', (body) => listedTags(body, (tags) => tags.toReversed())),
  success('a tag without a value where it is empty', (body) =>
    listedTags(body, (tags) => tags.map(({ Key, Value }) => (Value === '' ? { Key } : { Key, Value }))),
  ),
  failure('message for Message', ({ Message, ...body }) => ({ ...body, message: Message })),
  failure('message and Message', (body) => ({ ...body, message: body.Message })),
  failure('__type with a namespace', (body) => ({
    ...body,
    __type: `com.amazonaws.cloudtrail#${body.__type}`,
  })),
  failure('__type with a URI behind it', (body) => ({
    ...body,
    __type: `${body.__type}:http://internal.example/`,
  })),
  failure('other wording', (body) => ({ ...body, Message: 'No.' })),
  failure('no message', ({ Message: _m, message: _n, ...body }) => body),
  failure('further members in an error', (body) => ({ ...body, Type: 'Sender', Detail: null })),
  {
    name: 'the error type in a header as well',
    change: (answer) =>
      answer.status < 300 ? answer : withHeader(answer, 'x-amzn-errortype', String(bodyOf(answer)?.__type)),
  },
  {
    name: 'the error type in a header, with a namespace and a URI',
    change: (answer) =>
      answer.status < 300
        ? answer
        : withHeader(
            answer,
            'x-amzn-errortype',
            `com.amazonaws.cloudtrail#${String(bodyOf(answer)?.__type)}:http://internal.example/`,
          ),
  },
  failure('the error type in code as well', (body) => ({ ...body, code: body.__type })),
  failure('a number in code', (body) => ({ ...body, code: 400 })),
  {
    name: 'extra headers',
    change: (answer) => withHeader(withHeader(answer, 'x-cache', 'miss'), 'via', '1.1 proxy'),
  },
  {
    name: 'a charset in the content type',
    change: (answer) =>
      withHeader(answer, 'content-type', `${answer.headers['content-type']}; charset=utf-8`),
  },
  {
    name: 'another form of request id',
    change: (answer) => withHeader(answer, 'x-amzn-requestid', 'A1B2C3'),
  },
  { name: 'no request id', change: (answer) => withHeader(answer, 'x-amzn-requestid', '') },
  { name: 'indented JSON', change: (answer) => rewrite(answer, (body) => JSON.stringify(body, null, 4)) },
  {
    name: 'a line end after the body',
    change: (answer) => rewrite(answer, (body) => `${JSON.stringify(body)}\r\n`),
  },
  {
    name: 'letters as unicode escapes',
    change: (answer) => rewrite(answer, (body) => JSON.stringify(body).replace(/i/g, '\\u0069')),
  },
  { name: 'slow by 50 ms', change: (answer) => new Promise((done) => setTimeout(done, 50, answer)) },
];

const NOTHING = { S3KeyPrefix: null, SnsTopicARN: null, KmsKeyId: null, CloudWatchLogsRoleArn: null };

function readTrail(body: Body, change: (trail: Body) => Body): Body {
  return body.Trail ? { ...body, Trail: change(body.Trail as Body) } : body;
}

function listedTags(body: Body, change: (tags: Body[]) => Body[]): Body {
  const list = body.ResourceTagList as { TagsList: Body[] }[] | undefined;
  if (!list) return body;
  return { ResourceTagList: list.map((one) => ({ ...one, TagsList: change(one.TagsList) })) };
}

/** A handle that answers CloudTrail's calls as the variant does, and everything else as before. */
export function asVariant(handle: Handle, variant: Variant): Handle {
  return async (request) => {
    const answer = await handle(request);
    return /cloudtrail/i.test(request.headers['x-amz-target'] ?? '')
      ? variant.change(answer, request)
      : answer;
  };
}

/** The operation that a request names. */
export function operationOf({ headers }: DirectRequest): string {
  return headers['x-amz-target']?.split('.').at(-1) ?? '';
}

function success(name: string, change: (body: Body) => Body): Variant {
  return {
    name,
    change: (answer) =>
      answer.status < 300 ? rewrite(answer, (body) => JSON.stringify(change(body))) : answer,
  };
}

function failure(name: string, change: (body: Body) => Body): Variant {
  return {
    name,
    change: (answer) =>
      answer.status < 300 ? answer : rewrite(answer, (body) => JSON.stringify(change(body))),
  };
}

export function rewrite(answer: DirectAnswer, write: (body: Body) => string): DirectAnswer {
  const body = bodyOf(answer);
  if (!body) return answer;
  const { 'content-length': _, ...headers } = answer.headers;
  return { ...answer, headers, body: write(body) };
}

function withHeader(answer: DirectAnswer, name: string, value: string): DirectAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

export function bodyOf({ body }: DirectAnswer): Body | undefined {
  try {
    const value: unknown = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    // Not JSON, such as the XML of a wrong content type: left as it is.
    return undefined;
  }
}
