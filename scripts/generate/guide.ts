import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTable } from '../../src/contract/table.ts';
import { AWS_PACE } from '../../src/lanes/pace.ts';
import { planRun } from '../../src/plan/plan.ts';
import { showPlan } from '../../src/plan/show.ts';
import { ALIVE_ON_AWS } from '../../src/session/conformance.ts';

const FILE = 'docs/real-account.md';
const BLOCK = /(<!-- plan: written by `npm run generate` -->\n\n```\n)[\s\S]*?(\n```\n\n<!-- plan end -->)/;

/**
 * The guide to a real account, with the plan of one Region as the case table has it now.
 * @throws Error where the place for it is not there
 */
export async function guideWithPlan(root: string): Promise<{ file: string; text: string }> {
  const table = loadTable();
  const shown = showPlan(
    await planRun({
      ...{ table, cases: table.cases, pace: AWS_PACE, maxTrails: ALIVE_ON_AWS },
      ...{ region: 'eu-west-1', partition: 'aws', account: 'ACCOUNT_ID' },
    }),
  );
  const [head = ''] = shown.split('\n\nLeast policy');
  const text = await readFile(join(root, FILE), 'utf8');
  if (!BLOCK.test(text)) throw new Error(`${FILE} has no place for the plan`);
  return { file: FILE, text: text.replace(BLOCK, (_, before, after) => `${before}${head}${after}`) };
}
