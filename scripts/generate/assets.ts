import { join } from 'node:path';
import { build } from 'esbuild';

const HTML = 'src/report/html';

/** A module with the style and the script of the report's page, made small, so that the page needs no other file. */
export async function assetsOf(root: string, banner: string): Promise<string> {
  const style = await bundled(join(root, HTML, 'style/report.css'));
  const script = await bundled(join(root, HTML, 'browser/report.ts'));
  return [
    banner,
    `export const STYLE = ${JSON.stringify(style)};`,
    `export const SCRIPT = ${JSON.stringify(script)};`,
    '',
  ].join('\n');
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? '';
}
