import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';

type Member = keyof Parameters<Rule['violated']>[0]['request'];

/** Settings beside which a server can skip a check. */
const SETTINGS = [
  'S3KeyPrefix',
  'IsMultiRegionTrail',
  'EnableLogFileValidation',
  'IncludeGlobalServiceEvents',
] as const;

/** Further members, each with rules that have cases beside it. */
const FURTHER: Readonly<Partial<Record<Member, readonly string[]>>> = {
  TagsList: [
    'name.characters',
    'name.adjacent',
    'name.ip-address',
    'bucket-name.characters',
    'key.policy-generate-data-key',
    'key-id.malformed',
  ],
  KmsKeyId: ['bucket-policy.put-object', 'tags.key-duplicate', 'log-group.missing'],
  SnsTopicName: ['bucket-policy.put-object', 'tags.key-duplicate', 'log-group.missing'],
};

/** Mutants that skip a rule where the request has an optional member: each rule beside two settings, some beside more. */
export function besideMutants(rules: readonly Rule[]): Mutant[] {
  return rules.flatMap((rule, index) => {
    const settings = [index, index + 1].flatMap((at) => SETTINGS[at % SETTINGS.length] ?? []);
    const further = Object.entries(FURTHER).flatMap(([member, ids]) =>
      ids.includes(rule.id) ? [member as Member] : [],
    );
    return [...settings, ...further].map((member) => skippedBeside(rule, member));
  });
}

function skippedBeside({ id, exception }: Rule, member: Member): Mutant {
  return {
    id: `rule/${id}/skipped-beside-${member}`,
    family: 'rule',
    title: `${id} is skipped beside ${member}`,
    exception,
    options: {
      rules: (list) =>
        list.map((rule) => {
          if (rule.id !== id) return rule;
          const violated: Rule['violated'] = (context, limit) =>
            context.request[member] === undefined && rule.violated(context, limit);
          return { ...rule, violated };
        }),
    },
  };
}
