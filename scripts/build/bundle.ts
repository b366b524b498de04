import { join } from 'node:path';
import { build } from 'esbuild';

/** What is loaded from outside, by its file in dist/. */
export const ENTRIES = {
  index: 'src/index.ts',
  cli: 'src/cli/main.ts',
  define: 'src/targets/config/define.ts',
  cases: 'src/api/cases.ts',
  spec: 'src/api/spec.ts',
} as const;

/**
 * Bundles the product into dist/, with chunks for what a verb loads on demand: one file of a whole program starts slower than
 * the part that is used.
 */
export async function bundle(root: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, file]) => ({ in: join(root, file), out })),
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Dependencies stay where npm puts them.
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
