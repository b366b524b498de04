import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { ENTRIES } from './bundle.ts';

/** Entries without declarations: nobody imports them. */
const WITHOUT_TYPES: readonly string[] = [ENTRIES.cli, ENTRIES.define];

/** Writes the declarations of the public entries into dist/types, with those that they need, and no others. */
export async function declarations(root: string): Promise<void> {
  const all = await mkdtemp(join(tmpdir(), 'declarations-'));
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const project = join(root, 'tsconfig.build.json');
    await promisify(execFile)(process.execPath, [tsc, '-p', project, '--outDir', all]);
    const entries = Object.values(ENTRIES).filter((file) => !WITHOUT_TYPES.includes(file));
    const needed = await reachable(entries.map(declarationOf), (file) => readFile(join(all, file), 'utf8'));
    for (const file of needed) {
      const place = join(root, 'dist/types', file);
      await mkdir(dirname(place), { recursive: true });
      const text = await readFile(join(all, file), 'utf8');
      await writeFile(place, isDocumented(file) ? text : withoutComments(text));
    }
  } finally {
    await rm(all, { recursive: true });
  }
}

/** What a user of the package reads: its functions and options, and the data that they give. */
const isDocumented = (file: string) => /^(?:src\/api\/|src\/index|generated\/)/.test(file);

/** Further types say why they are as they are in the sources. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '');
}

/** Declarations and all that they import, one after the other. */
export async function reachable(
  entries: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<string[]> {
  const found = new Set(entries);
  for (const file of found) {
    const imports = (await read(file)).matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g);
    for (const [, from = ''] of imports) found.add(declarationOf(normalize(join(dirname(file), from))));
  }
  return [...found];
}

/** The declarations of a module, under the name of its source or of what it is built to. */
function declarationOf(module: string): string {
  return module.replace(/(?:\.d)?\.[tj]sx?$/, '.d.ts');
}
