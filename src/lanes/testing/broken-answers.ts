import { gzipSync } from 'node:zlib';
import { type Hostile, JSON_TYPE } from './hostile-answers.ts';

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

/** Answers that are broken or never end, and one that leads elsewhere: to a server on the port that `elsewhere` gives. */
export const brokenAnswers = (elsewhere: () => number): readonly Hostile[] => [
  { name: 'never answers', answer: () => {}, outcomes: ['error'], unreachable: true, bound: 8_000 },
  {
    name: 'drips a byte a second',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' });
      const timer = setInterval(() => out.write(' '), 1_000);
      out.on('close', () => clearInterval(timer));
    },
    outcomes: ['error'],
    unreachable: true,
    bound: 8_000,
  },
  {
    name: 'closes mid-body',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-length': '500' });
      out.write('{"Name":"a', () => out.socket?.destroy());
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'states a longer Content-Length than it sends',
    answer: (out, honest) => {
      const body = String(honest.body);
      out.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length + 50}\r\n\r\n${body}`);
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'states a shorter Content-Length than it sends',
    answer: (out) => {
      out.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"Name":"abcdefghijkl"}`);
    },
    outcomes: ['fail', 'error'],
    bound: 8_000,
  },
  {
    name: 'never ends its body',
    answer: (out) => {
      out.writeHead(200, JSON_TYPE);
      const more = () => {
        while (!out.destroyed && out.write('x'.repeat(65_536)));
      };
      out.on('drain', more);
      more();
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'sends a gzip bomb',
    answer: (out) => {
      out.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
      out.end(BOMB);
    },
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends invalid UTF-8',
    answer: (out) =>
      void out.writeHead(200, JSON_TYPE).end(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0xc3, 0x7d])),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends invalid JSON',
    answer: (out) => void out.writeHead(400, JSON_TYPE).end('{"__type": InvalidTrailNameException'),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends __proto__ keys',
    answer: (out) =>
      void out
        .writeHead(200, JSON_TYPE)
        .end('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'redirects elsewhere',
    answer: (out) => {
      out.writeHead(307, { location: `http://127.0.0.1:${elsewhere()}/` }).end();
    },
    outcomes: ['fail'],
    bound: 8_000,
  },
  {
    name: 'sends huge headers',
    answer: (out, honest) => {
      const headers = Array.from({ length: 64 }, (_, i) => `x-${i}: ${'h'.repeat(4_000)}\r\n`).join('');
      out.socket?.end(`HTTP/1.1 200 OK\r\n${headers}\r\n${String(honest.body)}`);
    },
    outcomes: ['error'],
    bound: 8_000,
  },
  {
    name: 'resets every third request',
    answer: (out, honest, index) => {
      if (index % 3 === 2) out.socket?.resetAndDestroy();
      else out.writeHead(honest.status, honest.headers).end(honest.body);
    },
    outcomes: ['pass', 'error'],
    bound: 8_000,
  },
];
