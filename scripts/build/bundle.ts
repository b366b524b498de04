import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, transform } from 'esbuild';

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
 * the part that is used. Names stay as they are, so that a stack trace can be read.
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
    // Dependencies, and the case table that package.json names, stay where npm puts them.
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [generatedValidators],
  });
}

/** Nobody reads the generated validators, which are a quarter of the code: their names are shortened too. */
const generatedValidators: Plugin = {
  name: 'generated-validators',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]generated[/\\]validators\.js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { minify: true, format: 'esm' });
      return { contents: code, loader: 'js' };
    });
  },
};
