import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';

/** How a command ended. */
export interface Ended {
  code: number;
  /** stdout, then stderr. */
  output: string;
  seconds: number;
}

/** Runs a command as somebody outside of this repository would. */
export function command(
  folder: string,
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const start = performance.now();
  // What npm and vitest tell their own children must not reach a program that is none of them.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|VITEST|NODE_OPTIONS)/i.test(name),
  );
  return new Promise((done) => {
    execFile(
      program,
      args,
      { cwd: folder, env: { ...Object.fromEntries(own), NO_COLOR: '1', ...env }, maxBuffer: 2 ** 27 },
      (error, out, err) =>
        done({
          code: error ? Number(error.code ?? 1) : 0,
          output: out + err,
          seconds: (performance.now() - start) / 1_000,
        }),
    );
  });
}

/** Packs the package into a folder and gives the path of the tarball. @throws Error with what npm printed */
export async function pack(folder: string): Promise<string> {
  const packed = await command(packageRoot(), ['npm', 'pack', '--pack-destination', folder]);
  if (packed.code !== 0) throw new Error(`npm pack: ${packed.output}`);
  return join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '');
}

/** Makes a project and installs packages into it. @throws Error with what npm printed */
export async function project(folder: string, packages: readonly string[], options: readonly string[] = []) {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    '{ "name": "stranger", "private": true, "type": "module" }\n',
  );
  const installed = await command(folder, ['npm', 'install', '--no-audit', ...options, ...packages]);
  if (installed.code !== 0) throw new Error(`npm install ${packages.join(' ')}: ${installed.output}`);
  return { ...installed, ...(await measure(folder)) };
}

/** What an installation takes: packages, megabytes, and the packages that run something when they are installed. */
export async function measure(folder: string) {
  const lock = JSON.parse(await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const packages = Object.entries(lock.packages);
  return {
    packages: packages.length,
    megabytes: (await bytesOf(join(folder, 'node_modules'))) / 1e6,
    scripts: packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name),
  };
}

/** As a disk counts: each file takes whole blocks. */
async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return sizes.reduce((sum, { blocks }) => sum + blocks * 512, 0);
}
