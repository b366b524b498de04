import { handInterruptsTo } from '../start/interrupt.ts';
import { HEALTH_PATH, type Served, serveReference } from '../start/serve.ts';
import { type Flag, textOr, toggle } from './flag.ts';
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
  flags: {
    port,
    // A container sets the variable, because nobody reaches its own 127.0.0.1 from outside.
    host: textOr(process.env.CONFORMANCE_HOST ?? '127.0.0.1', 'HOST', 'Address to listen on'),
    json: toggle('Print the start, each request and the end as a line of JSON, and nothing else'),
  },
  examples: ['serve', 'serve --port 0 --json'],
  run: async ({ port, host, json }) => {
    const log = (event: string, more: object = {}) =>
      print(JSON.stringify({ time: new Date().toISOString(), event, ...more }));
    const onRequest = json ? (request: object) => log('request', request) : undefined;
    const served = await serveReference({ port, host, onRequest });
    if (json) log('start', { url: served.url });
    else print(welcome(served));
    await interrupted();
    await served.stop();
    if (json) log('end');
  },
});

/** Resolves with the first signal; the second ends the process at once. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const forget = handInterruptsTo({
      end: resolve,
      giveUp: () => {
        forget();
        return 1;
      },
    });
  });
}

/** Where it listens, whom it knows, and the line that points a shell there. */
function welcome({ url, accounts }: Served): string {
  // An address to listen on everywhere is none to send to.
  const here = url.replace('//0.0.0.0:', '//127.0.0.1:');
  const [first] = accounts;
  const keys = accounts.map(({ accessKeyId, accountId }) => `${accessKeyId} (account ${accountId})`);
  return [
    `The reference listens on ${url}`,
    `  keys     ${keys.join(', ')}; the secret of each is the key itself`,
    '  Regions  every Region; the one of a request is that of its signature',
    `  health   ${here}${HEALTH_PATH}`,
    'For AWS CLI and SDKs in this shell:',
    `  export AWS_ENDPOINT_URL=${here} AWS_ACCESS_KEY_ID=${first?.accessKeyId} AWS_SECRET_ACCESS_KEY=${first?.secretAccessKey} AWS_REGION=us-east-1`,
  ].join('\n');
}
