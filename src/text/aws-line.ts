import { kebab } from './kebab.ts';
import { asciiJson, shellWord } from './shell.ts';

/** Where the lines of a reproduction go to. */
export interface Where {
  /** Absent at AWS itself, where the CLI knows the address. */
  endpoint?: string;
  /** Services that are elsewhere. */
  endpoints?: Readonly<Record<string, string>>;
  region: string;
}

/** Where the lines for a target go to. */
export function placeOf({ endpoint, endpoints, region }: Where): Where {
  return { ...(endpoint ? { endpoint } : {}), ...(endpoints ? { endpoints } : {}), region };
}

/** A line of the AWS CLI: `aws SERVICE COMMAND --endpoint-url … --region … ARGUMENTS`; arguments that hold a `$` are left as they are. */
export function awsLine(
  service: string,
  command: string,
  { endpoint, endpoints, region }: Where,
  args: readonly string[] = [],
): string {
  const own = endpoints?.[service === 's3api' ? 's3' : service] ?? endpoint;
  const to = [...(own ? ['--endpoint-url', shellWord(own)] : []), '--region', shellWord(region)];
  return ['aws', service, command, ...to, ...args].join(' ');
}

/** An operation of the service under test with its whole input as JSON. */
export function operationLine(
  service: string,
  operation: string,
  where: Where,
  input: Readonly<Record<string, unknown>>,
): string {
  const args = Object.keys(input).length === 0 ? [] : ['--cli-input-json', shellWord(asciiJson(input))];
  return awsLine(service.toLowerCase(), kebab(operation), where, args);
}
