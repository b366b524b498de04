/** What to do about a missing, refused or insufficient licence of LocalStack. */
export const TOKEN_ADVICE =
  'Set LOCALSTACK_AUTH_TOKEN to a token whose plan includes CloudTrail (app.localstack.cloud)';

const UNLICENSED = /not included (?:with)?in your (?:[\w-]+ ){0,3}licen[cs]e plan|pro feature/i;

/** The message for an answer of LocalStack that its licence lacks CloudTrail; undefined for any other answer. */
export function licenceAdvice(answer: string): string | undefined {
  return UNLICENSED.test(answer)
    ? `The licence plan of this LocalStack does not include CloudTrail. ${TOKEN_ADVICE}.`
    : undefined;
}
