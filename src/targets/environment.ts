import { CannotJudge } from '../contract/errors.ts';
import { SERVICES, type TargetDescription } from '../contract/target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of services in the endpoint variables of the SDKs, where they differ from ours. */
const VARIABLE_OF: Partial<Record<(typeof SERVICES)[number], string>> = { logs: 'CLOUDWATCH_LOGS' };

/**
 * Endpoints named by the variables that the AWS SDKs read: `AWS_ENDPOINT_URL_S3` before `AWS_ENDPOINT_URL`. Nothing
 * where `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true, as in the SDKs.
 * @throws CannotJudge naming the variable that isn't a URL, or is set and empty: whoever set it meant an endpoint
 */
export function endpointsOf(env: Environment): TargetDescription['endpoints'] {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return {};
  const empty = ['AWS_ENDPOINT_URL', ...SERVICES.map(variableOf)].find((name) => env[name]?.trim() === '');
  if (empty !== undefined) {
    throw new CannotJudge(`${empty} is set and empty. Set it to the URL of an endpoint, or unset it.`);
  }
  const endpoints: TargetDescription['endpoints'] = {};
  for (const service of SERVICES) {
    const variable = [variableOf(service), 'AWS_ENDPOINT_URL'].find((name) => env[name]);
    const text = variable && env[variable];
    if (variable && text) endpoints[service] = parseEndpoint(variable, text);
  }
  return endpoints;
}

function variableOf(service: (typeof SERVICES)[number]): string {
  return `AWS_ENDPOINT_URL_${VARIABLE_OF[service] ?? service.toUpperCase()}`;
}

/** A URL without the slash at its end. @param where the flag, variable or key it was given in, for the message */
export function parseEndpoint(where: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new CannotJudge(`${where} ${text} must be a URL such as http://127.0.0.1:5000.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new CannotJudge(
      `${where} has a user or password in its URL, which signed requests can't carry. Remove them.`,
    );
  }
  return url.href.replace(/\/$/, '');
}
