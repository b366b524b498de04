// Freezes the cases of this version as the release that certificates refer to. A release that exists is never rewritten,
// unless --force says that nobody was given a certificate of it yet.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { CURRENT_RELEASE, freeze } from '../src/certify/release.ts';
import { loadTable } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';

const [release = CURRENT_RELEASE] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const file = join(packageRoot(), `spec/releases/${release}.yaml`);
if (existsSync(file) && !process.argv.includes('--force')) {
  process.stderr.write(
    `spec/releases/${release}.yaml is frozen. Freeze another release, or add --force while no certificate of it is out.\n`,
  );
  process.exitCode = 1;
} else {
  const frozen = freeze(loadTable(), release);
  const banner = `# The cases of certificates of release ${release}, frozen by \`npm run freeze\`. Never edited by hand.\n`;
  await writeWhole(file, banner + stringify(frozen));
  process.stdout.write(`spec/releases/${release}.yaml: ${frozen.cases.length} cases\n`);
}
