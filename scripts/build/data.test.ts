import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findData } from '../../src/contract/data.ts';
import { packageRoot } from '../../src/files/root.ts';
import { packData, packedPaths } from './data.ts';

let folder = '';
/** The same code in a package, which has the archive alone. */
let inPackage: typeof import('../../src/contract/data.ts');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
  await mkdir(join(folder, 'dist'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'packed', type: 'module', imports: { '#package': './package.json' } }),
  );
  await cp(join(packageRoot(), 'src/contract/data.ts'), join(folder, 'dist/data.ts'));
  await packData(packageRoot(), folder);
  inPackage = await import(pathToFileURL(join(folder, 'dist/data.ts')).href);
});
afterAll(() => rm(folder, { recursive: true }));

it('gives each file of the repository from the archive, byte for byte', async () => {
  const paths = await packedPaths(packageRoot());
  expect(paths).toContain('generated/CreateTrail/cases.json');
  expect(paths).toContain('spec/releases/1.0.yaml');
  expect(paths).toContain('spec/releases/GetTrail/1.0.yaml');
  for (const path of paths) expect(inPackage.findData(path) === findData(path), path).toBe(true);
});

it('has nothing under other names', () => {
  for (const path of ['generated/OpenKiosk/cases.json', 'constructor']) {
    expect(inPackage.findData(path)).toBeUndefined();
    expect(findData(path)).toBeUndefined();
  }
  expect(() => inPackage.readData('spec/none.yaml')).toThrow('the package has no spec/none.yaml');
});
