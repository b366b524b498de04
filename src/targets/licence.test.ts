import { expect, it } from 'vitest';
import { licenceAdvice } from './licence.ts';

it.each([
  'The API for service cloudtrail is not included in your current license plan.',
  "The API for service 'cloudtrail' is either not included in your current license plan or not there yet",
  'cloudtrail is not included within your LocalStack license plan',
  "API for service 'cloudtrail' not yet implemented or pro feature",
])('reads a licence refusal: %s', (answer) => {
  expect(licenceAdvice(answer)).toMatch(
    /licence plan of this LocalStack does not include CloudTrail\. Set LOCALSTACK_AUTH_TOKEN/,
  );
});

it('reads no licence refusal into other answers', () => {
  expect(licenceAdvice('{"trailList":[]}')).toBeUndefined();
});
