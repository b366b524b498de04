import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import type { CreateReference } from './case-tests.ts';

type Load = (require: NodeJS.Require, module: { exports: { createReference: CreateReference } }) => void;

/**
 * Bundles the reference below a folder. Each call of the result runs its modules again, so that a mutant in what they do
 * when they are loaded counts too; loaded as modules, they would stay as they were first.
 */
export async function bundleReference(folder: string): Promise<() => CreateReference> {
  const entry = join(folder, 'src/reference/index.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    write: false,
    logLevel: 'error',
  });
  const text = outputFiles[0]?.text ?? '';
  const load = new Script(`(require, module) => {${text}\n}`).runInThisContext() as Load;
  const require = createRequire(import.meta.url);
  return () => {
    const module = { exports: {} as { createReference: CreateReference } };
    load(require, module);
    return module.exports.createReference;
  };
}
