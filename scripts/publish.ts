// Prepares a checkout for `npm publish`: `tsx scripts/publish.ts https://github.com/OWNER/NAME vX.Y.Z`. Names the repository, which
// provenance needs, and gives links to files that aren't in the package the address of the repository. Only for the checkout that
// .github/workflows/release.yml publishes from.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedLinks } from './release/links.ts';
import { packedFiles } from './release/packed.ts';

const root = join(import.meta.dirname, '..');
const [url = '', tag = ''] = process.argv.slice(2);
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/.test(url) || !/^v\d/.test(tag)) {
  console.error(
    'Give the address of the repository and the tag: tsx scripts/publish.ts https://github.com/OWNER/NAME v0.2.0',
  );
  process.exit(2);
}
execFileSync('npm', ['pkg', 'set', 'repository.type=git', `repository.url=git+${url}.git`], { cwd: root });
const packed = packedFiles(root);
for (const from of packed.filter((path) => path.endsWith('.md'))) {
  const markdown = readFileSync(join(root, from), 'utf8');
  writeFileSync(join(root, from), packedLinks(markdown, { from, packed, repository: { url, tag } }));
}
