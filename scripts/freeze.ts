// Freezes the cases of this version as the release that certificates refer to: of CreateTrail, or of the operations that
// --operation names. A release that exists is never rewritten, unless --force says that nobody was given a certificate of it yet.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { CURRENT_RELEASE, freeze, releaseFile } from '../src/certify/release.ts';
import { FIRST_OPERATION } from '../src/contract/operations.ts';
import { loadTable } from '../src/contract/table.ts';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';
import { selectOperations } from '../src/results/select-operations.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    operation: { type: 'string', multiple: true, default: [FIRST_OPERATION] },
    force: { type: 'boolean', default: false },
  },
});
const [release = CURRENT_RELEASE] = positionals;
for (const operation of selectOperations(values.operation)) {
  const file = releaseFile(release, operation);
  if (existsSync(join(packageRoot(), file)) && !values.force) {
    process.stderr.write(
      `${file} is frozen. Freeze another release, or add --force while no certificate of it is out.\n`,
    );
    process.exitCode = 1;
    continue;
  }
  const frozen = freeze(loadTable(operation), release);
  const banner = `# The cases of certificates of release ${release} of ${operation}, frozen by \`npm run freeze\`. Never edited by hand.\n`;
  await writeWhole(join(packageRoot(), file), banner + stringify(frozen));
  process.stdout.write(`${file}: ${frozen.cases.length} cases\n`);
}
