/** What a LocalStack user does about a missing, refused or too small licence. */
export const TOKEN_ADVICE =
  'Set LOCALSTACK_AUTH_TOKEN to a token whose plan includes CloudTrail (app.localstack.cloud)';

const UNLICENSED = /not included (?:with)?in your (?:[\w-]+ ){0,3}licen[cs]e plan|pro feature/i;

/** What to tell a user whose LocalStack answers that its licence leaves the service out; undefined for any other answer. */
export function licenceAdvice(answer: string): string | undefined {
  return UNLICENSED.test(answer)
    ? `LocalStack answers that its licence plan does not include CloudTrail. ${TOKEN_ADVICE}.`
    : undefined;
}
