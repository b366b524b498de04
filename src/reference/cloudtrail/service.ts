import type { Behaviour, Body } from '../behaviour.ts';
import type { JsonService } from '../protocol/json.ts';
import { type Operation, type Operations, operation } from '../protocol/operation.ts';
import { createTrail } from './create.ts';
import { insightOperations } from './insights.ts';
import { trailOperations } from './read.ts';
import { createTrailMembers } from './request.ts';
import type { Rule } from './rule.ts';
import { selectorOperations } from './selectors.ts';
import { tagOperations } from './tags.ts';
import { updateRules, updateTrail, updateTrailMembers } from './update.ts';

/** Both prefixes that SDKs send: botocore's family the long one, the Smithy family the short one. */
const TARGETS = ['com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'CloudTrail_20131101'];

export function createCloudTrail(rules: readonly Rule[], behaviour: Behaviour): JsonService {
  const operations: Record<string, Operation> = {
    CreateTrail: operation(createTrailMembers, (call, request) =>
      createTrail({ rules, behaviour }, call, request),
    ),
  };
  const rulesOfUpdate = updateRules(rules);
  const others = behaviour.operations({
    ...trailOperations,
    ...tagOperations,
    ...selectorOperations,
    ...insightOperations,
    UpdateTrail: operation(updateTrailMembers, (call, request) => updateTrail(rulesOfUpdate, call, request)),
  } satisfies Operations);
  for (const [name, read] of Object.entries(others)) {
    operations[name] = { run: (call, input) => behaviour.readBody(name, read.run(call, input) as Body) };
  }
  return { targets: behaviour.targets(TARGETS), operations };
}
