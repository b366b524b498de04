import { type Concern, inWorld, worlds } from '../../worlds/worlds.ts';
import type { Rule, RuleContext } from '../rule.ts';

const concerned: Readonly<Record<Concern, (context: RuleContext) => boolean>> = {
  any: () => true,
  organization: ({ request }) => request.IsOrganizationTrail === true,
  'log-group': ({ request }) => !!request.CloudWatchLogsLogGroupArn || !!request.CloudWatchLogsRoleArn,
  topic: ({ request }) => !!request.SnsTopicName,
  key: ({ request }) => !!request.KmsKeyId,
};

/**
 * The rule that refuses every call a world concerns, while the caller is in it. Worlds about organizations have none:
 * they change the caller's standing, which the rules about organizations judge.
 */
export function worldRule(name: string): Rule {
  const world = worlds.find((candidate) => candidate.name === name);
  if (world?.exception === undefined || world.standing !== undefined) {
    throw new Error(`The world "${name}" has no rule of its own.`);
  }
  return {
    id: `world.${name}`,
    exception: world.exception,
    violated: (context) => concerned[world.concerns](context) && inWorld(context.call, name),
    message: () => (name === 'rate.exceeded' ? 'Rate exceeded' : `The account is in the world ${name}.`),
  };
}
