import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { createReference, type HttpResponse, type ReferenceOptions } from '../../reference/index.ts';
import { makeAuthority } from './authority.ts';

export interface LookAlikeOptions {
  /** The folder below which it writes one for its port. */
  home: string;
  port?: number;
  /** The address that it listens on. */
  bind?: string;
  /** False serves requests without looking at their signature, and writes no keys. */
  auth?: boolean;
  /** Faults of its services; none by default. */
  faults?: Partial<ReferenceOptions>;
}

export interface LookAlike {
  port: number;
  /** Ends it; its files stay where it was killed. */
  stop(options?: { killed?: boolean }): Promise<void>;
}

const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

/** Services that it does not have. */
const LACKS = ['organizations'];

/**
 * Stands for AWS Emulator, which no package registry has: what its guide says of it, with the reference as its services. HTTPS
 * with an authority of its own, keys drawn at each start, a folder for its port, 501 for what it lacks.
 */
export async function startLookAlike({
  home,
  port = 0,
  bind = '127.0.0.1',
  auth = true,
  faults = {},
}: LookAlikeOptions): Promise<LookAlike> {
  const { ca, cert, key } = makeAuthority();
  const keys = {
    accountId: ACCOUNT,
    accessKeyId: `AKIA${randomBytes(10).toString('hex').toUpperCase().slice(0, 16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  const reference = createReference({ ...faults, accounts: [keys] });
  const server = createServer({ cert, key }, async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(
      Object.entries(asked.headers).map(([name, value]) => [name, String(value)]),
    );
    const request = {
      method: asked.method ?? 'GET',
      path: asked.url ?? '/',
      headers,
      body: Buffer.concat(chunks),
    };
    const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
    const [region = REGION, service = 'cloudtrail'] = scope?.slice(1) ?? [];
    const lacks = LACKS.includes(service) || request.path.startsWith('/_');
    const got = lacks
      ? notImplemented(service)
      : await reference.handle(auth ? request : await signed(request, { service, region }, keys));
    answer.writeHead(got.status, got.headers).end(got.body);
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, bind, done));
  const at = (server.address() as AddressInfo).port;
  const folder = join(home, String(at));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ini = [`aws_access_key_id = ${keys.accessKeyId}`, `aws_secret_access_key = ${keys.secretAccessKey}`];
  writeFileSync(join(folder, 'ca.pem'), ca);
  writeFileSync(
    join(folder, 'config'),
    `[default]\nregion = ${REGION}\nendpoint_url = https://127.0.0.1:${at}\nca_bundle = ${folder}/ca.pem\n`,
  );
  if (auth)
    writeFileSync(join(folder, 'emulator_credentials'), `[default]\n${ini.join('\n')}\n`, { mode: 0o600 });
  return {
    port: at,
    stop: async ({ killed = false } = {}) => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      if (!killed) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function notImplemented(service: string): HttpResponse {
  return {
    status: 501,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: 'NotImplemented', message: `${service} does not serve this operation.` }),
  };
}

interface Request {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The request as its sender would have signed it with the right keys: what `--auth off` comes to. */
async function signed(
  { method, path, headers, body }: Request,
  { service, region }: { service: string; region: string },
  credentials: { accessKeyId: string; secretAccessKey: string },
): Promise<Request> {
  const url = new URL(path, 'https://127.0.0.1');
  const { authorization: _, 'x-amz-security-token': __, ...rest } = headers;
  const signer = new SignatureV4({
    service,
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
  const request = new HttpRequest({
    ...{ method, protocol: 'https:', hostname: url.hostname, path: url.pathname, body, headers: rest },
    query: Object.fromEntries(url.searchParams),
  });
  const made = await signer.sign(request);
  return { method, path, headers: made.headers, body };
}
