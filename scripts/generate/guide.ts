import { loadOperations, loadSuite } from '../../src/contract/table.ts';
import { AWS_PACE } from '../../src/lanes/pace.ts';
import { planRun } from '../../src/plan/plan.ts';
import { showPlan } from '../../src/plan/show.ts';
import { MAX_TRAILS_ON_AWS } from '../../src/session/max-trails.ts';
import { type Document, withBlock } from './block.ts';

/** The guide to a real account, with the plan of one Region as the case tables of all operations have it now. */
export async function guideWithPlan(root: string): Promise<Document> {
  const table = loadSuite(loadOperations());
  const shown = showPlan(
    await planRun({
      ...{ table, cases: table.cases, pace: AWS_PACE, maxTrails: MAX_TRAILS_ON_AWS },
      ...{ region: 'eu-west-1', partition: 'aws', account: 'ACCOUNT_ID' },
    }),
  );
  const [head = ''] = shown.split('\n\nLeast policy');
  return withBlock(root, 'docs/real-account.md', 'plan', `\`\`\`\n${head}\n\`\`\``);
}
