import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpResponse } from '../../reference/index.ts';

/** One way to answer a CreateTrail. `honest` is what the reference answers, its effect already done. */
export interface Hostile {
  name: string;
  answer(out: ServerResponse, honest: HttpResponse, index: number): void;
  /** Outcomes that the cases may have. */
  outcomes: readonly string[];
  /** The target counts as unreachable before the last case. Not set where that depends on the order of the requests. */
  unreachable?: boolean;
  /** Milliseconds within which the whole run must end. */
  bound: number;
}

export const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

/** What the second answer on a connection says: no recording may have it. */
export const SMUGGLED = 'smuggled';

const BOUND = 8_000;
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

/** Answers with bytes of its own, not by the rules of HTTP. */
function raw(
  name: string,
  send: (socket: Socket, honest: HttpResponse) => void,
  ...outcomes: string[]
): Hostile {
  return {
    name,
    answer: (out, honest) => {
      if (out.socket) send(out.socket, honest);
    },
    outcomes,
    bound: BOUND,
  };
}

function body(
  name: string,
  write: (index: number) => [status: number, text: string],
  ...more: string[]
): Hostile {
  return {
    name,
    answer: (out, _, index) => {
      const [status, text] = write(index);
      out.writeHead(status, JSON_TYPE).end(text);
    },
    outcomes: ['fail', ...more],
    bound: BOUND,
  };
}

/** Writes the same text for as long as the client takes it. */
function flood(socket: Socket, text: string): void {
  const more = () => {
    while (!socket.destroyed && socket.writable && socket.write(text));
  };
  socket.on('drain', more);
  more();
}

const MANY = 100_000;
const DEEP = 1_000_000;
/** An object takes six bytes for each level; a longer answer is not read to its end. */
const LESS_DEEP = 300_000;
const nested = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const error = (type: string, message: string) => JSON.stringify({ __type: type, Message: message });

/** Answers at the edge of HTTP, and bodies that are hard to read or to write. */
export const HOSTILE_ANSWERS: readonly Hostile[] = [
  raw(
    'sends a byte of its headers every 200 ms',
    (socket) => {
      let sent = 0;
      const timer = setInterval(() => socket.write(OK.charAt(sent++) || 'x'), 200);
      socket.on('close', () => clearInterval(timer));
    },
    'error',
  ),
  raw(
    'states a chunk of 2^60 bytes',
    (socket) => socket.write(`${CHUNKED}fffffffffffffff\r\n{"Name"`),
    'error',
  ),
  raw(
    'states the size of a chunk as no number',
    (socket) => socket.end(`${CHUNKED}size\r\n{}\r\n0\r\n\r\n`),
    'error',
  ),
  raw('states a chunk of negative size', (socket) => socket.end(`${CHUNKED}-2\r\n{}\r\n0\r\n\r\n`), 'error'),
  raw(
    'extends the size of a chunk by 1 MB',
    (socket) => socket.end(`${CHUNKED}2;${'x'.repeat(1e6)}\r\n{}\r\n0\r\n\r\n`),
    'error',
  ),
  raw(
    'sends trailers without end',
    (socket) => {
      socket.write(`${CHUNKED}2\r\n{}\r\n0\r\n`);
      flood(socket, `x-trailer: ${'t'.repeat(1_000)}\r\n`);
    },
    'error',
  ),
  raw(
    'sends 100 Continue without end',
    (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000)),
    'error',
  ),
  raw(
    'sends 103 Early Hints without end',
    (socket) => flood(socket, `HTTP/1.1 103 Early Hints\r\nLink: <${'l'.repeat(1_000)}>\r\n\r\n`.repeat(50)),
    'error',
  ),
  raw('answers as HTTP/0.9', (socket) => socket.end('{"Name":"a"}\r\n'), 'error'),
  raw('answers with bytes of TLS', (socket) => socket.end(Buffer.from('15030100020228', 'hex')), 'error'),
  raw(
    'states two lengths',
    (socket) => socket.end(`${OK}Content-Length: 2\r\nContent-Length: 12\r\n\r\n{"Name":"a"}`),
    'error',
  ),
  raw(
    'states a length and chunks',
    (socket) =>
      socket.end(`${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    'error',
  ),
  raw(
    'sends a second answer behind the first',
    (socket, { status, headers, body: text }) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const first = `HTTP/1.1 ${status} X\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
      const second = JSON.stringify({ Name: SMUGGLED, TrailARN: SMUGGLED });
      socket.write(`${first}${String(text)}${OK}Content-Length: ${second.length}\r\n\r\n${second}`);
    },
    'pass',
    'error',
  ),
  // So long that the target is given up after some of them.
  body('nests a million lists', () => [200, nested], 'error'),
  body('nests a million lists in a member', () => [200, `{"Name":${nested}}`], 'error'),
  body(
    'nests 300,000 objects in an error',
    () => [400, `{"__type":"A","Message":${'{"a":'.repeat(LESS_DEEP)}1${'}'.repeat(LESS_DEEP)}}`],
    'error',
  ),
  ...([' ', ':', '\\', '/', '"', '\u0000', 'AKIA'] as const).map((text) =>
    body(
      `repeats ${JSON.stringify(text)} in an error`,
      () => [400, error(`X${text.repeat(MANY)}`, text.repeat(MANY))],
      'error',
    ),
  ),
  ...([' ', ':', '\\'] as const).map((text) =>
    body(
      `repeats ${JSON.stringify(text)} in a success`,
      () => [200, JSON.stringify({ Name: text.repeat(MANY), TrailARN: text.repeat(MANY) })],
      'error',
    ),
  ),
  body('gives members of odd types', (index) =>
    index % 2 === 0
      ? [
          200,
          '{"Name":{"a":[null]},"TrailARN":5,"S3BucketName":null,"IsMultiRegionTrail":"yes","IncludeGlobalServiceEvents":[],"KmsKeyId":{"length":-1}}',
        ]
      : [400, '{"__type":[1],"Message":{"toString":1},"message":true,"code":{"split":null}}'],
  ),
  body('gives numbers beyond any', () => [
    200,
    '{"Name":1e400,"TrailARN":-1e400,"S3BucketName":123456789012345678901234567890}',
  ]),
  body('names a member twice', () => [
    200,
    '{"Name":"a","Name":"b","TrailARN":1,"TrailARN":{"__proto__":{"polluted":1}}}',
  ]),
];
