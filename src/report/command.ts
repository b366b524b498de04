import { shellWord } from './shell.ts';

/** What of a run's flags says where it goes; filters and outputs are not part of it. */
export interface CommandFlags {
  /** Variables that say where it goes and that no flag stands for. */
  env?: Readonly<Record<string, string>> | undefined;
  target?: string | undefined;
  endpoint?: string | undefined;
  region?: string | undefined;
  'allow-aws'?: string | undefined;
}

/**
 * A run as a command for a shell.
 * @param program what is typed before the verb: `npx cloudtrail-conformance`, or the script of a clone
 */
export function commandOf(program: string, flags: CommandFlags): string {
  const parts = (['target', 'endpoint', 'region', 'allow-aws'] as const).flatMap((flag) => {
    const value = flags[flag];
    return value === undefined ? [] : [`--${flag}`, shellWord(value)];
  });
  const variables = Object.entries(flags.env ?? {}).map(([name, value]) => `${name}=${shellWord(value)}`);
  return [...variables, program, 'run', ...parts].join(' ');
}
