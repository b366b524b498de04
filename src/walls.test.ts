import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from './files/root.ts';

const ROOMS = readdirSync(join(packageRoot(), 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

// Each row is an import that a wall of the architecture forbids. The linter must refuse it where it stands.
const FORBIDDEN: readonly [file: string, from: string][] = [
  ['reference/probe.ts', '../../generated/case-table.ts'],
  ['reference/probe.ts', '../page/spec.ts'],
  ['reference/probe.ts', '../judge/judge.ts'],
  ['reference/probe.ts', '../cases/table.ts'],
  ['judge/probe.ts', 'node:fs'],
  ['judge/probe.ts', 'node:http'],
  ['judge/probe.ts', '@aws-sdk/client-cloudtrail'],
  ['judge/probe.ts', '../files.ts'],
  ['report/probe.ts', 'node:fs/promises'],
  ...ROOMS.filter((room) => room !== 'cli').flatMap((room): [string, string][] => [
    [`${room}/probe.ts`, '../cli/run.ts'],
    [`${room}/probe.test.ts`, '../cli/run.ts'],
    [`${room}/within/probe.ts`, '../../cli/run.ts'],
  ]),
  ['probe.ts', './cli/run.ts'],
];
const ALLOWED: readonly [file: string, from: string][] = [
  ['judge/probe.ts', './result.ts'],
  ['cli/probe.ts', '../cli/run.ts'],
];

let folder = '';
let refused: Set<string>;

/** The file of a row, named by what it imports. */
const probe = (file: string, from: string) =>
  `src/${file.replace('probe', `probe-${from.replace(/\W+/g, '-')}`)}`;

// The linter's rules go by the path below its config: the same tree elsewhere, so that nothing is ever written into src/.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'walls-'));
  copyFileSync(join(packageRoot(), 'biome.json'), join(folder, 'biome.json'));
  for (const [file, from] of [...FORBIDDEN, ...ALLOWED]) {
    const path = join(folder, probe(file, from));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import * as other from '${from}';\n\nexport const probe = other;\n`);
  }
  refused = new Set(lint());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files that the linter refuses for what they import. */
function lint(): string[] {
  const biome = join(packageRoot(), 'node_modules/.bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', '.'];
  const { diagnostics } = JSON.parse(output(biome, args)) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  return diagnostics
    .filter(({ category }) => category.endsWith('/noRestrictedImports'))
    .map(({ location }) => location.path);
}

function output(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('the walls between the rooms', () => {
  it.each(FORBIDDEN)('%s may not import %s', (file, from) => {
    expect(refused).toContain(probe(file, from));
  });

  it.each(ALLOWED)('%s may import %s', (file, from) => {
    expect(refused).not.toContain(probe(file, from));
  });
});
