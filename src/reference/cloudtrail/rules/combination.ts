import type { Rule } from '../rule.ts';

export const combinationRules: readonly Rule[] = [
  {
    id: 'combination.multi-region-without-global',
    exception: 'InvalidParameterCombinationException',
    violated: ({ request }) =>
      request.IsMultiRegionTrail === true && request.IncludeGlobalServiceEvents === false,
    message: () => 'Multi-Region trail must include global service events.',
  },
];
