import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Account, createReference, type Listening } from '../src/reference/index.ts';
import { packageRoot } from '../src/root.ts';

const EXAMPLES = join(packageRoot(), 'docs/examples');
const MAIN = join(packageRoot(), 'src/cli/main.ts');
const ACCOUNT = '123456789012';
// A role, as the guard refuses the root user.
const ROLE: Account & { arn: string } = {
  accountId: ACCOUNT,
  accessKeyId: 'role',
  secretAccessKey: 'role',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/conformance/nightly`,
};

interface Workflow {
  jobs: Record<string, { steps: { run?: string; id?: string }[] }>;
}

let folder = '';
let served: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-examples-'));
  served = await createReference({ accounts: [ROLE] }).listen();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  // The package isn't published from here, and no issue is opened: both commands are stood in for.
  await writeFile(
    join(bin, 'npx'),
    `#!/bin/sh\nshift\nverb="$1"; shift\ncase "$verb" in run|drift) set -- "$@" --only "S3BucketDoesNotExistException/*";; esac\nexec "${process.execPath}" --import "${import.meta.resolve('tsx')}" "${MAIN}" "$verb" "$@"\n`,
  );
  await writeFile(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> "${join(folder, 'gh.log')}"\n`);
  await chmod(join(bin, 'npx'), 0o755);
  await chmod(join(bin, 'gh'), 0o755);
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

/** A line with the expressions of the workflow language filled in. */
function fillIn(line: string): string {
  return line
    .replaceAll('${{ github.event.release.tag_name }}', 'v1')
    .replaceAll('${{ steps.drift.outputs.exit }}', '0');
}

function shell(line: string): Promise<{ code: number; out: string }> {
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    HOME: folder,
    ENDPOINT: served.url,
    AWS_ENDPOINT_URL: served.url,
    AWS_ACCESS_KEY_ID: 'role',
    AWS_SECRET_ACCESS_KEY: 'role',
    ACCOUNT,
    REGION: 'us-east-1',
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_OUTPUT: join(folder, 'output'),
  };
  return new Promise((done) => {
    execFile('sh', ['-ec', fillIn(line)], { cwd: folder, env }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out: out + err });
    });
  });
}

test('every run line of every example works against the reference', async () => {
  // The nightly comparison needs a baseline; it is made the way the guide says.
  const accept = `npx cloudtrail-conformance drift --allow-aws ${ACCOUNT} --region us-east-1 --baseline baselines/us-east-1.json --accept "the first night"`;
  const first = await shell(accept);
  expect(first, first.out).toMatchObject({ code: 0 });
  for (const file of (await readdir(EXAMPLES)).sort()) {
    const { jobs } = parse(await readFile(join(EXAMPLES, file), 'utf8')) as Workflow;
    for (const { run } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (run === undefined) continue;
      const { code, out } = await shell(run);
      process.stdout.write(`| ${file} | ${run.slice(0, 70)} | ${code} |\n`);
      expect(code, `${file}: ${run}\n${out}`).toBe(0);
    }
  }
  // Nothing has drifted, so no exit code was noted.
  await expect(readFile(join(folder, 'output'), 'utf8')).rejects.toThrow(/ENOENT/);
}, 180_000);
