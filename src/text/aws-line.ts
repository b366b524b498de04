import { kebab } from './kebab.ts';
import { asciiJson, shellWord } from './shell.ts';

/** Where the lines of a reproduction go to. */
export interface Where {
  /** Absent at AWS itself, where the CLI knows the address. */
  endpoint?: string;
  region: string;
}

/** A line of the AWS CLI: `aws SERVICE COMMAND --endpoint-url … --region … ARGUMENTS`; arguments that hold a `$` are left as they are. */
export function awsLine(
  service: string,
  command: string,
  { endpoint, region }: Where,
  args: readonly string[] = [],
): string {
  const to = [...(endpoint ? ['--endpoint-url', shellWord(endpoint)] : []), '--region', shellWord(region)];
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
