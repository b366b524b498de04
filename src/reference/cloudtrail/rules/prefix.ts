import type { Rule } from '../rule.ts';

export const prefixRules: readonly Rule[] = [
  {
    id: 'prefix.too-long',
    exception: 'InvalidS3PrefixException',
    limit: 200,
    violated: ({ request }, limit) => (request.S3KeyPrefix ?? '').length > limit,
    message: ({ request }, limit) =>
      `The S3 prefix has ${request.S3KeyPrefix?.length} characters, ${limit} are allowed.`,
  },
];
