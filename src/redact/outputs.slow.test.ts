import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../files/root.ts';
import { createReference, type HttpResponse } from '../reference/index.ts';
import { ACCOUNT, CREDENTIALS, FORMS, secretsIn } from './testing/forms.ts';

// A target that says back whatever it was sent and more, in each answer, and every file and line that a user gets of it.

let folder = '';
let server: Server;
let url = '';
const signatures = new Set<string>();
/** Calls of the Query protocol that are refused. */
const refused = new Set(['ListTopics', 'CreateTopic', 'DeleteRole']);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-outputs-'));
  // A role, as a run on AWS refuses the root user.
  const arn = `arn:aws:sts::${ACCOUNT}:assumed-role/conformance/outputs`;
  const account = { ...CREDENTIALS, accountId: ACCOUNT, arn };
  const reference = createReference({ accounts: [account] });
  let count = 0;
  server = createServer((incoming, out) => {
    (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const headers = incoming.headers as Record<string, string>;
      const body = Buffer.concat(chunks);
      const request = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers, body };
      const answer = await reference.handle(request);
      const signature = /Signature=([0-9a-f]{64})/.exec(headers.authorization ?? '')?.[1];
      if (signature) signatures.add(signature);
      count += 1;
      const known = [...Object.values(CREDENTIALS), ACCOUNT, signature ?? '', headers.authorization ?? ''];
      const form = FORMS[count % FORMS.length] ?? String;
      const echo = known.map((text) => form(text)).join(' ');
      // A run that is denied the lists it begins with ends there.
      const isList = /\.(?:Describe|List)Trails$/.test(headers['x-amz-target'] ?? '');
      const told = tell(answer, echo, isList ? 1 : count, request.path, body.toString());
      // A header holds no line breaks and no control characters; none of the forms does.
      out.writeHead(told.status, { ...told.headers, 'x-echo': echo }).end(told.body);
    })().catch((error: Error) => out.destroy(error));
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The answer with the echo in it; now and then a refusal that is nothing but the echo. */
function tell(answer: HttpResponse, echo: string, count: number, path: string, sent: string): HttpResponse {
  const json = String(answer.headers['content-type']).includes('json');
  // What can't be asked, made or removed has a reason, too.
  const action = /Action=(\w+)/.exec(sent)?.[1] ?? '';
  const refuse = refused.has(action) || (json && !path.includes('/_conformance/') && count % 7 === 0);
  if (json) {
    const body = JSON.parse(String(answer.body)) as Record<string, unknown>;
    const error = refuse ? { __type: count % 2 === 0 ? 'AccessDeniedException' : echo } : {};
    const message = answer.status >= 400 || refuse ? { Message: echo, message: echo } : {};
    const text = JSON.stringify({ ...body, ...error, ...message, Echo: echo, [echo]: [echo] });
    return { ...answer, status: refuse ? 400 : answer.status, body: text };
  }
  if (refuse) {
    const text = echo.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const body = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${text}</Message></Error></ErrorResponse>`;
    return { status: 403, headers: { 'content-type': 'text/xml' }, body };
  }
  return answer;
}

/** Runs the program with the credentials in its environment; gives what it printed. */
async function program(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(packageRoot(), 'src/cli/main.ts'), ...args],
    {
      cwd: folder,
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: join(packageRoot(), 'tsconfig.json'),
        AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
        AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
        GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
        ...env,
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise((ended) => child.on('close', ended));
  return said;
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

test('no secret and no account of AWS is in any file or line of any verb, whatever the target says back', async () => {
  const to = (name: string) => join(folder, name);
  const where = ['--endpoint', url, '--journal', to('journal')];
  const known = to('known.yaml');
  const baseline = to('baseline.json');
  const few = ['--only', 'InvalidS3*,TrailAlreadyExistsException'];
  const asAws = { AWS_ENDPOINT_URL: url };
  const refusing = async (action: string, work: () => Promise<string>) => {
    refused.add(action);
    return work().finally(() => refused.delete(action));
  };
  await writeFile(known, 'known: []\n');
  // A second instead of the minute and a half that AWS gets until a read shows what was created.
  const config = { targets: { aws: { aws: true, pace: { settleSeconds: 1 } } } };
  await writeFile(to('cloudtrail-conformance.config.json'), JSON.stringify(config));
  const said = {
    run: await program(
      [
        ...['run', ...where, '--operation', 'GetTrail,AddTags', '--out', to('run')],
        ...['--known', known, '--update-known'],
      ],
      { GITHUB_ACTIONS: 'true' },
    ),
    json: await program(['run', ...where, ...few, '--out', to('json'), '--json']),
    certify: await program(['certify', ...where, '--out', to('certificate')]),
    accept: await program(['drift', ...where, ...few, '--baseline', baseline, '--accept', 'first']),
    drift: await program(['drift', ...where, ...few, '--baseline', baseline, '--out', to('drift.md')]),
    explore: await program(['run', '--endpoint', url, '--explore', '30', '--seed', '1']),
    compare: await program(['compare', to('run'), to('json')]),
    sweep: await program(['sweep', ...where, '--older-than', '0']),
    aws: await program(
      ['run', '--allow-aws', ACCOUNT, ...few, '--journal', to('journal'), '--out', to('aws')],
      asAws,
    ),
    foreign: await program(['sweep', '--allow-aws', '111111111111', '--journal', to('journal')], asAws),
    guarded: await refusing('GetCallerIdentity', () =>
      program(['run', '--allow-aws', '111111111111', '--journal', to('journal')], asAws),
    ),
  };
  // Each verb did its work, or it would have had nothing to tell.
  expect(said).toMatchObject({
    run: expect.stringMatching(/conformance +\d+ of/),
    json: expect.stringMatching(/"exceptions": \[/),
    certify: expect.stringMatching(/certificate\.json/),
    aws: expect.stringMatching(/conformance +\d+ of/),
    compare: expect.stringMatching(/exceptions, parts and cases differ/),
    explore: expect.stringMatching(/generated requests|requests/),
    sweep: expect.stringMatching(/./),
  });
  expect(said.foreign).toMatch(/another account/);
  expect(said.guarded).toMatch(/STS does not identify/);
  const files = await filesBelow(folder);
  for (const wanted of [
    'report.html',
    'report.md',
    'junit.xml',
    'exchanges.jsonl',
    'certificate.json',
    'drift.md',
    '.jsonl',
    'summary.md',
  ]) {
    expect(
      files.some((file) => file.endsWith(wanted)),
      wanted,
    ).toBe(true);
  }
  const texts = [
    ...Object.entries(said).map(([name, text]) => ({ name: `said by ${name}`, text })),
    ...(await Promise.all(files.map(async (name) => ({ name, text: await readFile(name, 'utf8') })))),
  ];
  // An account of a local target is shown: it may be one that the target made up for every caller.
  const ofAws = (name: string) => name.startsWith(to('aws')) || /^said by (aws|foreign|guarded)$/.test(name);
  const shown = texts.flatMap(({ name, text }) => {
    const secrets = [...Object.values(CREDENTIALS), ...(ofAws(name) ? [ACCOUNT] : [])];
    const sent = (text.match(/[0-9a-f]{64}/g) ?? []).filter((digits) => signatures.has(digits));
    return [...secretsIn(text, secrets), ...sent].map((secret) => `${secret.slice(0, 12)}… in ${name}`);
  });
  expect(shown).toEqual([]);
});
