import { shellWord } from '../text/shell.ts';
import { chosenEndpoints, chosenHeaders, type TargetChoice } from './choice.ts';
import type { ChosenTarget } from './choose.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The options that choose the target of a run again, as text for a shell. A target from the environment is named by its
 * endpoints and its Region: the next shell may not have the variables. One of the config file is named there, with all that the
 * file says of it. No secret is among them: keys and headers are variables.
 */
export function optionsAgain(choice: TargetChoice, chosen: ChosenTarget, env: Environment): string[] {
  const { config, where, name } = chosen;
  const target = choice.target ?? (where === undefined ? undefined : name);
  const endpoint = target === undefined ? config.endpoint : undefined;
  const placed = endpoint === undefined ? chosenEndpoints(choice) : (config.endpoints ?? {});
  const elsewhere = Object.entries(placed).filter(
    ([service, url]) => service !== 'cloudtrail' && url !== endpoint,
  );
  const fromShell = config.region === undefined ? (env.AWS_REGION ?? env.AWS_DEFAULT_REGION) : undefined;
  const isReachedByShell = endpoint !== undefined && choice.accessKeyId === undefined;
  const options: Record<string, string | undefined> = {
    target,
    port: choice.port === undefined ? undefined : String(choice.port),
    endpoint,
    ...Object.fromEntries(elsewhere.map(([service, url]) => [`endpoint-${service}`, url])),
    region: choice.region ?? fromShell,
    'allow-aws': choice.allowAws,
    name: choice.name,
    'target-version': choice.targetVersion,
    profile: choice.profile ?? (isReachedByShell ? env.AWS_PROFILE : undefined),
    // AWS_CA_BUNDLE is of the machine: whoever runs it again has its own, or none.
    'ca-bundle': choice.caBundle,
  };
  return [
    ...Object.entries(options).flatMap(([option, value]) =>
      value === undefined || value === '' ? [] : [`--${option} ${shellWord(value)}`],
    ),
    ...(choice.accessKeyId === undefined ? [] : ['--access-key-id "$AWS_ACCESS_KEY_ID"']),
    ...Object.keys(chosenHeaders(choice.header)).map(
      (header) => `--header "${header.replace(/["$`\\]/g, '\\$&')}: $${variableOf(header)}"`,
    ),
  ];
}

/**
 * A run as a command for a shell.
 * @param program what is typed before the verb: `npx cloudtrail-conformance`, or the script of a clone
 * @param options as {@link optionsAgain} gives them
 */
export function commandOf(program: string, options: readonly string[]): string {
  return [program, 'run', ...options].join(' ');
}

/** A shell variable named after a header. */
function variableOf(header: string): string {
  return header
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_');
}
