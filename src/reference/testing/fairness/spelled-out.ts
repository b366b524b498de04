import type { Behaviour } from '../../behaviour.ts';

/** Members of the request that are booleans, with what the response calls them. */
const FLAGS = {
  IncludeGlobalServiceEvents: 'IncludeGlobalServiceEvents',
  IsMultiRegionTrail: 'IsMultiRegionTrail',
  IsOrganizationTrail: 'IsOrganizationTrail',
  EnableLogFileValidation: 'LogFileValidationEnabled',
};

/** Answers a create with "true" or "false" for a boolean as if it had been one: what AWS does with them is not known. */
export const readSpelledOut: Behaviour['response'] = (response, { request }) => {
  if (!request.headers['x-amz-target']?.endsWith('.CreateTrail') || response.status !== 400) return response;
  const text = new TextDecoder().decode(request.body);
  if (!/"(true|false)"/.test(text)) return response;
  const sent = JSON.parse(text) as Record<string, unknown>;
  const flags = Object.entries(FLAGS).flatMap(([member, shown]) =>
    sent[member] === undefined ? [] : [[shown, sent[member] === 'true' || sent[member] === true]],
  );
  const { Name, S3BucketName } = sent;
  return {
    ...response,
    status: 200,
    body: JSON.stringify({ Name, S3BucketName, ...Object.fromEntries(flags) }),
  };
};
