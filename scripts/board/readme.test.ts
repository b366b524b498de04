import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Board } from '../../generated/board.ts';
import { packageRoot } from '../../src/files/root.ts';
import { showTally } from '../../src/results/summary.ts';

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const readme = read('README.md');
const board = JSON.parse(read('reports/board/board.json')) as Board;
const moto = board.targets.find(({ name }) => name === 'moto');
if (!moto) throw new Error('the board has no moto');

it('shows in the README what the board has of moto', () => {
  const { version, conformance, coverage, findings } = moto;
  const tally = (judged: typeof coverage) => showTally({ passed: judged.judged, total: judged.total });
  expect(readme).toContain(`moto ${version}`);
  expect(readme).toContain(`  conformance  ${showTally(conformance)} of the cases judged`);
  expect(readme).toContain(`  coverage     ${tally(coverage)} of the cases of this version`);
  for (const [at, { title, level, cases, first }] of findings.slice(0, 3).entries()) {
    expect(readme).toContain(`   ${at + 1} ${title} (${level}, ${cases} cases)`);
    // The terminal names the first case of the first findings only.
    expect(readme.includes(`     ${first}\n`)).toBe(at < 2);
    expect(readme).toContain(`[${title}](reports/board/board.md#moto)`);
  }
});

it('links only to what is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)(?:#([^)]+))?\)/g)].filter(
    ([, file]) => !file?.includes('://'),
  );
  expect(links.length).toBeGreaterThan(10);
  for (const [, file = '', heading] of links) {
    expect(existsSync(join(packageRoot(), file)), file).toBe(true);
    if (heading) expect(read(file).toLowerCase()).toContain(`\n## ${heading}\n`);
  }
});
