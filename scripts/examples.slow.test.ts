import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../src/files/root.ts';
import { type Account, createReference, type Listening } from '../src/reference/index.ts';

const EXAMPLES = join(packageRoot(), 'docs/examples');
const MAIN = join(packageRoot(), 'src/cli/main.ts');
const LOOK_ALIKE = join(packageRoot(), 'src/start/testing/aws-emulator.ts');
const TSX = import.meta.resolve('tsx');
const ACCOUNT = '123456789012';
// A role, as the guard refuses the root user.
const ROLE: Account & { arn: string } = {
  accountId: ACCOUNT,
  accessKeyId: 'role',
  secretAccessKey: 'role',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/conformance/nightly`,
};

interface Job {
  env?: Record<string, string>;
  strategy?: { matrix: Record<string, (string | number)[]> };
  steps: { run?: string; env?: Record<string, string> }[];
}

/** Values of the expressions of the workflow language, by expression. */
type Expressions = Record<string, string>;

const EXPRESSIONS: Expressions = {
  'github.event.release.tag_name': 'v1',
  'steps.drift.outputs.exit': '0',
  'vars.CONFORMANCE_ACCOUNT': ACCOUNT,
  'vars.AWS_EMULATOR_DEB': 'https://downloads.example/aws-emulator.deb',
  'secrets.LOCALSTACK_AUTH_TOKEN': 'token',
};
const REGIONS = ['us-east-1', 'eu-west-1'];

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
    `#!/bin/sh\nshift\nverb="$1"; shift\ncase "$verb" in run|drift) set -- "$@" --only "S3BucketDoesNotExistException/*,InvalidParameterCombinationException/*";; esac\nexport TSX_TSCONFIG_PATH="${join(packageRoot(), 'tsconfig.json')}"\nexec "${process.execPath}" --import "${TSX}" "${MAIN}" "$verb" "$@"\n`,
  );
  await writeFile(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> "${join(folder, 'gh.log')}"\n`);
  // Neither is an emulator fetched: the reference stands in for LocalStack, and a look-alike for AWS Emulator.
  for (const name of ['curl', 'sudo', 'docker']) await writeFile(join(bin, name), '#!/bin/sh\n');
  await writeFile(
    join(bin, 'aws-emulator'),
    `#!/bin/sh\nexec "${process.execPath}" --import "${TSX}" "${LOOK_ALIKE}" "$@"\n`,
  );
  for (const name of await readdir(bin)) await chmod(join(bin, name), 0o755);
});

afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

/** A text with its expressions filled in. @throws Error for one that nothing here defines */
function fillIn(text: string, values: Expressions): string {
  return text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
    const value = { ...EXPRESSIONS, ...values }[expression];
    if (value === undefined) throw new Error(`${expression} has no value here`);
    return value;
  });
}

/** Each combination of a matrix, as the expressions that name it. */
function combinations({ strategy }: Job): Expressions[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<Expressions[]>(
    (all, [name, values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [`matrix.${name}`]: String(value) }))),
    [{}],
  );
}

/** Runs a line as a runner of the Region would: what its jobs hand on to each other lies in one folder. */
async function shell(line: string, own: Expressions = {}): Promise<{ code: number; out: string }> {
  const cwd = join(folder, own.REGION ?? 'runner');
  await mkdir(cwd, { recursive: true });
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    HOME: folder,
    AWS_ENDPOINT_URL: served.url,
    AWS_ACCESS_KEY_ID: 'role',
    AWS_SECRET_ACCESS_KEY: 'role',
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_OUTPUT: join(folder, 'output'),
    ...own,
  };
  return new Promise((done) => {
    execFile('sh', ['-ec', line], { cwd, env }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out: out + err });
    });
  });
}

/** The variables of a job; the endpoint is where the reference listens. */
function environmentOf({ env = {} }: Pick<Job, 'env'>, values: Expressions): Expressions {
  const own = { ...values, 'github.token': 'token', 'vars.CONFORMANCE_ROLE': ROLE.arn };
  const filled = Object.entries(env).map(([name, text]) => [name, fillIn(String(text), own)]);
  return { ...Object.fromEntries(filled), ...(env.ENDPOINT ? { ENDPOINT: served.url } : {}) };
}

test('every run line of every example works against the reference', async () => {
  // The nightly comparison needs a baseline; it is made the way the guide says.
  for (const REGION of REGIONS) {
    const accept = `npx cloudtrail-conformance drift --allow-aws ${ACCOUNT} --region ${REGION} --baseline baselines/${REGION}.json --accept "the first night"`;
    const first = await shell(accept, { REGION });
    expect(first, first.out).toMatchObject({ code: 0 });
  }
  for (const file of (await readdir(EXAMPLES)).sort()) {
    const { jobs } = parse(await readFile(join(EXAMPLES, file), 'utf8')) as { jobs: Record<string, Job> };
    for (const [name, job] of Object.entries(jobs)) {
      for (const values of combinations(job)) {
        for (const { run, env } of job.steps) {
          if (run === undefined) continue;
          const { code, out } = await shell(fillIn(run, values), {
            ...environmentOf(job, values),
            ...environmentOf({ env }, values),
          });
          const which = [name, ...Object.values(values)].join(' ');
          process.stdout.write(`| ${file} | ${which} | ${run.slice(0, 70)} | ${code} |\n`);
          expect(code, `${file}: ${run}\n${out}`).toBe(0);
        }
      }
    }
  }
  // Nothing has drifted, so no exit code was noted.
  await expect(readFile(join(folder, 'output'), 'utf8')).rejects.toThrow(/ENOENT/);
});
