import { shellWord } from '../text/shell.ts';
import type { CommandFlags } from './choose.ts';

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
