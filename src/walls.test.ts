import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from './root.ts';

// Each row is an import that a wall of the architecture forbids. The linter must refuse it where it stands.
const FORBIDDEN: readonly [room: string, from: string][] = [
  ['reference', '../../generated/case-table.ts'],
  ['reference', '../page/spec.ts'],
  ['reference', '../judge/judge.ts'],
  ['reference', '../cases/table.ts'],
  ['judge', 'node:fs'],
  ['judge', 'node:http'],
  ['judge', '@aws-sdk/client-cloudtrail'],
  ['judge', '../files.ts'],
  ['report', 'node:fs/promises'],
  ['report', '../cli/run.ts'],
  ['run', '../cli/run.ts'],
  ['fixtures', '../cli/run.ts'],
];

let probe = '';
afterEach(() => rmSync(probe, { force: true }));

function lint(room: string, source: string): string {
  probe = join(packageRoot(), 'src', room, `wall-probe-${process.pid}.ts`);
  writeFileSync(probe, source);
  try {
    const biome = join(packageRoot(), 'node_modules/.bin/biome');
    return execFileSync(biome, ['lint', probe], { cwd: packageRoot(), encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

describe('the walls between the rooms', () => {
  it.each(FORBIDDEN)('%s/ may not import %s', (room, from) => {
    expect(lint(room, `import * as other from '${from}';\n\nexport const probe = other;\n`)).toContain(
      'noRestrictedImports',
    );
  });

  it('let an allowed import pass', () => {
    expect(
      lint('judge', "import * as other from './result.ts';\n\nexport const probe = other;\n"),
    ).not.toContain('noRestrictedImports');
  });
});
