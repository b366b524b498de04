import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { createReference, type Listening } from '../../src/reference/index.ts';
import { command, pack, project } from './install.ts';

const DOCS = join(packageRoot(), 'docs');
/** Guides for somebody with the package; the others are for developers of this repository, or about an account of AWS. */
const GUIDES = [
  'ci.md',
  'certify.md',
  'drift.md',
  'first-report.md',
  'functions.md',
  'oracle.md',
  'vitest.md',
];
/** Where the server of the guides is. */
const PORT_5000 = 'http://127.0.0.1:5000';

interface Block {
  language: string;
  text: string;
}

/** The code of a guide, in its order. */
function blocksOf(markdown: string): Block[] {
  const found = markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...found].map(([, language = '', text = '']) => ({ language, text }));
}

let folder = '';
let served: Listening;
let installed = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-lane-'));
  served = await createReference().listen();
  installed = join(folder, 'installed');
  await project(installed, [await pack(folder), 'vitest@4']);
});
afterAll(async () => {
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the guides', () => {
  it.each(GUIDES)('%s: every command works', async (guide) => {
    const own = join(folder, guide);
    await mkdir(own);
    await symlink(join(installed, 'node_modules'), join(own, 'node_modules'));
    await writeFile(join(own, 'package.json'), '{ "type": "module" }\n');
    let commands = 0;
    for (const { language, text } of blocksOf(await readFile(join(DOCS, guide), 'utf8'))) {
      const block = text.replaceAll(PORT_5000, served.url);
      const [, file] = /^(?:\/\/|#) ([\w.-]+\.\w+)\n/.exec(block) ?? [];
      if (file !== undefined) await writeFile(join(own, file), block);
      if (language !== 'sh') continue;
      for (const line of block.split('\n').filter(Boolean)) {
        const { code, output, seconds } = await command(own, ['sh', '-ec', line]);
        console.log(
          `${guide}: exit ${code}, ${seconds.toFixed(1)} s: ${line.replaceAll(served.url, PORT_5000)}`,
        );
        expect(code, `${line}\n${output}`).toBe(0);
        commands += 1;
      }
    }
    expect(commands).toBeGreaterThan(0);
  });

  it('all have their line in the list of guides', async () => {
    const list = await readFile(join(DOCS, 'README.md'), 'utf8');
    const guides = (await readdir(DOCS)).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(guides.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });
});
