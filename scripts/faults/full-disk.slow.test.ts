import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReference } from '../../src/reference/index.ts';
import { isChange } from './asked.ts';
import { SOURCES } from './kill.ts';
import { openPlace, type Place } from './place.ts';

let folder = '';
let place: Place;
/** Whether the target refuses to remove buckets. */
let isStubborn = false;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctc-disk-'));
  isStubborn = false;
  const reference = createReference();
  const refusal = { status: 403, headers: {}, body: '<Error><Code>AccessDenied</Code></Error>' };
  place = await openPlace((request) =>
    isStubborn && request.method === 'DELETE' ? Promise.resolve(refusal) : reference.handle(request),
  );
});
afterEach(async () => {
  await place.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file system of a few MiB that only the commands in it see, for which nobody has to be root. */
const inSmallDisk = (script: string) => [
  'unshare',
  '-rm',
  'bash',
  '-c',
  `mount -t tmpfs -o size=3m none "$0"; ${script}`,
];
const canMount = (() => {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The command of a run, in quotes. */
const run = (out: string, journal: string) =>
  [process.execPath, ...SOURCES, 'run', '--endpoint', place.url, '--only', 'TrailAlreadyExists*']
    .concat(['--out', out, '--journal', journal])
    .map((word) => `'${word}'`)
    .join(' ');

function shell([program = '', ...args]: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((ended) => {
    const child = execFile(program, args, (_, out, err) =>
      ended({ code: child.exitCode ?? -1, said: out + err }),
    );
  });
}

/** Digest of all files below a folder, by their names. */
const digest = (of: string) => `(cd ${of} && find . -type f | sort | xargs sha256sum | sha256sum)`;

test.runIf(canMount)('on a full disk the old report stays, and results and leaks are said', async () => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const journal = join(folder, 'journal');
  const fill = 'dd if=/dev/zero of="$0/filler" bs=1k 2>/dev/null; rm -f "$0/little"';
  const script = [
    `head -c 50000 /dev/zero > "$0/little"`,
    run(join(disk, 'out'), journal),
    `before=$${digest(join(disk, 'out'))}`,
    fill,
    `touch "${folder}/stubborn"`,
    run(join(disk, 'out'), journal),
    'echo "exit code $?"',
    `[ "$before" = "$${digest(join(disk, 'out'))}" ] && echo unchanged`,
  ].join('; ');
  const watch = setInterval(async () => {
    isStubborn ||= (await readdir(folder)).includes('stubborn');
  }, 20);
  const [unshare = '', ...args] = inSmallDisk(script);
  const { said } = await shell([unshare, ...args, disk]).finally(() => clearInterval(watch));
  expect(said).toMatch(/disk\/out\/\S+ can't be written \(no space left on device\)\./);
  expect(said).toMatch(/TrailAlreadyExistsException/);
  expect(said).toMatch(/Left behind; remove it with the verb sweep:\n {2}s3\.bucket ctc-\S+: /);
  expect(said).toContain('exit code 3\nunchanged\n');
});

describe('where no file may be longer', () => {
  const limited = (kib: number, out: string, journal: string) =>
    shell(['bash', '-c', `ulimit -f ${kib}; ${run(out, journal)}`]);

  test('than a part of a report, the old one stays and no temporary file', async () => {
    const [out, journal] = [join(folder, 'out'), join(folder, 'journal')];
    expect((await shell(['bash', '-c', run(out, journal)])).code).toBe(0);
    const before = await readFile(join(out, 'report.json'), 'utf8');
    const { code, said } = await limited(40, out, journal);
    expect(said).toMatch(/out\/\S+ can't be written \(file too large\)\./);
    expect(code).toBe(2);
    expect(await readFile(join(out, 'report.json'), 'utf8')).toBe(before);
    expect((await readdir(out)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await readdir(journal)).toEqual([]);
  });

  test('than the beginning of a journal, the run creates nothing more, removes all and says why', async () => {
    const journal = join(folder, 'journal');
    const { code, said } = await limited(1, join(folder, 'out'), journal);
    expect(said).not.toMatch(/\n {4}at /);
    expect(said).toMatch(
      /The run was broken off: the journal of the run can't be written \(file too large\)\./,
    );
    expect(said).not.toContain('let the endpoint answer');
    expect(code).toBe(2);
    expect(await place.inventory()).toEqual([]);
  });

  test('than nothing, the run is refused before it asks anything to be created', async () => {
    let changes = 0;
    place.atRequest(() => {});
    const reference = createReference();
    const watched = await openPlace((request) => {
      changes += isChange(request) ? 1 : 0;
      return reference.handle(request);
    });
    try {
      const journal = join(folder, 'journal');
      const words = run(join(folder, 'out'), journal).replace(place.url, watched.url);
      const { code, said } = await shell(['bash', '-c', `mkdir ${folder}/out; ulimit -f 0; ${words}`]);
      expect(code).toBe(2);
      expect(said).toMatch(/can't be written \(file too large\)\. Name another /);
      expect(said).not.toMatch(/\n {4}at /);
      expect(changes).toBe(0);
    } finally {
      await watched.close();
    }
  });
});
