import { defineCommand } from 'citty';
import { serveReference } from '../start/serve.ts';
import { reportingErrors } from './exit.ts';

/** `serve`: the reference on a port, until it is interrupted. */
export const serve = defineCommand({
  meta: { name: 'serve', description: 'Serve the built-in reference until interrupted.' },
  args: {
    port: { type: 'string', description: 'Port to listen on; 0 takes a free one', default: '4566' },
    host: { type: 'string', description: 'Address to listen on', default: '127.0.0.1' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const { url } = await serveReference(args.port, args.host);
      process.stdout.write(`The reference listens on ${url}\n`);
    }),
});
