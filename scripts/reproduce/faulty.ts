import type { ReferenceOptions } from '../../src/reference/index.ts';

/** Faults of many kinds at once, as emulators have them: missing rules, a wrong code, a wrong default, members that are forgotten. */
export const FAULTS: Partial<ReferenceOptions> = {
  rules: (rules) =>
    rules
      .filter(({ id }) => !/^(?:bucket-policy|topic-name|log-group|prefix|tags)\./.test(id))
      .map((rule) => (rule.id.startsWith('key.') ? { ...rule, exception: 'ValidationException' } : rule)),
  createBody: ({ S3KeyPrefix: _, ...body }) => ({ ...body, IncludeGlobalServiceEvents: false }),
  readBody: (operation, body) => (operation === 'ListTags' ? { ...body, ResourceTagList: [] } : body),
};
