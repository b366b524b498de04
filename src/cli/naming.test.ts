import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import type { Listening } from '../reference/http/listen.ts';
import { createReference } from '../reference/index.ts';
import { dispatch } from './dispatch.ts';
import { WAYS } from './testing/ways.ts';

let server: Listening;
let root: string;
let folder: string;
let dead: string;
let ports: Set<number>;
beforeAll(async () => {
  server = await createReference().listen();
  const gone = await createReference().listen();
  dead = gone.url;
  await gone.close();
});
afterAll(() => server.close());
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'naming-'));
  folder = join(root, 'here');
  await mkdir(folder);
  ports = new Set();
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.stubEnv('HOME', root);
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    const [options] = args.flat() as [{ port?: number }];
    ports.add(Number(options.port));
    return connect.apply(this, args as never);
  });
});
afterEach(() => rm(root, { recursive: true }));

const filled = (text: string) =>
  text
    .replaceAll('LIVE', server.url)
    .replaceAll('DEAD', dead)
    .replaceAll('HOST', server.url.slice('http://'.length));

describe('a target is named by', () => {
  it.each(Object.entries(WAYS))(
    '%s',
    async (_, { typed = '', env = {}, files = {}, code, sentence, sent }) => {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), filled(text));
      }
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, filled(value));
      let printed = '';
      vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
        printed += text;
        return true;
      });
      vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const words = filled(typed).split(' ').filter(Boolean);
      const more = ['--out', join(root, 'out'), '--only', 'S3BucketDoesNotExistException', '--journal', root];
      const before = process.exitCode;
      const message = await dispatch(['run', ...words, ...more]).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof CannotJudge)) throw error;
          return error.message;
        },
      );
      const ended = message === undefined ? process.exitCode : 2;
      process.exitCode = before;
      expect({ ended, message }).toEqual({
        ended: code,
        message: code === 0 ? undefined : expect.anything(),
      });
      const expected = filled(sentence);
      if (code === 0) expect(printed.split('\n')[0]).toBe(`Target: ${expected}`);
      else expect(message).toContain(expected);
      expect(ports.size > 0).toBe(sent !== 'nothing');
    },
  );
});
