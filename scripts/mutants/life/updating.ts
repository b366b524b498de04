import { updateRules } from '../../../src/reference/cloudtrail/update.ts';
import { createReference, type Rule } from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';
import { mutantOf, rows } from './fault.ts';
import { LOOKING } from './looked-at.ts';
import { UPDATING } from './update-rows.ts';
import { ofSetting, SETTINGS } from './update-settings.ts';

const OPERATION = 'UpdateTrail';

/** The rules that the reference holds an update to. */
function rulesOfUpdate(): readonly Rule[] {
  let all: readonly Rule[] = [];
  createReference({
    rules: (rules) => {
      all = rules;
      return rules;
    },
  });
  return updateRules(all);
}

/** Mutants of each of these rules: one that is not asked, one with another code. */
const updateRuleMutants: readonly Mutant[] = rulesOfUpdate().flatMap(({ id, exception }) => {
  const of = (faultId: string, title: string, changed: Partial<Rule> | undefined): Mutant =>
    mutantOf(OPERATION, `rule/${id}/${faultId}`, `${id} ${title}`, [`error.${exception}.*`], {
      rules: (all) =>
        all.flatMap((rule) => (rule.id === id ? (changed ? { ...rule, ...changed } : []) : rule)),
    });
  return [
    of('absent', 'is not asked', undefined),
    of('wrong-code', 'answers InvalidEventSelectorsException', {
      exception: 'InvalidEventSelectorsException',
    }),
  ];
});

/** Mutants of what UpdateTrail does. */
export const updatingMutants: readonly Mutant[] = [
  ...rows(OPERATION, 'state', [...SETTINGS.flatMap(ofSetting), ...UPDATING, ...LOOKING]),
  ...updateRuleMutants,
];
