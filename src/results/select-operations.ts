import picomatch from 'picomatch';
import { CannotJudge } from '../contract/errors.ts';
import { loadOperations } from '../contract/table.ts';

/** The operations that globs choose, in the order of the suite; all without a glob. @throws CannotJudge for a glob that matches none */
export function selectOperations(globs: readonly string[]): string[] {
  const all = loadOperations();
  if (globs.length === 0) return all;
  const unmatched = globs.find((glob) => !all.some((name) => picomatch(glob)(name)));
  if (unmatched !== undefined) {
    throw new CannotJudge(`--operation ${unmatched} matches no operation; there are: ${all.join(', ')}.`);
  }
  return all.filter((name) => globs.some((glob) => picomatch(glob)(name)));
}
