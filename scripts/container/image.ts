import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { packageRoot } from '../../src/files/root.ts';
import type { PodmanService } from './podman.ts';
import { putProgram } from './root.ts';

/** Packages that `serve` loads; what they depend on comes along. */
const PACKAGES = ['fast-xml-parser', 'fastest-levenshtein'];
const PORT = 4566;
const NODE = '/usr/bin/node';

/** What LocalStack does, with CloudTrail and in the two cases that a user has to hear of, as little programs. */
const STAND_INS = {
  'no-licence': "console.error('License activation failed!'); process.exit(55)",
  unlicensed: `
    require('node:http').createServer((request, response) => {
      const health = request.url === '/_localstack/health';
      response.writeHead(health ? 200 : 501, { 'content-type': 'application/json' });
      response.end(health ? '{"services":{"s3":"available"}}' : JSON.stringify({ __type: 'InternalFailure',
        message: 'The API for service cloudtrail is not included in your current license plan.' }));
    }).listen(${PORT}, '0.0.0.0')`,
  licensed: `
    import { createReference } from './src/reference/index.ts';
    import { listen } from './src/reference/http/listen.ts';
    const reference = createReference();
    const health = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"services":{}}' };
    void listen(async (request) => request.path === '/_localstack/health' ? health : reference.handle(request),
      ${PORT}, '0.0.0.0');`,
};

/** The look-alike of AWS Emulator. */
const AWS_EMULATOR = "import './src/start/testing/aws-emulator.ts'";

/** Images by what they hold. */
export interface Images {
  /** The built reference on port 4566. */
  reference: string;
  /** Ends with exit code 55, as LocalStack without a valid token. */
  'no-licence': string;
  /** Is healthy and says that CloudTrail is not in its licence plan. */
  unlicensed: string;
  /** Is healthy and has CloudTrail. */
  licensed: string;
  /** Looks like the image that the guide of AWS Emulator builds. */
  'aws-emulator': string;
}

/** Makes images without a registry: node, the libraries it loads, and the built program. Needs `npm run build` before. */
export function makeImages({ podman }: PodmanService, tag: string): Images {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  try {
    fillRoot(folder);
    const archive = execFileSync('tar', ['-C', folder, '-c', '.'], { maxBuffer: 1024 ** 3 });
    const make = (name: string, command: readonly string[], port = PORT) => {
      const image = `localhost/cloudtrail-conformance-${name}:${tag}`;
      const changes = [`CMD ${JSON.stringify(command)}`, `EXPOSE ${port}`, 'WORKDIR /app', 'ENV HOME=/root'];
      podman(['import', ...changes.flatMap((change) => ['--change', change]), '-', image], archive);
      return image;
    };
    const serve = [NODE, '/app/dist/cli.js', 'serve', '--host', '0.0.0.0', '--port', String(PORT)];
    return {
      reference: make('reference', serve),
      'no-licence': make('no-licence', [NODE, '/app/no-licence.cjs']),
      unlicensed: make('unlicensed', [NODE, '/app/unlicensed.cjs']),
      licensed: make('licensed', [NODE, '/app/licensed.cjs']),
      'aws-emulator': make('aws-emulator', ['/usr/bin/aws-emulator', '--bind', '0.0.0.0'], 9297),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fillRoot(folder: string): void {
  const root = packageRoot();
  if (!existsSync(join(root, 'dist/cli.js'))) throw new Error('dist is missing; run `npm run build`');
  const app = join(folder, 'app');
  for (const part of ['dist', 'package.json']) cpSync(join(root, part), join(app, part), { recursive: true });
  for (const name of withDependencies(root, PACKAGES)) {
    cpSync(join(root, 'node_modules', name), join(app, 'node_modules', name), {
      recursive: true,
      dereference: true,
    });
  }
  for (const [name, contents] of Object.entries({ ...STAND_INS, 'aws-emulator': AWS_EMULATOR })) {
    buildSync({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: join(app, `${name}.cjs`),
      bundle: true,
      platform: 'node',
      // The package says that its modules do nothing when they are loaded; a program does.
      ignoreAnnotations: true,
    });
  }
  mkdirSync(join(folder, 'tmp'));
  putProgram(folder, process.execPath, NODE);
  // AWS Emulator's image has a shell, by which a run reads its files.
  for (const program of ['/bin/sh', '/bin/cat']) putProgram(folder, program);
  const emulator = join(folder, 'usr/bin/aws-emulator');
  writeFileSync(emulator, `#!/bin/sh\nexec ${NODE} /app/aws-emulator.cjs "$@"\n`, { mode: 0o755 });
}

function withDependencies(root: string, names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    withDependencies(root, Object.keys(dependencies), found);
  }
  return found;
}
