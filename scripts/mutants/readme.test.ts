import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { BESIDE } from '../../src/reference/testing/fairness/beside.ts';
import { BENIGN } from '../../src/reference/testing/fairness/variants.ts';
import { BENIGN_LIFE } from '../../src/reference/testing/fairness/variants-of-life.ts';

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const readme = read('README.md');

it('the README counts the servers with one fault as the page of mutants does', () => {
  const [, total = ''] = /Of (\d+), the \d+ cases kill/.exec(read('docs/mutants.md')) ?? [];
  const rounded = Math.round(Number(total) / 100) * 100;
  expect(rounded).toBeGreaterThan(0);
  expect(readme).toContain(`Of some ${rounded.toLocaleString('en-US')} servers with one planted fault`);
});

it('the README counts the servers that try to be called right as the page of deceivers does', () => {
  const [, servers = ''] = read('docs/deceivers.md').split('\n## ');
  const runs = [...servers.matchAll(/^\| `[\w-]+` \| .* \| (\w+) \| \w+ \| \w+ \|$/gm)].map(([, run]) => run);
  const caught = runs.filter((run) => run === 'deviates').length;
  expect(runs.length - caught).toBe(1);
  expect(readme).toContain(
    `Of ${runs.length} servers that try to be called right without being so, ${caught} are caught;`,
  );
});

it('the README counts the right servers that differ', () => {
  const all = [...BENIGN, ...BENIGN_LIFE, ...BESIDE];
  expect(readme).toContain(`- ${all.length} servers that differ in what the contract allows`);
});
