import { CannotJudge } from '../contract/errors.ts';
import { counted } from '../text/counted.ts';

/** One of several parts of a run, counted from 1. */
export interface Shard {
  index: number;
  total: number;
}

/** Reads `2/3`. @throws CannotJudge for anything else */
export function parseShard(text: string): Shard {
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!index || !total || index > total) {
    throw new CannotJudge(`--shard must be I/N with I from 1 to N, such as 1/3, got "${text}".`);
  }
  return { index, total };
}

/** Every n-th case, so that the slow ones, which lie together, are spread. @throws CannotJudge when there are more parts than cases */
export function casesOfShard<T>(cases: readonly T[], { index, total }: Shard): T[] {
  const own = cases.filter((_, place) => place % total === index - 1);
  if (own.length > 0) return own;
  throw new CannotJudge(
    `--shard ${index}/${total} has no case: only ${counted(cases.length, 'case was', 'cases were')} chosen. Use fewer parts.`,
  );
}
