import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../src/files/root.ts';
import { createReference, type Listening } from '../../src/reference/index.ts';
import { startLookAlike } from '../../src/start/testing/look-alike.ts';
import { blocksOf, commandsOf, Reader } from './blocks.ts';
import { allGuides, WITH_CLONE, WITH_PACKAGE } from './guides.ts';
import { command, pack } from './install.ts';

/** Commands that choose no cases run these: all cases are run by those of the certificates, and by other lanes of the package. */
const FEW = "--only 'S3BucketDoesNotExistException/*'";
const CHOOSES = /--only|--conformance-profile|--explore/;

let folder = '';
/** An empty folder, as a stranger has it, in which the commands of the README install the package. */
let own = '';
let served: Listening;
let tarball = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-lane-'));
  own = join(folder, 'stranger');
  await mkdir(own);
  await writeFile(join(own, 'package.json'), '{ "private": true, "type": "module" }\n');
  served = await createReference().listen();
  tarball = await pack(folder);
});
afterAll(async () => {
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What is run in the place of a command: the packed package, the server of the lane, few cases. */
function here(text: string): string {
  const isChosen = CHOOSES.test(text);
  return text
    .replace(/^npm install .*cloudtrail-conformance$/, (line) =>
      line.replace(/cloudtrail-conformance$/, tarball),
    )
    .replace(/ (?:run|drift) --endpoint \S+/, (chosen) => (isChosen ? chosen : `${chosen} ${FEW}`))
    .replaceAll('http://127.0.0.1:5000', served.url);
}

describe('with the package', () => {
  let reader: Reader;
  beforeAll(() => {
    reader = new Reader({ folder: own, here });
  });

  it.each(WITH_PACKAGE)('%s: every command works', async (guide) => {
    const failed = await reader.follow(guide);
    // The guide for vitest expects it to be there, with its optional packages, which the README's install leaves out.
    if (guide === 'README.md') await command(own, ['npm', 'install', '--no-save', '--no-audit', 'vitest@4']);
    expect(failed).toEqual([]);
  });

  it('docs/ci.md: the script for GitLab works', async () => {
    const yaml = blocksOf('docs/ci.md').find(({ text }) => text.includes('image: node'));
    const { conformance } = parse(yaml?.text ?? '') as { conformance: { script: string[] } };
    const [start, ...lines] = conformance.script;
    expect(start).toBe('./start-my-emulator &');
    await rm(join(own, 'reports'), { recursive: true, force: true });
    for (const line of lines) {
      const { code, output } = await command(own, ['sh', '-ec', here(line)]);
      console.log(`${yaml?.at}: exit ${code}: ${line}`);
      expect(code, output).toBe(0);
    }
    expect(await readdir(join(own, 'reports'), { recursive: true })).toContain('part/junit.xml');
  });

  it('docs/targets.md: the commands for AWS Emulator work with its look-alike', async () => {
    const bin = join(own, 'bin');
    await mkdir(bin);
    const program = join(packageRoot(), 'src/start/testing/aws-emulator.ts');
    const tsx = import.meta.resolve('tsx');
    await writeFile(
      join(bin, 'aws-emulator'),
      `#!/bin/sh\nTSX_TSCONFIG_PATH="${packageRoot()}/tsconfig.json" exec "${process.execPath}" --import "${tsx}" "${program}" "$@"\n`,
    );
    await chmod(join(bin, 'aws-emulator'), 0o755);
    const [block] = blocksOf('docs/targets.md').filter(({ language }) => language === 'sh');
    const [first = '', second = '', ...more] = block ? commandsOf(block) : [];
    expect(more).toEqual([]);
    const env = { HOME: own, PATH: `${bin}:${process.env.PATH}` };
    const run = async (line: string) => {
      const ended = await command(own, ['sh', '-ec', `${line} ${FEW}`], env);
      console.log(`${block?.at}: exit ${ended.code}, ${ended.seconds.toFixed(1)} s: ${line}`);
      return ended;
    };
    // None is running, so the installed program is started, and stopped again.
    const started = await run(first);
    expect(started.output).toMatch(/^Target: aws-emulator 1\.0\.509 at https:\/\/127\.0\.0\.1:\d+, named by/);
    expect(started.code, started.output).toBe(0);
    const { port, stop } = await startLookAlike({ home: join(own, '.aws/emulator') });
    try {
      const attached = await run(second.replace('9300', String(port)));
      expect(attached.output).toContain(`at https://127.0.0.1:${port}, named by`);
      expect(attached.code, attached.output).toBe(0);
    } finally {
      await stop();
    }
  });
});

describe('in a clone', () => {
  it.each(WITH_CLONE)('%s: every command works', async (guide) => {
    // The clone is here already, and nothing of it is changed.
    const elsewhere = { 'npm ci': '.ci/run', 'npm run generate': 'npm run static, with --check' };
    expect(await new Reader({ folder: packageRoot(), elsewhere }).follow(guide)).toEqual([]);
  });
});

describe('the list of guides', () => {
  it('has each guide', async () => {
    const list = await readFile(join(packageRoot(), 'docs/README.md'), 'utf8');
    const guides = (await readdir(join(packageRoot(), 'docs'))).filter((name) => name.endsWith('.md'));
    expect(guides.filter((name) => name !== 'README.md' && !list.includes(`(${name})`))).toEqual([]);
  });

  it('prints the commands that no test runs', () => {
    for (const guide of allGuides())
      for (const block of blocksOf(guide).filter(({ language }) => language === 'console'))
        for (const line of commandsOf(block)) console.log(`${block.at}: not run: ${line}: ${block.notRun}`);
  });
});
