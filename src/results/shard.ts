import { CannotJudge } from '../contract/errors.ts';

/** One of several parts of a run, counted from 1. */
export interface Shard {
  index: number;
  of: number;
}

/** `2/3` as a part. @throws CannotJudge for anything that names none */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!index || !of || index > of) {
    throw new CannotJudge(`--shard must be I/N with I from 1 to N, such as 1/3, got "${text}".`);
  }
  return { index, of };
}

/** Every n-th case, so that the slow ones, which lie together, are spread. @throws CannotJudge when there are more parts than cases */
export function casesOfShard<T>(cases: readonly T[], { index, of }: Shard): T[] {
  const own = cases.filter((_, place) => place % of === index - 1);
  if (own.length > 0) return own;
  throw new CannotJudge(
    `--shard ${index}/${of} has no case: only ${cases.length} were chosen; use fewer parts.`,
  );
}
