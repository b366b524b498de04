// Prepares a release: `npm run release -- 0.2.0`. Checks, runs the whole gate, writes version and changelog, packs, commits and tags.
// Nothing leaves this machine: pushing the tag starts .github/workflows/release.yml, which publishes with provenance.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageVersion } from '../src/files/root.ts';
import { assertNext, releaseChangelog } from './release/changelog.ts';

const root = join(import.meta.dirname, '..');
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: root, stdio: 'inherit' });
const ask = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8' });

const [version = ''] = process.argv.slice(2);
try {
  assertNext(packageVersion(), version);
  const changelog = join(root, 'CHANGELOG.md');
  const date = new Date().toISOString().slice(0, 10);
  const released = releaseChangelog(readFileSync(changelog, 'utf8'), version, date);
  if (ask('git', 'status', '--porcelain') !== '') throw new Error('There are changes. Commit them first.');
  if (ask('git', 'tag', '--list', `v${version}`) !== '') throw new Error(`The tag v${version} exists.`);
  run('bash', '.ci/run');
  writeFileSync(changelog, released);
  run('npm', 'version', version, '--no-git-tag-version');
  run('npm', 'pack', '--pack-destination', 'reports');
  run('git', 'commit', '--all', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  console.log(
    `Packed reports/cloudtrail-conformance-${version}.tgz. Push the commit and the tag v${version} to publish it.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
