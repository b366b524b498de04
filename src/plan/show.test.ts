import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTable } from '../cases/table.ts';
import { AWS_PACE } from '../lanes/pace.ts';
import { packageRoot } from '../root.ts';
import { ALIVE_ON_AWS } from '../run/conformance.ts';
import { planRun } from './plan.ts';
import { showPlan } from './show.ts';

test('the plan in the guide is the one that is printed', async () => {
  const table = loadTable();
  const shown = showPlan(
    planRun({
      ...{ table, cases: table.cases, pace: AWS_PACE, alive: ALIVE_ON_AWS },
      ...{ region: 'eu-west-1', partition: 'aws', account: 'ACCOUNT_ID' },
    }),
  );
  const [head = ''] = shown.split('\n\nLeast policy');
  expect(await readFile(join(packageRoot(), 'docs/real-account.md'), 'utf8')).toContain(
    `\`\`\`\n${head}\n\`\`\``,
  );
});
