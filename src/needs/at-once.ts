/** Most reads of one list at once: a target may list thousands. */
const READS_AT_ONCE = 16;

/** Runs work so that at most `most` pieces of it are under way, in the order of asking. */
export function atOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    // Whoever ends hands over its place.
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Reads each of a list, a few at once, and gives what was read in the order of the list. */
export function readEach<T, R>(list: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const slot = atOnce(READS_AT_ONCE);
  return Promise.all(list.map((one) => slot(() => read(one))));
}
