import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';

/** Guides for somebody with the package and a server on port 5000, in the order of a reader. */
export const WITH_PACKAGE: readonly string[] = [
  'README.md',
  ...[
    ...['first-report', 'ci', 'certify', 'clients', 'conditions', 'drift', 'functions', 'limits', 'oracle'],
    ...['vitest', 'world-protocol'],
  ].map((name) => `docs/${name}.md`),
];

/** Guides for somebody with a clone of the repository. */
export const WITH_CLONE: readonly string[] = ['docs/cases.md', 'docs/real-account.md'];

/** Guides whose commands have a test of their own. */
export const BY_THEMSELVES: readonly string[] = ['docs/targets.md'];

/** All that a reader may follow. */
export function allGuides(): string[] {
  const docs = readdirSync(join(packageRoot(), 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
}
