import { serveReference } from '../start/serve.ts';
import { type Flag, textOr } from './flag.ts';
import { print } from './terminal.ts';
import { verb } from './verb.ts';

const port: Flag<number> = {
  value: 'PORT',
  description: 'Port to listen on; 0 takes a free one',
  default: '4566',
  absent: 4566,
  read: (typed) => (/^\d{1,5}$/.test(typed) && Number(typed) < 65_536 ? Number(typed) : undefined),
  must: 'a port from 0 to 65535',
};

/** `serve`: the reference on a port, until it is interrupted. */
export const serve = verb({
  flags: { port, host: textOr('127.0.0.1', 'HOST', 'Address to listen on') },
  examples: ['serve', 'serve --port 0'],
  run: async (args) => {
    const { url } = await serveReference(args.port, args.host);
    print(`The reference listens on ${url}`);
  },
});
